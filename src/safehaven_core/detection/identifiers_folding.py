"""Letters and digits that only look different, made alike one for one, so that places in the text stay."""

import unicodedata

GAP = "\x1f"  # stands for what nobody sees: zero-width letters, soft hyphens
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
# Letters that are drawn as Latin ones: Cyrillic, large and small, then Greek.
_DRAWN_AS_LATIN = (
    (
        "\u0410\u0412\u0415\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405",
        "ABEIJKMHOPCTYXS",
    ),
    ("\u0430\u0435\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u0455", "aeijopcyxs"),
    (
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
        "ABEZHIKMNOPTYX",
    ),
)
_ALIKE = {
    letter: plain
    for letters, plains in _DRAWN_AS_LATIN
    for letter, plain in zip(letters, plains, strict=True)
}
_APOSTROPHES = frozenset("‘’\u201b\u02bc\u00b4`\uff07")


def folded(text: str) -> str:
    """The text in plain letters, digits, spaces and hyphens where it has others that look the same.

    It is as long as the text given, and each letter stands where it stood.
    """
    if text.isascii():
        return text
    for letter in set(text):
        if letter > "\x7f" and (plain := _plain(letter)) != letter:
            text = text.replace(letter, plain)
    return text


def lowered(text: str) -> str:
    """The text in small letters, one for one."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(_small(letter) for letter in text)


def _small(letter: str) -> str:
    low = letter.lower()
    return low if len(low) == 1 else letter


def _plain(letter: str) -> str:
    category = unicodedata.category(letter)
    if letter in _UNSEEN:
        return GAP
    if letter in _APOSTROPHES:
        return "'"
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    if category == "Pd" or letter == "\u2212":
        return "-"
    return " " if _parts_words(letter, category) else _ALIKE.get(letter) or _wide(letter)


def _parts_words(letter: str, category: str) -> bool:
    """Whether it is a space, a quotation mark, a bullet or the like, and no other form of a plain letter."""
    stands_for_itself = unicodedata.normalize("NFKC", letter) == letter
    return category[0] == "Z" or (category[0] in "CPS" and stands_for_itself)


def _wide(letter: str) -> str:
    """A full-width, bold or accented letter as the plain one that it stands for."""
    first = unicodedata.normalize("NFKD", letter)[0]
    return first if first.isascii() and first.isalnum() and unicodedata.combining(letter) == 0 else letter
