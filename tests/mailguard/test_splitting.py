"""A message is taken apart without losing anything, and its words become a page that holds them all."""

import json
from email.message import EmailMessage
from io import BytesIO
from typing import Any

import pytest
import typst

from safehaven.mailguard.letters import read
from safehaven.mailguard.protecting import work
from safehaven.mailguard.protecting.page import LONGEST, NotAsWritten, as_text, made_page
from safehaven.mailguard.protecting.splitting import NotWhole, Split, split
from safehaven.mailguard.protecting.work import MOST_ALONE, Page, asked, make, told
from safehaven_core.protection import Form, NotProved, Original, new_password, opened, protect
from tests.core.protection.originals import make_pdf
from tests.mailguard.protected import words_of
from tests.mailguard.taking_in import raw

TOLD = "Robin Quillfeather fears the wasps."


def parts_of(message: EmailMessage):
    message["From"], message["Message-ID"] = "ada@example.org", "<1@example.org>"
    return split(read(raw(message)))


def text(words: str = TOLD) -> EmailMessage:
    made = EmailMessage()
    made.set_content(words)
    return made


def test_a_plain_message_is_its_words():
    assert (parts_of(text()).words, parts_of(text()).files) == (TOLD, ())


def test_of_a_page_alone_its_words_are_taken():
    made = EmailMessage()
    made.set_content(f"<p>{TOLD}</p><p>Second<br>Third</p>", subtype="html")

    assert parts_of(made).words.split() == [*TOLD.split(), "Second", "Third"]


def test_of_two_forms_of_the_same_words_one_is_taken():
    made = text()
    made.add_alternative(f"<p>{TOLD}</p>", subtype="html")

    assert parts_of(made).words == TOLD


def test_where_the_plain_form_is_a_stub_the_page_is_taken():
    made = text("Open this in a newer program.")
    made.add_alternative(f"<p>{TOLD} {TOLD}</p>", subtype="html")

    assert parts_of(made).words.split() == [*TOLD.split(), *TOLD.split()]


def test_files_pictures_and_messages_inside_are_files():
    inner, made = text("Earlier."), text()
    inner["Subject"] = "Earlier"
    made.add_alternative("<p>See <img src='cid:a'></p>", subtype="html")
    made.get_payload()[1].add_related(b"\x89PNG", "image", "png", cid="<a>")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Plan.pdf")
    made.add_attachment(inner)

    split_up = parts_of(made)
    assert split_up.words == TOLD
    assert [name for name, _content in split_up.files] == ["", "Plan.pdf", "message.eml"]
    assert b"Earlier." in split_up.files[2][1]


def test_what_stands_after_a_file_is_kept_too():
    made = text()
    made.add_attachment(b"x", maintype="application", subtype="octet-stream", filename="a.bin")
    last = EmailMessage()
    last.set_content("The foot.")
    made.attach(last)

    assert parts_of(made).words == f"{TOLD}\n\nThe foot."


def test_words_that_cannot_be_decoded_travel_as_the_bytes_that_came():
    odd = b"From: ada@example.org\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nCaf\xe9\r\n"

    assert split(read(odd)) == Split("", (("", b"Caf\xe9\r\n"),))


def test_a_broken_message_is_not_taken_apart():
    made = text()
    made.add_attachment(b"x", maintype="application", subtype="octet-stream", filename="a.bin")
    whole = raw(made)
    cut = b"From: ada@example.org\r\n" + whole[: whole.rindex(b"--")]

    with pytest.raises(NotWhole):
        split(read(cut[: cut.rindex(b"--")]))


# The page


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Lines\n\n\nand gaps\n  indented\tand tabbed", ["Lines", "and gaps", "indented", "and tabbed"]),
        (
            "“Quotes”, dashes – and — and ligatures: fi ffl",
            ["“Quotes”, dashes – and — and ligatures: fi ffl"],
        ),
        ("well-known end-\nof line", ["well-known", "of line"]),
        ("Zażółć gęślą, Привет, Ελληνικά, Việt", ["Zażółć gęślą, Привет, Ελληνικά, Việt"]),
        (
            '#include "x" *bold* $x^2$ `code` <b> \\ // @ref [x] {y}',
            ['#include "x" *bold* $x^2$ `code` <b> \\ // @ref'],
        ),
        ("hid\u200bden m\u00adarks and\u00a0spaces \x0b\x07end", ["hidden marks and spaces end"]),
        ("", ["A message from Nell"]),
        ("word " * 20_000, ["word word word", "1 of"]),
    ],
)
def test_a_page_holds_what_was_written(words, shown):
    page = words_of(made_page("A message from Nell", [("Subject", TOLD)], words))

    assert [line for line in (f"Subject: {TOLD}", *shown) if line not in page] == []


def test_the_longest_word_is_broken_and_not_cut():
    page = words_of(made_page("A message", [], "x" * 500))

    assert page.count("x") == 500


@pytest.mark.parametrize("words", ["A smile 🙂", "日本語", "x" * (LONGEST + 1)])
def test_what_no_page_can_show_is_not_made_one(words):
    with pytest.raises(NotAsWritten):
        made_page("A message", [], words)


def test_a_page_that_lost_a_word_is_not_taken(monkeypatch):
    made: Any = typst.compile
    monkeypatch.setattr(
        typst, "compile", lambda *a, sys_inputs, **k: made(*a, sys_inputs=_without(sys_inputs), **k)
    )

    with pytest.raises(NotAsWritten):
        made_page("A message", [], "Robin fears the wasps.")


def _without(inputs):
    return {"letter": json.dumps(json.loads(inputs["letter"]) | {"lines": ["fears the wasps."]})}


def test_what_no_page_shows_travels_as_a_text_file_in_the_zip():
    password = new_password()
    page = Page("A message", (("Subject", "Smile"),), "A smile 🙂")
    [only] = told(make(asked(password, page, []), []))

    [inside] = opened(BytesIO(only.content), password)
    assert (only.name, only.form, inside.name) == ("documents.zip", Form.ZIP, "message.txt")
    assert inside.content == as_text(page.title, page.head, page.words)
    assert "🙂" in inside.content.decode("utf-8-sig")


# The files


def made_of(*files):
    password = new_password()
    order = asked(password, Page("A message", (), TOLD), [name for name, _content in files])
    return password, told(make(order, [BytesIO(content) for _name, content in files]))


def test_a_file_that_cannot_be_protected_as_what_it_is_goes_into_the_zip():
    locked = BytesIO()
    protect([Original("pdf", BytesIO(make_pdf()))], new_password(), locked)
    password, made = made_of(("locked.pdf", locked.getvalue()), ("broken.pdf", b"%PDF-1.7 broken"))

    assert [one.name for one in made] == ["message.pdf", "documents.zip"]
    inside = opened(BytesIO(made[1].content), password)
    assert [(one.name, one.content) for one in inside] == [
        ("document-1.pdf", locked.getvalue()),
        ("document-2.pdf", b"%PDF-1.7 broken"),
    ]


def test_what_was_made_is_opened_again_before_it_counts(monkeypatch):
    def protects_nothing(originals, _password, sink):
        sink.write(originals[0].source.getvalue())
        return Form.PDF

    monkeypatch.setattr(work, "protect", protects_nothing)

    with pytest.raises(NotProved):
        made_of()


def test_the_ending_of_a_file_tells_nothing_either():
    _password, made = made_of(("letter.quillfeather", b"\x00\x01\x02"))

    assert b"quillfeather" not in made[1].content
    assert "document-1.bin in documents.zip: letter.quillfeather" in words_of(
        opened(BytesIO(made[0].content), _password)[0].content
    )


def test_of_very_many_files_the_rest_share_the_zip():
    _password, made = made_of(*((f"{place}.pdf", make_pdf()) for place in range(MOST_ALONE + 3)))

    assert len(made) == MOST_ALONE + 2
    assert made[-1].name == "documents.zip"
