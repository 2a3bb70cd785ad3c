"""What is written in a text in another way: left-overs of mail encodings, and words hidden in base64."""

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
    "-\n": re.compile(r"-\n\s{0,8}(?=[A-Za-z])"),
    "-\r": re.compile(r"-\r\n\s{0,8}(?=[A-Za-z])"),
}
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
    found: list[re.Match[str]] = []
    for sign, pattern in _CODES.items():
        at = text.find(sign)
        while at >= 0:
            code = pattern.match(text, at)
            if code:
                found.append(code)
            at = text.find(sign, code.end() if code else at + 1)
    return sorted(found, key=lambda code: code.start())


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
    if code.startswith("&"):
        return html.unescape(code)
    if code[0] in "=%" and not code[1:].isspace():
        return bytes.fromhex(code.replace(code[0], "")).decode("utf-8", "replace")
    return ""


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
