"""Files made to take all memory or time end in a sentence, within what a child process may use."""

import io
import json
import struct
import zipfile
import zlib

import pikepdf
import pytest

from safehaven.foundation.confined import run_confined
from safehaven_core.filetypes.reading import Unread
from tests.core.filetypes import samples
from tests.core.filetypes.reading.compound_files import compound
from tests.core.filetypes.reading.excel_files import with_part
from tests.core.filetypes.samples import package

pytestmark = pytest.mark.servers

ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "'
    + "a" * 1000
    + '">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 50}">' for n in range(1, 9))
    + "]><x>&a8;</x>"
)


def zeros(megabytes: int) -> bytes:
    return bytes(megabytes << 20)


def overlapping() -> bytes:
    content = bytearray(package({"a.txt": "x" * 1000, "b.txt": "y"}))
    second = content.rfind(b"PK\x01\x02")
    content[second + 42 : second + 46] = bytes(4)
    return bytes(content)


def packed_pdf_stream() -> bytes:
    sink, packed = io.BytesIO(), zlib.compress(zeros(400), 9)
    with pikepdf.new() as made:
        made.add_blank_page()
        stream = pikepdf.Stream(made, packed)
        stream.Filter = pikepdf.Name.FlateDecode
        made.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=made.make_indirect(stream))
        made.save(sink, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return sink.getvalue()


def page_tree_that_bites_its_tail() -> bytes:
    sink = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.Root.Pages.Kids.append(made.Root.Pages)
        made.save(sink)
    return sink.getvalue()


def nested_arrays() -> bytes:
    deep = b"[" * 5000 + b"(x)" + b"]" * 5000
    return (
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/X "
        + deep
        + b">>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer<</Root 1 0 R>>"
    )


def nested_mime(levels: int) -> bytes:
    lines = [b"From: ada@example.org", b"To: grace@example.org", b"MIME-Version: 1.0"]
    for level in range(levels):
        lines += [b'Content-Type: multipart/mixed; boundary="%d"' % level, b"", b"--%d" % level]
    return b"\r\n".join([*lines, b"", b"x"])


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def huge_png() -> bytes:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(zeros(1)))
        + chunk(b"IEND", b"")
    )


def words_in_a_png_that_unpack_to_much() -> bytes:
    notes = b"Comment\0\0" + zlib.compress(zeros(300), 9)
    content = samples.image("PNG")
    chunk = struct.pack(">I", len(notes)) + b"zTXt" + notes + struct.pack(">I", zlib.crc32(b"zTXt" + notes))
    return content[:33] + chunk + content[33:]


def compound_chain_that_bites_its_tail() -> bytes:
    content = bytearray(compound({("WordDocument",): b"\xec\xa5\xc1\0" + bytes(5000)}))
    table = len(content) - 512
    content[table : table + 4] = struct.pack("<I", 0)
    return bytes(content)


def quine_like(levels: int) -> bytes:
    content = b"x"
    for level in range(levels):
        content = package({f"{level}.zip" if level else "x.txt": content})
    return content


BOMBS = {
    "a ZIP of zeros": (lambda: package({"a.txt": zeros(300)}), {Unread.BOMB}),
    "a letter of zeros": (
        lambda: samples.office(
            "openxmlformats-officedocument.wordprocessingml.document",
            "word",
            **{"word/document.xml": zeros(300)},
        ),
        {Unread.BOMB},
    ),
    "gzip of zeros": (lambda: zlib.compress(zeros(300), 9, wbits=31), {Unread.BOMB}),
    "files that overlap": (overlapping, {Unread.BOMB}),
    "ZIPs in ZIPs": (lambda: quine_like(30), {Unread.TOO_DEEP}),
    "entities in a letter": (
        lambda: samples.office(
            "openxmlformats-officedocument.wordprocessingml.document",
            "word",
            **{"word/document.xml": ENTITIES},
        ),
        {Unread.BOMB},
    ),
    "entities in a workbook": (
        lambda: with_part(samples.workbook(), "xl/worksheets/sheet1.xml", ENTITIES),
        {Unread.BOMB, Unread.DAMAGED},
    ),
    "entities": (ENTITIES.encode, {Unread.BOMB}),
    "a stream in a PDF": (packed_pdf_stream, {Unread.BOMB}),
    "pages that are their own pages": (page_tree_that_bites_its_tail, {Unread.DAMAGED, Unread.PICTURE}),
    "arrays in arrays": (nested_arrays, {Unread.DAMAGED, Unread.TOO_DEEP}),
    "parts in parts": (lambda: nested_mime(3000), {Unread.TOO_DEEP, Unread.DAMAGED}),
    "a picture of billions of pixels": (huge_png, {Unread.TOO_LARGE}),
    "words in a picture": (words_in_a_png_that_unpack_to_much, {Unread.DAMAGED, Unread.PICTURE}),
    "groups in rich text": (lambda: b"{\\rtf1 " + b"{" * 200_000, {Unread.TOO_DEEP}),
    "a chain that bites its tail": (compound_chain_that_bites_its_tail, {Unread.DAMAGED}),
    "elements in elements": (lambda: b"<?xml version='1.0'?>" + b"<a>" * 500_000, {Unread.DAMAGED}),
}


def read_confined(content: bytes) -> set[str]:
    answer = run_confined(
        "tests.core.filetypes.looking:unread", b"", files=[io.BytesIO(content)], seconds=60, megabytes=1200
    )
    return set(json.loads(answer))


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_ends_in_a_reason(what):
    make, reasons = BOMBS[what]

    found = read_confined(make())

    assert found
    assert found <= reasons


def test_a_zip_may_hold_a_directory_of_many_small_files():
    assert read_confined(package({f"{number}.txt": "x" for number in range(5000)})) == set()


def test_a_text_of_one_line_is_read():
    assert read_confined(b"word " * 4_000_000) == set()


def test_a_page_full_of_open_brackets_is_read_in_time():
    assert read_confined(b"<html>" + b"<!-- " * 100_000 + b"<a " * 100_000) == set()


def test_a_zip_with_a_forged_size_is_damaged():
    content = bytearray(package({"a.txt": "x" * 1000}))
    entry = content.rfind(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 10)

    assert zipfile.is_zipfile(io.BytesIO(content))
    assert read_confined(bytes(content)) == {Unread.DAMAGED}
