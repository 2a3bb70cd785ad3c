"""Harmless pictures: drawn or coded anew, so that nothing but what can be seen remains."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

import pypdfium2
from PIL import Image, ImageOps

from safehaven_core.filetypes.kinds import Kind
from safehaven_core.filetypes.refusals import NoPreview

LONGEST_SIDE = 1600
"""Pixels: legible on a wide screen, and at the most 10 MB while it is drawn."""

SHARPEST = 3.0
"""Pixels per point (216 dots to the inch), for a page no larger than a stamp."""

FORMATS = {
    Kind.JPEG: "JPEG",
    Kind.PNG: "PNG",
    Kind.GIF: "GIF",
    Kind.TIFF: "TIFF",
    Kind.WEBP: "WEBP",
    Kind.BMP: "BMP",
}
_MOST_PIXELS = 300_000_000

MOST_MEGAPIXELS_DRAWN = 60
"""Of those that are unpacked whole.  As many take up to 1.1 GB while they are drawn."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture, safe to show in a page."""

    content: bytes
    media_type: str
    width: int
    height: int


def pdf_pages(source: BinaryIO, first: int, pages: int) -> tuple[list[Picture], int]:
    """Pictures of up to `pages` pages from page `first` (1 is the first), and how many pages there are."""
    source.seek(0)
    try:
        document = pypdfium2.PdfDocument(source.read())
    except pypdfium2.PdfiumError:
        raise NoPreview(
            "This PDF is damaged, so it cannot be shown. Download it to try another program."
        ) from None
    with closing(document):
        total = len(document)
        _check_there(first, total)
        return [_drawn(document[number]) for number in range(first - 1, min(first - 1 + pages, total))], total


def _drawn(page: pypdfium2.PdfPage) -> Picture:
    scale = min(SHARPEST, LONGEST_SIDE / max(*page.get_size(), 1))
    return _coded(page.render(scale=scale, may_draw_forms=False).to_pil(), "PNG")


def image_pages(source: BinaryIO, kind: Kind, first: int, pages: int) -> tuple[list[Picture], int]:
    """The picture, smaller where it is large, without what its camera noted; a TIFF may have several."""
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    source.seek(0)
    with Image.open(source, formats=[FORMATS[kind]]) as image:
        total = getattr(image, "n_frames", 1) if kind is Kind.TIFF else 1
        _check_there(first, total)
        return list(_frames(image, kind, range(first - 1, min(first - 1 + pages, total)))), total


def _frames(image: Image.Image, kind: Kind, numbers: range) -> Iterator[Picture]:
    for number in numbers:
        if number:
            image.seek(number)
        said = image.width * image.height
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is unpacked no larger than it is needed
        _check_can_be_drawn(image, said)
        upright = ImageOps.exif_transpose(image)
        mode = "RGBA" if upright.has_transparency_data else "RGB"
        small = upright if upright.mode == mode else upright.convert(mode)
        small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        clean = Image.new(mode, small.size)  # only pixels come over: no notes, no place, no camera
        clean.paste(small)
        yield _coded(clean, "JPEG" if kind is Kind.JPEG else "PNG")


def _check_can_be_drawn(image: Image.Image, said: int) -> None:
    """Refuse by what the header says, before anything is unpacked."""
    in_steps = said // 2 if image.info.get("progressive") else 0  # its steps are all kept until the last
    if max(image.width * image.height, in_steps) > MOST_MEGAPIXELS_DRAWN * 1_000_000:
        raise NoPreview(
            f"This picture is too large to show here: it has {said // 1_000_000:,} megapixels. Download it to see it."
        )


def _coded(image: Image.Image, form: str) -> Picture:
    sink = BytesIO()
    image.save(sink, form, quality=85)
    return Picture(sink.getvalue(), Image.MIME[form], image.width, image.height)


def _check_there(first: int, total: int) -> None:
    if not 1 <= first <= total:
        raise NoPreview(f"There is no page {first}: this file has {total}.")
