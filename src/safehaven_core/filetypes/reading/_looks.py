"""What a font and a picture begin with, where a package names them so."""

from safehaven_core.filetypes._signatures import by_beginning
from safehaven_core.filetypes.kinds import Kind

_FONTS = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf")
_TABLES = frozenset(
    (
        b"OS/2",
        b"cmap",
        b"glyf",
        b"head",
        b"hhea",
        b"hmtx",
        b"loca",
        b"maxp",
        b"name",
        b"post",
        b"CFF ",
        b"cvt ",
    )
)
_FIRST_CLEAR_TABLE, _ONE_TABLE = 44, 16
"""Word hides the first 32 bytes of a font; the names of the tables behind them stay as they are."""

_PICTURES = frozenset({Kind.PNG, Kind.JPEG, Kind.GIF, Kind.BMP})
_DRAWN_BY_WINDOWS = b"\xd7\xcd\xc6\x9a"


def starts_like_a_font(content: bytes) -> bool:
    """Whether it is a font as such, as Word hides it, or as PowerPoint packs it."""
    tables = {
        content[at : at + 4]
        for at in range(_FIRST_CLEAR_TABLE, _FIRST_CLEAR_TABLE + 8 * _ONE_TABLE, _ONE_TABLE)
    }
    return content.startswith(_FONTS) or content[34:36] == b"LP" or len(tables & _TABLES) > 1


def starts_like_a_picture(content: bytes) -> bool:
    """Whether it is a picture, also one that Windows draws (EMF, WMF)."""
    return (
        by_beginning(content[:64]) in _PICTURES
        or content.startswith(_DRAWN_BY_WINDOWS)
        or content[40:44] == b" EMF"
    )
