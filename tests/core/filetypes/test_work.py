"""Looking and previewing in a child process with limits, as the site does it."""

import io
import struct
import zlib

import pikepdf
import pytest

from safehaven.foundation.confined import JobFailed, TookTooMuchMemory, run_confined
from safehaven_core.filetypes import REFUSALS, Bomb, NoPreview
from tests.core.filetypes.samples import EVERY, package, pdf, sample


def confined(
    work: str, content: bytes, *, request: bytes = b"", seconds: float = 30, megabytes: int = 600
) -> str:
    answer = run_confined(
        f"tests.core.filetypes.looking:{work}",
        request,
        files=[io.BytesIO(content)],
        refusals=REFUSALS,
        seconds=seconds,
        megabytes=megabytes,
    )
    return answer.decode()


def test_a_file_is_known_by_a_confined_look():
    assert confined("look", sample("docx")) == "docx"


def test_a_refusal_comes_through():
    with pytest.raises(Bomb, match="far more"):
        confined("look", package({"a.txt": bytes(80 << 20)}))


def test_a_bomb_takes_little_memory_to_refuse():
    with pytest.raises(Bomb):
        confined("look", package({"a.txt": bytes(80 << 20)}), megabytes=300)


def test_pictures_are_made_by_a_confined_look():
    assert confined("show", pdf(5), request=b'{"first": 4, "pages": 9}') == "pictures 2"


def test_a_reason_comes_through():
    with pytest.raises(NoPreview, match="no safe way"):
        confined("show", sample("mp3"))


def test_a_picture_that_fills_the_memory_costs_one_job():
    with pytest.raises(TookTooMuchMemory):
        confined("show", black_png(7_000), megabytes=300)


def black_png(side: int) -> bytes:
    """A few hundred kilobytes that become a gigabyte of pixels."""
    rows = zlib.compress(bytes(side * (side // 8 + 1)), 1)
    parts = [(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b"")]
    framed = (
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part))
        for name, part in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


def test_a_page_that_never_ends_costs_one_job():
    """Pdfium gives up by ending its process when the memory is full, if the deadline is not first."""
    with pytest.raises(JobFailed):
        confined("show", endless_pdf(), seconds=5)


def endless_pdf() -> bytes:
    """A drawing that is ten times another, which is ten times another, twelve levels down."""
    made, sink = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    inner = made.make_stream(b"0 0 m 600 700 l 0 700 l f " * 1000)
    for _ in range(12):
        inner.Type, inner.Subtype, inner.BBox = (
            pikepdf.Name.XObject,
            pikepdf.Name.Form,
            pikepdf.Array([0, 0, 600, 800]),
        )
        outer = made.make_stream(b"/X Do " * 10)
        outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=inner))
        inner = outer
    made.pages[0].Contents = made.make_stream(b"/X Do " * 10)
    made.pages[0].Resources = inner.Resources
    made.save(sink)
    return sink.getvalue()


@pytest.mark.parametrize(("kind", "number"), EVERY[::6])
def test_no_honest_file_breaks_its_job(kind, number):
    try:
        confined("show", sample(kind, number))
    except NoPreview:
        pass
    except JobFailed as failed:
        pytest.fail(str(failed))
