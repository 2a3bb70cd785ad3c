"""What is written in a text in another way: left-overs of mail encodings, names run together or spelt out, base64."""

from __future__ import annotations

import binascii
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_CODES = {
    "=": re.compile(r"(?:=[0-9A-F]{2})+|=\r?\n"),
    "%": re.compile(r"(?:%[0-9A-Fa-f]{2})+"),
    "&": re.compile(r"&#?[A-Za-z0-9]{2,8};"),
    "\n>": re.compile(r"(?<=[0-9A-Za-z,])\n>[> ]*(?=[0-9])"),
    "-\n": re.compile(r"-\n[\s>]{0,8}(?=[A-Za-z])"),
    "-\r": re.compile(r"-\r\n[\s>]{0,8}(?=[A-Za-z])"),
}
_RUN_TOGETHER = re.compile(r"(?<=[a-z])(?<!\bMc)(?<!\bMac)(?=[A-Z][^\W\d_A-Z])")  # HowellsGuy
_SPELT = {  # W-A-D-D-I-L-O-V-E, as somebody dictates it
    gap: re.compile(rf"(?<![A-Za-z{gap[0]}])[A-Za-z](?:{gap}[A-Za-z](?![A-Za-z])){{{fewest},}}")
    for gap, fewest in (("-", 2), (", ", 3), (" ", 3))
}
# Letters one by one, as in the boxes of a form, and by which shapes a text shows that it has some.
_ONE_BY_ONE = re.compile(r"(?<![^\W_])[A-Za-z](?:(?: {1,3}| ?[|./*,;] ?)[A-Za-z](?![^\W_])){3,}")
_SHOWS_ONE_BY_ONE = ("a a a a", *(sign.join("aaaa") for sign in (" | ", ", ", *"|./*,;")))
_WIDE_GAP = re.compile(r" {2,}")
# The alphabet by which names are spelt on the telephone.  Its words count only where the text speaks of a name.
_SPOKEN = (
    "alpha", "alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "juliett",
    "kilo", "lima", "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango", "uniform", "victor",
    "whiskey", "whisky", "xray", "x-ray", "yankee", "zulu",
)  # fmt: skip
_SPEAKS_OF_A_NAME = (b"name", b"spel")
_LEADS_TO_IT = re.compile(
    r"[a-z]{4,8}\W{1,3}(?:(?:i.?ll|spell|spelt|spelled|it|is|as)\W{1,3}){0,4}", re.IGNORECASE
)
_SPOKEN_RUN = re.compile(
    rf"(?<![a-z])(?:{'|'.join(_SPOKEN)})(?:[ ,-]{{1,2}}(?:{'|'.join(_SPOKEN)})(?![a-z])){{2,}}", re.IGNORECASE
)
# What is found by the shapes of its letters, and how far from that shape it begins.
_SHAPED = {"aA": (1, _RUN_TOGETHER), " A A ": (-1, _SPELT[" "])}
_SHAPED_IN_SMALL = {"-a-": (-1, _SPELT["-"]), ", a,": (-1, _SPELT[", "])}


def _shapes(capital: str) -> bytes:
    """A table of bytes by which each letter becomes an a, and each capital letter what is asked for."""
    signs = map(chr, range(256))
    return bytes(
        ord(capital if sign.isupper() else "a") if sign.isascii() and sign.isalpha() else ord(sign)
        for sign in signs
    )


_CAPITALS, _IN_SMALL = _shapes("A"), _shapes("a")
_AROUND = 120
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"
_RUNS = bytes(97 if number in _LETTERS else number if number > 127 else 32 for number in range(256))
_SHORTEST_RUN = 16
_RUN = re.compile(r"[A-Za-z0-9+/_-]+(?:\r?\n[A-Za-z0-9+/_-]{4,})*={0,2}")


@dataclass(frozen=True, slots=True)
class Layer:
    """Another reading of a stretch of a text; each sign of it stands for a stretch of the text as given."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def layers_of(text: str) -> Iterator[Layer]:
    """Each stretch that reads otherwise when it is decoded, once."""
    yield from _coded(text)
    yield from _base64(text)


def _codes(text: str) -> list[re.Match[str]]:
    """Whatever stands for something else, in its order."""
    letters = text.encode(errors="surrogatepass")
    found = [code for sign, pattern in _CODES.items() for code in _each(text, text, sign, 0, pattern)]
    for table, shaped in ((_CAPITALS, _SHAPED), (_IN_SMALL, _SHAPED_IN_SMALL)):
        shapes = letters.translate(table).decode(errors="surrogatepass")
        for shape, (begins, pattern) in shaped.items():
            found += _each(text, shapes, shape, begins, pattern)
        if table is _IN_SMALL and any(shown in shapes for shown in _SHOWS_ONE_BY_ONE):
            found += _ONE_BY_ONE.finditer(text)
    found += _spoken(text, letters)
    apart: list[re.Match[str]] = []
    for code in sorted(found, key=lambda code: code.start()):
        if not apart or code.start() >= apart[-1].end():
            apart.append(code)
    return apart


def _each(text: str, where: str, sign: str, begins: int, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Each place where a sign stands and the pattern fits; looking for its last letter alone is quickest."""
    at = where.find(sign) if sign[-1] in where else -1
    while at >= 0:
        code = pattern.match(text, max(0, at + begins))
        if code:
            yield code
        at = where.find(sign, max(code.end(), at + 1) if code else at + 1)


def _spoken(text: str, letters: bytes) -> Iterator[re.Match[str]]:
    """Each name that is spelt in the words of that alphabet."""
    if len(letters) != len(text):
        letters = text.encode("ascii", "replace")  # one for each sign, so that places are those of the text
    small = letters.lower()
    for sign in _SPEAKS_OF_A_NAME:
        at = small.find(sign)
        while at >= 0:
            lead = _LEADS_TO_IT.match(text, at)
            run = _SPOKEN_RUN.match(text, lead.end()) if lead else None
            if run:
                yield run
            at = small.find(sign, at + 1)


def _coded(text: str) -> Iterator[Layer]:
    codes: list[re.Match[str]] = []
    for code in _codes(text):
        if codes and code.start() > codes[-1].end() + _AROUND:
            yield _decoded(text, codes)
            codes = []
        codes.append(code)
    if codes:
        yield _decoded(text, codes)


def _decoded(text: str, codes: list[re.Match[str]]) -> Layer:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done, end = max(0, codes[0].start() - _AROUND), min(len(text), codes[-1].end() + _AROUND)
    for code in codes:
        reading = _reading(code.group())
        pieces += [text[done : code.start()], reading]
        starts += [*range(done, code.start()), *[code.start()] * len(reading)]
        ends += [*range(done + 1, code.start() + 1), *[code.end()] * len(reading)]
        done = code.end()
    pieces.append(text[done:end])
    return Layer("".join(pieces), (*starts, *range(done, end)), (*ends, *range(done + 1, end + 1)))


def _reading(code: str) -> str:
    if not code or code[0] == "\n":
        return " "  # between two words that are run together, or two lines of a quote
    if code[0].isalpha():
        return _name_spelt(code)
    if code[0] == "&":
        return html.unescape(code)
    if code[0] in "=%" and not code[1:].isspace():
        return bytes.fromhex(code.replace(code[0], "")).decode("utf-8", "replace")
    return ""


def _name_spelt(code: str) -> str:
    if _SPOKEN_RUN.fullmatch(code):
        return "".join(word[0] for word in re.findall("[A-Za-z-]+", code))
    names = ("".join(re.findall("[A-Za-z]", name)) for name in _WIDE_GAP.split(code))
    return " ".join(_RUN_TOGETHER.sub(" ", name) for name in names)


def _base64(text: str) -> Iterator[Layer]:
    runs = text.encode(errors="surrogatepass").translate(_RUNS).decode(errors="surrogatepass")
    at = runs.find("a" * _SHORTEST_RUN)
    while at >= 0:
        run = _RUN.match(text, at)
        if run is None:
            return
        decoded = _words_in(run.group())
        if decoded:
            yield Layer(decoded, (run.start(),) * len(decoded), (run.end(),) * len(decoded))
        at = runs.find("a" * _SHORTEST_RUN, run.end())


def _words_in(run: str) -> str:
    """What a run of base64 says, where it says words at all."""
    bare = "".join(run.split()).rstrip("=").replace("-", "+").replace("_", "/")
    if len(bare) % 4 == 1:
        bare = bare[:-1]
    try:
        found = binascii.a2b_base64(bare + "=" * (-len(bare) % 4))
    except binascii.Error:
        return ""
    for encoding in ("utf-8", "utf-16-le"):
        try:
            text = found.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.isprintable() or sum(sign.isprintable() or sign.isspace() for sign in text) >= 0.95 * len(
            text
        ):
            return text
    return ""
