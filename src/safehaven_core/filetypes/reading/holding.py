"""Other ways to hold a picture before whoever reads it: straightened, turned, enlarged, softened."""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

from PIL import Image, ImageFilter, ImageOps

from safehaven_core.filetypes._pictures import FORMATS

_MOST_PIXELS = 4_000_000
"""A page at 200 dots to the inch: enough for small print, and each further look costs at the most this much."""

_FEW_PIXELS, _TIMES = 500_000, 3
"""Print of a few pixels is seen only when it is enlarged; a small picture costs little even then."""

_SMALL_SIDE, _EDGE = 500, 3
_STEP, _STEEPEST = 3, 45
_LINES_STAND_OUT = 4
"""Lines of print differ 20 times as much from what is between them when they lie level or upright; a photograph never twice."""

_SOFT = 2


def ways_to_hold(picture: bytes) -> Iterator[bytes]:
    """The picture in every way that print may lie in it, as PNG; the likeliest first."""
    grey = _grey(picture)
    if len(set(grey.getextrema())) == 1:  # all of one shade
        return
    level = _level(grey)
    if level is not grey or grey.width * grey.height < _FEW_PIXELS:
        yield _coded(level)
    for turn in (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180):
        yield _coded(level.transpose(turn))
    yield _coded(level.filter(ImageFilter.GaussianBlur(_SOFT)))


def _grey(picture: bytes) -> Image.Image:
    """In grey and on white, of a size at which print is read well."""
    with Image.open(BytesIO(picture), formats=list(FORMATS.values())) as image:
        image.draft("L", _within(image))
        mode = "LA" if image.has_transparency_data else "L"
        if image.mode.startswith("I;16"):  # Pillow would cut off all that is brighter than 255
            small = image.convert("I").point(lambda shade: shade * (1 / 256)).convert(mode)
        else:
            small = image.convert("RGBA").convert(mode) if mode == "LA" else image.convert(mode)
    small.thumbnail(_within(small))
    if mode == "LA":
        white = Image.new("L", small.size, 255)
        white.paste(small.getchannel("L"), mask=small.getchannel("A"))
        small = white
    if small.width * small.height < _FEW_PIXELS:
        small = small.resize((small.width * _TIMES, small.height * _TIMES), Image.Resampling.LANCZOS)
    return small


def _within(image: Image.Image) -> tuple[int, int]:
    scale = min((_MOST_PIXELS / (image.width * image.height)) ** 0.5, 1)
    return max(int(image.width * scale), 1), max(int(image.height * scale), 1)


def _level(grey: Image.Image) -> Image.Image:
    """Turned so that its lines lie level or stand upright, where it has lines; else itself."""
    edges = grey.copy()
    edges.thumbnail((_SMALL_SIDE, _SMALL_SIDE))
    if min(edges.size) <= 2 * _EDGE:
        return grey
    edges = ImageOps.crop(edges.filter(ImageFilter.FIND_EDGES), _EDGE)
    found = {angle: _stripes(edges, angle) for angle in range(-_STEEPEST, _STEEPEST + 1, _STEP)}
    angle = max(found, key=lambda turned: found[turned])
    usual = sorted(found.values())[len(found) // 2]
    if not angle or found[angle] < _LINES_STAND_OUT * usual:
        return grey
    corner = grey.getpixel((0, 0))
    return grey.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=corner)


def _stripes(edges: Image.Image, angle: int) -> float:
    """How much each row, or each column, differs from the next: most when lines of print lie along them."""
    turned = edges.rotate(angle, Image.Resampling.BILINEAR, expand=True)
    width, height = turned.size
    down = turned.resize((1, height), Image.Resampling.BOX).tobytes()
    across = turned.resize((width, 1), Image.Resampling.BOX).tobytes()
    return max(width**2 * _jumps(down), height**2 * _jumps(across))


def _jumps(greys: bytes) -> float:
    return float(sum((one - other) ** 2 for one, other in pairwise(greys)))


def _coded(image: Image.Image) -> bytes:
    sink = BytesIO()
    image.save(sink, "PNG", compress_level=1)
    return sink.getvalue()
