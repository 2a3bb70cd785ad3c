"""Pictures: what is noted in them; and the words that they show, where something is there that reads them."""

from collections.abc import Iterator
from io import BytesIO
from itertools import count
from typing import Any, BinaryIO

from PIL import Image, ImageFile, IptcImagePlugin
from PIL.ExifTags import TAGS

from safehaven_core.filetypes._pictures import FORMATS
from safehaven_core.filetypes._pixels import pixels_of
from safehaven_core.filetypes._text import mixed
from safehaven_core.filetypes.kinds import Kind
from safehaven_core.filetypes.reading.here import Here
from safehaven_core.filetypes.reading.parts import Part, Place, Unread

_PACKETS = ("xmp", "XML:com.adobe.xmp", "Raw profile type xmp")
_NOTED_ELSEWHERE = frozenset({"exif", "icc_profile", "photoshop", *_PACKETS})
_DIRECTORIES = (0x8769, 0x8825, 0xA005)
_WIDE_TAGS = range(0x9C9B, 0x9CA0)
"""What Windows notes: title, comment, author, keywords and subject, in UTF-16."""

_USER_COMMENT = 0x9286
_CODINGS = {b"ASCII\0\0\0": "utf-8", b"UNICODE\0": "utf-16-le", b"JIS\0\0\0\0\0": "iso2022_jp"}

_SEVERAL = frozenset({Kind.GIF, Kind.TIFF, Kind.WEBP, Kind.PNG})
"""What may hold several pictures, all of which are shown."""

_MODES_OF_PNG = frozenset({"1", "I;16", "I;16B", "L", "LA", "P", "RGB", "RGBA"})


def picture_parts(source: BinaryIO, here: Here, kind: Kind) -> Iterator[Part]:
    pixels = pixels_of(source, kind) or 0
    if pixels > here.budget.limits.megapixels * 1_000_000:
        yield from here.cannot(Unread.TOO_LARGE, place=Place.PICTURE)
        return
    yield from here.under("notes").careful(_notes(source, here, kind))
    if pixels and pixels < here.budget.limits.pixels_too_few_for_words:
        return
    if here.budget.words_in_picture is None or kind not in FORMATS:
        yield from here.cannot(Unread.PICTURE, place=Place.PICTURE)
        return
    yield from here.careful(_drawn(source, here, kind))


def _drawn(source: BinaryIO, here: Here, kind: Kind) -> Iterator[Part]:
    """The words in a picture; where it is several pictures one after another, of each."""
    source.seek(0)
    if kind in _SEVERAL:
        with Image.open(source, formats=[FORMATS[kind]]) as image:
            if getattr(image, "is_animated", False):
                yield from _frames(image, here)
                return
        source.seek(0)
    yield from _seen(source.read(), here)


def _frames(image: Image.Image, here: Here) -> Iterator[Part]:
    for number in count():
        try:
            image.seek(number)
        except EOFError:
            return
        if number == here.budget.limits.frames:
            yield from here.cannot(Unread.TOO_MANY, place=Place.PICTURE)
            return
        frame = BytesIO()
        (image if image.mode in _MODES_OF_PNG else image.convert("RGB")).save(frame, "PNG", compress_level=1)
        yield from here.careful(_seen(frame.getvalue(), here.under(f"frame {number + 1}")))


def _seen(picture: bytes, here: Here) -> Iterator[Part]:
    if here.budget.words_in_picture is None:
        return
    seen = here.budget.words_in_picture(picture)
    yield from here.say(Place.PICTURE, seen.text, "as drawn", unread=seen.unread)


def _notes(source: BinaryIO, here: Here, kind: Kind) -> Iterator[Part]:
    if kind not in FORMATS:
        return
    source.seek(0)
    with Image.open(source, formats=[FORMATS[kind]]) as image:
        if kind is Kind.PNG:
            image.load()  # its words may stand behind its pixels
        found = [*_camera(image), *_words_beside(image), *_press(image)]
        packets = [packet for packet in map(image.info.get, _PACKETS) if packet]
    yield from here.say(Place.PROPERTIES, "\n".join(found), "notes")
    for packet in packets:
        content = packet if isinstance(packet, bytes) else str(packet).encode()
        yield from here.file("properties.xml", content)


def _camera(image: Image.Image) -> Iterator[str]:
    exif = image.getexif()
    for directory in (exif, *map(exif.get_ifd, _DIRECTORIES)):
        for tag, value in directory.items():
            text = _words(tag, value)
            if text.strip():
                yield f"{TAGS.get(tag, tag)}: {text}"


def _words(tag: int, value: Any) -> str:
    if isinstance(value, str):
        return value
    if not isinstance(value, bytes):
        return ""
    if tag in _WIDE_TAGS:
        return value.decode("utf-16-le", "replace").rstrip("\0")
    if tag == _USER_COMMENT:
        return value[8:].decode(_CODINGS.get(value[:8], "utf-8"), "replace")
    return mixed(value).replace("\0", " ")


def _words_beside(image: Image.Image) -> Iterator[str]:
    texts = {**image.info, **getattr(image, "text", {})}
    for key, value in texts.items():
        if key not in _NOTED_ELSEWHERE and isinstance(value, (str, bytes)):
            yield f"{key}: {value if isinstance(value, str) else mixed(value)}"


def _press(image: ImageFile.ImageFile) -> Iterator[str]:
    """What newspapers' programs note (IPTC)."""
    for value in (IptcImagePlugin.getiptcinfo(image) or {}).values():
        for words in value if isinstance(value, list) else [value]:
            yield mixed(words)
