"""Identifiers in which letters stand among the digits, each read from where its digits begin."""

import re
from collections.abc import Iterator

from safehaven_core.detection.identifiers_checks import is_upn, mrz_fits
from safehaven_core.detection.identifiers_kinds import Identifier, IdentifierKind
from safehaven_core.detection.identifiers_words import nearest

Kind = IdentifierKind
MOST_LETTERS = 5  # before the first digit of any of these

_GAP = r"(?:[ .\-\n\x1f]{0,2}|\r?\n[ >]{1,6})"
_NINO = re.compile(
    rf"(?!BG|GB|KN|NK|NT|TN|ZZ)([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]){_GAP}"
    rf"([0-9]{{2}}){_GAP}([0-9]{{2}}){_GAP}([0-9]{{2}})(?![0-9])(?:{_GAP}([A-D])(?![A-Z0-9]))?",
    re.IGNORECASE,
)
_UPN = re.compile(
    rf"([A-HJ-NP-RT-Z]){_GAP}([0-9]{{3}}){_GAP}([0-9]{{4}}){_GAP}([0-9]{{2}}){_GAP}([0-9]{{2}}[0-9A-HJ-NP-RT-Z])"
    r"(?![A-Z0-9])",
    re.IGNORECASE,
)
_DRIVING = re.compile(
    r"([A-Z]{1,5}9{0,4})(?<=[A-Z9]{5})[ -]?([0-9](?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9])"
    r"[ -]?([A-Z9]{2}[A-Z0-9][A-Z]{2})(?![A-Z0-9])",
    re.IGNORECASE,
)
_AREAS = (
    "AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX "
    "FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN "
    "NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW "
    "UB W WA WC WD WF WN WR WS WV XM YO ZE ZZ"
)
_OUTWARD = "|".join(sorted(_AREAS.split(), key=lambda area: (-len(area), area)))
_POSTCODE = re.compile(
    rf"((?:{_OUTWARD})(?:[0-9][0-9]?|[0-9][A-HJKPSTUW]|(?<=[A-Z][A-Z])[0-9][ABEHMNPRVWXY]))"
    r"(?:[ \n\x1f]{0,2}|\r?\n[ >]{0,4})([0-9][ABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9])"
)
_MRZ = re.compile(
    r"(?<![A-Z0-9<])([A-Z0-9<]{9})([0-9])[A-Z<]{3}([0-9]{6})([0-9])[MFX<]([0-9]{6})([0-9])[A-Z0-9<]{14}[0-9<][0-9]"
)


def with_letters(text: str, start: int, end: int) -> Iterator[Identifier]:
    """What is written in letters and digits, and has its first digit here."""
    joined = _letters_before(text, start)
    gap = 0 if joined else _gap_before(text, start)
    letters = joined or (_letters_before(text, start - gap) if gap else 0)
    if not 0 < letters <= MOST_LETTERS:
        return
    begin = start - gap - letters
    if begin and text[begin - 1].isalnum():
        return
    readings = (_postcode, _pupil, _insurance, _driving) if joined else (_pupil, _insurance, _driving)
    if joined or end - start >= 6:
        for reading in readings:
            if identifier := reading(text, begin):
                yield identifier
                return


def _letters_before(text: str, start: int) -> int:
    piece = text[max(0, start - MOST_LETTERS - 1) : start]
    return len(piece) - len(piece.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))


def _gap_before(text: str, start: int) -> int:
    piece = text[max(0, start - 2) : start]
    return len(piece) - len(piece.rstrip(" .-\n\x1f"))


def _postcode(text: str, begin: int) -> Identifier | None:
    piece = text[begin : begin + 14]
    if piece[:1].islower():
        match = _POSTCODE.match(piece.upper()) if _all_lower(piece) else None
    else:
        match = _POSTCODE.match(piece)
    if match is None:
        return None
    return Identifier(Kind.POSTCODE, begin, begin + match.end(), f"{match[1]} {match[2]}")


def _all_lower(piece: str) -> bool:
    """Whether what could be a postcode is in small letters throughout, as in a text message."""
    return piece[:8].islower()


def _pupil(text: str, begin: int) -> Identifier | None:
    match = _UPN.match(text, begin)
    value = "".join(match.groups()).upper() if match else ""
    if not match or not is_upn(value):
        return None
    return _found(Kind.UPN, text, match, value)


def _insurance(text: str, begin: int) -> Identifier | None:
    match = _NINO.match(text, begin)
    if not match:
        return None
    value = "".join(part or "" for part in match.groups()).upper()
    found = _found(Kind.NINO, text, match, value)
    plain = match[5] is not None and (match[1].isupper() or match.start(2) == match.end(1))
    touched = text[match.end() : match.end() + 1].isalnum()
    return found if (plain or found.named) and not touched else None


def _driving(text: str, begin: int) -> Identifier | None:
    match = _DRIVING.match(text, begin)
    return _found(Kind.DRIVING, text, match, "".join(match.groups()).upper()) if match else None


def _found(kind: Kind, text: str, match: re.Match[str], value: str) -> Identifier:
    named = nearest(text, match.start(), match.end()).what is kind
    return Identifier(kind, match.start(), match.end(), value, named=named)


def machine_readable(text: str) -> Iterator[Identifier]:
    """Passport numbers in the two lines at the foot of a passport's page."""
    if "<<" not in text:
        return
    for match in _MRZ.finditer(text):
        if mrz_fits(match[1], match[2]) and mrz_fits(match[3], match[4]) and mrz_fits(match[5], match[6]):
            yield Identifier(Kind.PASSPORT, *match.span(1), match[1].strip("<"), named=True)
