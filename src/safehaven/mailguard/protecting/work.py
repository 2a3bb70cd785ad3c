"""Making and proving all protected files of one message, in one call for a child process with limits.

    answer = run_confined(MAKE, asked(password, letter, names), files=[...], refusals=REFUSALS, ...)
    files = told(answer)

This runs without Django: bytes in, bytes out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from io import BytesIO
from typing import Any

from safehaven.mailguard.protecting.page import NotAsWritten, as_text, made_page
from safehaven_core.filetypes import TRAITS, identify
from safehaven_core.filetypes.identifying import SUFFIXES
from safehaven_core.protection import (
    AlreadyProtected,
    Form,
    Original,
    Unreadable,
    form_for,
    protect,
    prove,
)
from safehaven_core.protection.work import limits_for as limits_of_protecting

MAKE = "safehaven.mailguard.protecting.work:make"
MOST_ALONE = 20
"""So many files stay files of their own; those beyond go into the ZIP."""
WORDS, ZIP = "message", "documents.zip"


@dataclass(frozen=True, slots=True)
class Page:
    """What stands above the words, as pairs of a name and what it says, and the words themselves."""

    title: str
    head: tuple[tuple[str, str], ...] = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Protected:
    """One protected file that was proved, under a name that tells nothing."""

    name: str
    form: Form
    content: bytes = field(repr=False)


def asked(password: str, page: Page, names: Sequence[str]) -> bytes:
    """A request to protect the words of a message, and files with these names of their sender's."""
    return json.dumps({"password": password, "page": asdict(page), "names": list(names)}).encode()


def limits_for(size: int) -> tuple[int, int]:
    """Enough seconds and megabytes for files of so many bytes in all, and a page of words.

    Measured: a page of 200,000 letters takes 1 s; the child with all its libraries 300 MB; at 40 MB of files, see
    `safehaven_core.protection.work`.
    """
    seconds, megabytes = limits_of_protecting(size)
    return seconds + 30, megabytes + 400 + 4 * (size >> 20)


def make(request: bytes, files: Sequence[BytesIO]) -> bytes:
    """All protected files of a message, made and proved: a line that says which, and their bytes."""
    order = json.loads(request)
    password, page = order["password"], _page(order["page"])
    originals = [
        _original(number, name, file)
        for number, (name, file) in enumerate(zip(order["names"], files, strict=True), start=1)
    ]
    alone = list(_alone(originals, password))
    apart = {one.name for one in alone}
    packed = [one for one in originals if one.name not in apart]
    try:
        page = _with_list(page, originals, order["names"], packed)
        alone.insert(
            0,
            _one(
                Original("pdf", BytesIO(made_page(page.title, page.head, page.words)), f"{WORDS}.pdf"),
                password,
            ),
        )
    except NotAsWritten:
        text = as_text(page.title, page.head, page.words)
        packed.insert(0, Original("txt", BytesIO(text), f"{WORDS}.txt"))
    if packed:
        alone.append(Protected(ZIP, *_protected(packed, password)))
    says = [(one.name, one.form.value, len(one.content)) for one in alone]
    return json.dumps(says).encode() + b"\n" + b"".join(one.content for one in alone)


def told(answer: bytes) -> tuple[Protected, ...]:
    """The protected files, the words first where they are a file of their own."""
    says, _, content = answer.partition(b"\n")
    stream = BytesIO(content)
    return tuple(Protected(name, Form(form), stream.read(size)) for name, form, size in json.loads(says))


def _page(told: dict[str, Any]) -> Page:
    return Page(told["title"], tuple((name, said) for name, said in told["head"]), told["words"])


def _original(number: int, name: str, file: BytesIO) -> Original:
    found = identify(file, name)
    # An ending that no program knows may be a word of the sender's.
    ending = found.usual_suffix if found.usual_suffix in SUFFIXES else TRAITS[found.kind].suffix
    return Original(found.kind.value, file, f"document-{number}.{ending or 'bin'}")


def _alone(originals: Sequence[Original], password: str) -> Iterator[Protected]:
    """Those that can be protected as what they are.  What cannot goes into the ZIP, as it is."""
    for one in originals[:MOST_ALONE]:
        if form_for([one.kind]) is not Form.ZIP:
            try:
                yield _one(one, password)
            except (AlreadyProtected, Unreadable):
                continue


def _one(original: Original, password: str) -> Protected:
    return Protected(original.name, *_protected([original], password))


def _protected(originals: Sequence[Original], password: str) -> tuple[Form, bytes]:
    sink = BytesIO()
    form = protect(originals, password, sink)
    prove(sink, form, password, originals)
    return form, sink.getvalue()


def _with_list(
    page: Page, originals: Sequence[Original], names: Sequence[str], packed: Sequence[Original]
) -> Page:
    """The page, with what each file was called: outside, their names tell nothing."""
    inside = {one.name for one in packed}
    lines = tuple(
        (f"{one.name} in {ZIP}" if one.name in inside else one.name, name or "a file without a name")
        for one, name in zip(originals, names, strict=True)
    )
    return Page(page.title, (*page.head, *lines), page.words)
