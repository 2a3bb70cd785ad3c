"""Old Office files, OpenDocument and rich text as a real program writes them."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from safehaven_core.filetypes.reading import read
from tests.core.filetypes.reading.excel_files import EXCEL, birthday
from tests.core.filetypes.reading.names import NAME
from tests.core.filetypes.reading.word_files import WORD

pytestmark = pytest.mark.servers

FROM_WORD = {
    place: WORD[place]
    for place in (
        "in the text",
        "torn over two runs",
        "in a table",
        "in a header",
        "in a footer",
        "in a comment",
        "as the author of a comment",
        "in deleted text",
        "as who deleted",
        "in hidden text",
        "as the author",
        "in the title",
    )
}
FROM_EXCEL = {
    place: EXCEL[place]
    for place in (
        "in a cell",
        "in a formula",
        "in a hidden sheet",
        "as the name of a sheet",
        "in a comment",
        "in a header",
        "as the author",
    )
} | {"a birthday": birthday}
TEXT_KINDS, SHEET_KINDS = ("doc", "odt", "rtf"), ("xls", "ods")


SOFFICE = shutil.which("soffice")


def convert(folder: Path, kind: str, sources: list[Path]) -> None:
    subprocess.run(
        [
            SOFFICE or "",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder / kind),
            *map(str, sources),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )


@pytest.fixture(scope="module")
def converted():
    """Every file in every kind, by one run of the program for each kind."""
    if not SOFFICE:
        pytest.skip("LibreOffice is not here")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for suffix, kinds, files in (("docx", TEXT_KINDS, FROM_WORD), ("xlsx", SHEET_KINDS, FROM_EXCEL)):
            sources = [folder / f"{place.replace(' ', '-')}.{suffix}" for place in files]
            for path, make in zip(sources, files.values(), strict=True):
                path.write_bytes(make())
            for kind in kinds:
                convert(folder, kind, sources)
        yield folder


def said(folder: Path, kind: str, place: str) -> str:
    path = folder / kind / f"{place.replace(' ', '-')}.{kind}"
    return "\n\n".join(part.text for part in read("file", path.read_bytes()).parts)


@pytest.mark.parametrize("kind", TEXT_KINDS)
@pytest.mark.parametrize("place", FROM_WORD)
def test_a_name_is_found_in_a_letter_of_any_format(converted, kind, place):
    assert NAME in said(converted, kind, place)


@pytest.mark.parametrize("kind", SHEET_KINDS)
@pytest.mark.parametrize("place", FROM_EXCEL)
def test_a_name_is_found_in_a_table_of_any_format(converted, kind, place):
    assert (NAME if place != "a birthday" else "1987") in said(converted, kind, place)


@pytest.mark.parametrize("kind", [*TEXT_KINDS, *SHEET_KINDS])
def test_a_plain_file_of_each_format_is_read_whole(converted, kind):
    place = "in the text" if kind in TEXT_KINDS else "in a cell"
    content = (converted / kind / f"{place.replace(' ', '-')}.{kind}").read_bytes()

    assert read("file", content).unread == ()


SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office",
        "draw": "drawing",
        "text": "text",
        "svg": "svg-compatible",
        "presentation": "presentation",
    }.items()
)
BOX = 'svg:x="2cm" svg:y="2cm" svg:width="9cm" svg:height="2cm"'


def slides(on_slide: str, in_notes: str) -> str:
    box = "<draw:frame {how}><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>"
    notes = box.format(how=f'presentation:class="notes" {BOX}', text=in_notes)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<office:document {SPACES} office:mimetype="application/vnd.oasis.opendocument.presentation"'
        f' office:version="1.2"><office:body><office:presentation><draw:page draw:name="one">'
        f"{box.format(how=BOX, text=on_slide)}<presentation:notes>{notes}</presentation:notes>"
        "</draw:page></office:presentation></office:body></office:document>"
    )


SLIDES = {"on a slide": (NAME, "x"), "in the notes": ("x", NAME)}


@pytest.mark.parametrize("place", SLIDES)
def test_a_name_is_found_in_old_slides_and_their_notes(converted, place):
    source = converted / f"{place.replace(' ', '-')}.fodp"
    source.write_text(slides(*SLIDES[place]))
    convert(converted, "ppt", [source])

    assert NAME in said(converted, "ppt", place)
