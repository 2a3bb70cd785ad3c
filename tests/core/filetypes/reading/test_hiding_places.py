import struct

import pytest

from safehaven_core.filetypes.reading import read
from safehaven_core.filetypes.reading._outlook import unpacked
from tests.core.filetypes.reading import excel_files, mail_files
from tests.core.filetypes.reading.compound_files import compound
from tests.core.filetypes.reading.names import NAME
from tests.core.filetypes.reading.outlook import packed
from tests.core.filetypes.reading.places import EVERYWHERE, PLACES
from tests.core.filetypes.reading.word_files import WORD, word


def said(name: str, content: bytes) -> str:
    return "\n\n".join(part.text for part in read(name, content).parts)


@pytest.mark.parametrize(("kind", "place"), EVERYWHERE)
def test_a_name_is_found_wherever_it_hides(kind, place):
    content = PLACES[kind][place]()

    assert NAME in said(f"file.{kind}", content)


def test_a_file_without_the_name_does_not_have_it():
    assert NAME not in said("file.docx", word(lambda _made, _paragraph: None))


def test_the_name_of_the_file_itself_is_read_as_words():
    assert NAME in said("Robin_Quillfeather+plan.txt", b"x")
    assert NAME in said("RobinQuillfeather.txt", b"x")


def test_a_day_in_a_workbook_is_read_as_a_day_and_not_as_its_number():
    assert "03/05/1987" in said("file.xlsx", excel_files.birthday())


def test_each_part_says_where_it_stood():
    content = mail_files.mail(mail_files.attached(WORD["in a comment"](), "letter.docx"))

    [found] = [part for part in read("mail.eml", content).parts if NAME in part.text]

    assert found.path == ("mail.eml", "letter.docx", "word/comments.xml")
    assert found.place == "comments"


@pytest.mark.parametrize("record", [0x31, 0x5D, 0xEC, 0x1B6])
def test_the_words_of_a_drawing_in_an_old_workbook_are_read(record):
    words = NAME.encode("utf-16-le")
    made = b"".join(
        struct.pack("<HH", kind, len(content)) + content
        for kind, content in (
            (0x809, struct.pack("<HH12x", 0x600, 5)),
            (record, bytes(20) + words),
            (0x0A, b""),
        )
    )
    reading = read("file.xls", compound({("Workbook",): made}))

    assert reading.complete
    assert NAME in "".join(part.text for part in reading.parts)


def test_rich_text_that_outlook_packed_with_references_is_unpacked():
    """The example of MS-OXRTFCP, 4.1.1."""
    example = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )

    assert unpacked(example) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert unpacked(packed(b"{\\rtf1 x}")) == b"{\\rtf1 x}"
