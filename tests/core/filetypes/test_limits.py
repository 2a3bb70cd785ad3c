import gzip
import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safehaven_core.filetypes import (
    Bomb,
    Damaged,
    FileRefused,
    Limits,
    Runs,
    TooDeep,
    TooLarge,
    TooMany,
    check_limits,
    identify,
)
from tests.core.filetypes.samples import EVERY, OPEN, office, package, pdf, sample

MEGABYTE = 1 << 20


def check(content: bytes, name: str = "", **limits) -> None:
    source = io.BytesIO(content)
    check_limits(source, identify(source, name), Limits(**limits))


HARMLESS = [one for one in EVERY if one[0] not in ("program", "script", "shortcut")]


@pytest.mark.parametrize(("kind", "number"), HARMLESS)
def test_an_honest_file_may_come_in(kind, number):
    check(sample(kind, number))


@pytest.mark.parametrize(("kind", "number"), [one for one in EVERY if one not in HARMLESS])
def test_what_runs_may_not_come_in(kind, number):
    with pytest.raises(Runs, match=f"a {kind}"):
        check(sample(kind, number), "letter.pdf")


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"del everything", "run.bat"), (sample("html"), "update.hta")],
)
def test_words_that_run_by_their_name_may_not_come_in(content, name):
    with pytest.raises(Runs):
        check(content, name)


def test_a_file_over_the_limit_is_too_large():
    with pytest.raises(TooLarge, match="larger than 1 MB"):
        check(bytes(MEGABYTE + 1), megabytes=1)


def test_a_file_at_the_limit_may_come_in():
    check(bytes(MEGABYTE), megabytes=1)


# Archives.


def test_a_zip_bomb_is_refused():
    with pytest.raises(Bomb, match="far more"):
        check(package({f"{number}.txt": bytes(20 * MEGABYTE) for number in range(4)}))


def test_a_package_that_unpacks_to_too_much_is_refused():
    with pytest.raises(TooLarge, match="more than 2 MB"):
        check(package({"a.txt": bytes(3 * MEGABYTE)}), unpacked_megabytes=2)


def test_an_office_file_is_a_package_too():
    with pytest.raises(Bomb):
        check(office(f"{OPEN}.wordprocessingml.document", "word", **{"word/media/x": bytes(80 * MEGABYTE)}))


def nested(levels: int) -> bytes:
    content = package({"a.txt": "a"})
    for _ in range(levels - 1):
        content = package({"next.zip": content})
    return content


def test_archives_may_be_nested_a_little():
    check(nested(4))


@pytest.mark.parametrize("levels", [5, 60])
def test_archives_nested_too_deep_are_refused(levels):
    with pytest.raises(TooDeep, match="more than 4 deep"):
        check(nested(levels))


def test_an_archive_is_known_inside_another_whatever_it_is_called():
    content = package({"harmless.txt": package({"also.jpg": nested(3)})})

    with pytest.raises(TooDeep):
        check(content)


def test_a_bomb_that_is_nested_is_refused():
    bomb = package({"a.txt": bytes(30 * MEGABYTE)})

    with pytest.raises(Bomb):
        check(package({f"{number}.zip": bomb for number in range(3)}))


def test_gzip_inside_gzip_is_nested_too():
    content = b"a"
    for _ in range(5):
        content = gzip.compress(content)

    with pytest.raises(TooDeep):
        check(content)


def test_a_gzip_bomb_is_refused():
    with pytest.raises(Bomb):
        check(gzip.compress(bytes(80 * MEGABYTE)))


def test_a_bomb_in_a_later_member_of_a_gzip_file_is_refused():
    with pytest.raises(Bomb):
        check(gzip.compress(b"a") + gzip.compress(bytes(80 * MEGABYTE)))


def test_a_gzip_file_of_very_many_members_is_refused():
    with pytest.raises(TooMany):
        check(gzip.compress(b"") * 101, entries=100)


def test_too_many_files_are_refused():
    with pytest.raises(TooMany):
        check(package({f"{number}": "" for number in range(101)}), entries=100)


def test_files_are_counted_over_all_levels():
    inner = package({f"{number}": "" for number in range(60)})

    with pytest.raises(TooMany):
        check(package({"a.zip": inner, "b.zip": inner}), entries=100)


def test_a_table_of_contents_that_would_fill_the_memory_is_not_read():
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 65535, 65535, 200 * MEGABYTE, 0, 0)

    with pytest.raises(TooMany):
        check(b"PK\3\4" + bytes(100) + end)


def overlapping() -> bytes:
    """Two entries in the table of contents that both name the first file (as in D. Fifield's bombs)."""
    content = package({"a.txt": "a" * 99})
    start, end = content.index(b"PK\1\2"), content.index(b"PK\5\6")
    directory = content[start:end] * 2
    return (
        content[:start] + directory + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 2, 2, len(directory), start, 0)
    )


def test_files_that_share_their_bytes_are_refused():
    with pytest.raises(Bomb, match="overlap"):
        check(overlapping())


def altered(content: bytes, mark: bytes, offset: int, value: bytes) -> bytes:
    place = content.index(mark) + offset
    return content[:place] + value + content[place + len(value) :]


def test_a_file_that_unpacks_to_more_than_it_says_is_refused():
    content = package({"a.txt": "a" * 9000})

    with pytest.raises(Damaged):
        check(altered(content, b"PK\1\2", 24, (100).to_bytes(4, "little")))


def test_a_file_whose_content_was_altered_is_refused():
    content = package({"a.txt": "a" * 90}, packed=False)

    with pytest.raises(Damaged):
        check(content.replace(b"aaa", b"aba", 1))


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_zip_that_was_cut_is_refused(kept):
    content = sample("docx")

    with pytest.raises(Damaged):
        check(content[: int(len(content) * kept)])


def test_a_zip_that_lists_what_is_not_there_is_refused():
    with pytest.raises(Damaged):
        check(package({"a.txt": "a"}).replace(b"PK\3\4", b"PK\3\5").replace(b"PK\3\5", b"PK\7\x08", 1))


def test_an_archive_that_goes_on_as_if_it_held_itself_is_refused():
    content = nested(2)
    for _ in range(200):
        content = package({"r.zip": content}, packed=False)

    with pytest.raises(TooDeep):
        check(content)


def test_a_zip_behind_a_picture_is_looked_through_too():
    with pytest.raises(Bomb):
        check(sample("jpeg") + package({"a.txt": bytes(80 * MEGABYTE)}))


# XML.

LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    "bomb", [LAUGHS, OUTSIDE, LAUGHS.replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16")]
)
@pytest.mark.parametrize("name", ["word/document.xml", "word/_rels/document.xml.rels", "docProps/core.XML"])
def test_entities_in_an_office_file_are_refused(bomb, name):
    with pytest.raises(Bomb, match="entities"):
        check(office(f"{OPEN}.wordprocessingml.document", "word", **{name: bomb}))


def test_entities_in_an_xml_file_are_refused():
    with pytest.raises(Bomb):
        check(LAUGHS.encode())


def test_a_part_that_never_begins_is_refused():
    with pytest.raises(Damaged):
        check(
            office(
                f"{OPEN}.wordprocessingml.document",
                "word",
                **{"word/a.xml": "<!--" + " " * 70_000 + "--><x/>"},
            )
        )


# PDF.


def test_a_pdf_of_absurdly_many_objects_is_refused():
    with pytest.raises(TooMany):
        check(pdf() + b"".join(b"%d 0 obj null endobj\n" % number for number in range(5000)), objects=5000)


def test_a_pdf_that_claims_absurdly_many_pages_is_refused():
    with pytest.raises(TooMany):
        check(b"%PDF-1.7\n1 0 obj <</Type /Pages /Count 99999999999>> endobj")


def test_a_pdf_packed_many_times_over_is_refused():
    filters = b"/FlateDecode " * 9

    with pytest.raises(Bomb):
        check(b"%PDF-1.7\n1 0 obj <</Filter [" + filters + b"]>> stream")


# Pictures.


def png_of(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


def jpeg_of(width: int, height: int) -> bytes:
    other = b"\xff\xe1\x00\x04ab\xff\xff\xe2\x00\x02"
    return b"\xff\xd8" + other + b"\xff\xc2\x00\x11\x08" + struct.pack(">HH", height, width) + bytes(12)


def tiff_of(width: int, height: int, *, order: str = "<") -> bytes:
    start = b"II*\0" if order == "<" else b"MM\0*"
    sides = b"".join(
        struct.pack(order + "HHII", tag, 4, 1, side) for tag, side in ((256, width), (257, height))
    )
    return start + struct.pack(order + "IH", 8, 2) + sides + bytes(4)


def webp_of(width: int, height: int) -> bytes:
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + bytes(4) + b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + sides


PICTURES = {
    "png": png_of,
    "gif": lambda width, height: b"GIF89a" + struct.pack("<HH", width, height) + bytes(9),
    "jpeg": jpeg_of,
    "bmp": lambda width, height: b"BM" + bytes(12) + struct.pack("<Iii", 40, width, -height) + bytes(30),
    "tiff": tiff_of,
    "tiff of Motorola": lambda width, height: tiff_of(width, height, order=">"),
    "webp": webp_of,
    "heic": lambda width, height: (
        sample("heic") + b"\0\0\0\x14ispe\0\0\0\0" + struct.pack(">II", width, height)
    ),
}


@pytest.mark.parametrize("form", PICTURES)
def test_a_picture_of_absurdly_many_pixels_is_refused_by_its_header(form):
    with pytest.raises(TooLarge, match="megapixels"):
        check(PICTURES[form](60_000, 60_000))


@pytest.mark.parametrize("form", PICTURES)
def test_a_picture_of_many_pixels_may_come_in(form):
    check(PICTURES[form](12_000, 9_000))


def test_a_tiff_whose_pages_go_round_in_a_circle_is_measured_once():
    round_and_round = tiff_of(10, 10)[:-4] + struct.pack("<I", 8)

    check(round_and_round)


# Sentences, and any bytes at all.


def test_every_refusal_says_what_is_wrong_and_what_to_do():
    with pytest.raises(TooDeep) as refused:
        check(nested(9))

    assert str(refused.value) == (
        "This file has archives inside archives, more than 4 deep. Unpack it, and send the files themselves."
    )


def verdict(content: bytes) -> str:
    try:
        check(content)
    except FileRefused as refused:
        return str(refused)
    return "Taken."


@st.composite
def damaged(draw) -> bytes:
    kind, number = draw(st.sampled_from(HARMLESS))
    content = bytearray(sample(kind, number))
    for _ in range(draw(st.integers(0, 8))):
        if content:
            content[draw(st.integers(0, len(content) - 1))] = draw(st.integers(0, 255))
    return bytes(content)


@settings(max_examples=400, deadline=None)
@given(damaged())
def test_any_damaged_file_is_taken_or_refused_by_name(content):
    assert verdict(content).endswith(".")


@pytest.mark.parametrize("far", [1 << 62, (1 << 64) - 33])
def test_a_7z_that_points_further_than_any_file_goes_is_taken_or_refused_by_name(far):
    assert verdict(
        b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(4) + far.to_bytes(8, "little") + b"\1" + bytes(11)
    ).endswith(".")


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([b"", b"PK\3\4", b"\x1f\x8b\x08", b"%PDF-1.7 ", b"II*\0", b"<?xml "]),
    st.binary(max_size=2000),
)
def test_any_bytes_are_taken_or_refused_by_name(start, content):
    assert verdict(start + content).endswith(".")


def test_an_entry_that_only_other_programs_unpack_is_passed_over():
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", "a")

    check(sink.getvalue())
