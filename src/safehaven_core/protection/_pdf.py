"""PDF, protected as ISO 32000-2 has it: AES-256, revision 6, every string and stream, metadata too."""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import BinaryIO

import pikepdf
import pypdfium2

from safehaven_core.protection._clear import SAMPLES, WINDOW, any_shows, pieces_of
from safehaven_core.protection.refusals import (
    AlreadyProtected,
    NotProtected,
    NotProved,
    Unreadable,
    WrongPassword,
)

EVERYTHING_ALLOWED = pikepdf.Permissions(
    accessibility=True,
    extract=True,
    modify_annotation=True,
    modify_assembly=True,
    modify_form=True,
    modify_other=True,
    print_lowres=True,
    print_highres=True,
)
DAMAGED = "This PDF is damaged, or is not a PDF. Open it and save it again as a PDF, then use that copy."
SHORTEST_TELLING_TEXT = 6
WRITTEN_ANEW = frozenset({"/Length", "/Filter", "/DecodeParms", "/Extensions"})


def make(source: BinaryIO, password: str, sink: BinaryIO) -> None:
    """Write the PDF anew, encrypted.  Who opens it may do anything with it, as with the original."""
    # The owner's password is thrown away: it would open the file as well, so nobody may know it.
    lock = pikepdf.Encryption(
        user=password, owner=secrets.token_urlsafe(32), R=6, allow=EVERYTHING_ALLOWED, metadata=True
    )
    with _whole_and_plain(source) as pdf:
        try:
            pdf.save(
                sink,
                encryption=lock,
                # Object streams hide names and numbers too; plain objects hide only strings and streams.
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                fix_metadata_version=False,
            )
        except (pikepdf.PdfError, ValueError, RuntimeError):
            raise Unreadable(DAMAGED) from None


def _whole_and_plain(source: BinaryIO) -> pikepdf.Pdf:
    """The PDF as it stands.  One that has to be patched up first could lose pages, so it is refused."""
    try:
        pdf = pikepdf.open(source, attempt_recovery=False)
        pages = len(pdf.pages)
    except pikepdf.PasswordError:
        raise AlreadyProtected(
            "This PDF has a password already. Save a copy without the password, then use that copy."
        ) from None
    except (pikepdf.PdfError, ValueError, RuntimeError):
        raise Unreadable(DAMAGED) from None
    if pdf.is_encrypted:
        raise AlreadyProtected(
            "This PDF has restrictions under a password of its own. Print it to a new PDF, then use that."
        )
    if not pages:
        raise Unreadable("This PDF has no pages. Check that it is the right file.")
    return pdf


def prove(protected: BinaryIO, password: str, wrong: str, original: BinaryIO) -> None:
    """Refuse (`NotProved`) unless the PDF is fully encrypted, opens only with the password, and is complete."""
    hidden = protected.read()
    for refused in (None, "", wrong):
        _check_refuses(protected, hidden, refused)
    with (
        pikepdf.open(protected, password=password, attempt_recovery=False) as made,
        _whole_and_plain(original) as meant,
    ):
        check_lock(made)
        if fingerprint(made) != fingerprint(meant):
            raise NotProved("The protected PDF does not hold the same pages as the original.")
        if any_shows(hidden, _telling_pieces(meant)):
            raise NotProved("Part of the original can be read in the protected PDF without the password.")
    with pypdfium2.PdfDocument(hidden, password=password):  # a second reader, as the recipient's is not ours
        pass


def _check_refuses(protected: BinaryIO, hidden: bytes, password: str | None) -> None:
    with suppress(pikepdf.PasswordError), pikepdf.open(protected, password=password or ""):
        raise NotProved("The protected PDF opens without its password.")
    with suppress(pypdfium2.PdfiumError), pypdfium2.PdfDocument(hidden, password=password):
        raise NotProved("The protected PDF opens without its password.")


def check_lock(made: pikepdf.Pdf) -> None:
    lock = made.trailer.Encrypt
    whole = all(lock.get(key) == "/StdCF" for key in ("/StmF", "/StrF")) and lock.CF.StdCF.CFM == "/AESV3"
    if int(lock.V) != 5 or int(lock.R) != 6 or not whole or not lock.get("/EncryptMetadata", True):
        raise NotProved("The protected PDF is not encrypted as a whole with AES-256.")
    if not made.user_password_matched or made.owner_password_matched:
        raise NotProved("The password of the protected PDF is not the one for reading it.")
    for stream in _streams(made):
        if "/Crypt" in str(stream.get("/Filter", "")):
            raise NotProved("Part of the protected PDF is left out of the encryption.")


def fingerprint(pdf: pikepdf.Pdf) -> bytes:
    """One hash of all that can be reached from the document's root and its properties.

    It does not depend on how objects are numbered, ordered or compressed, which writing changes.
    """
    hashed = hashlib.sha256()
    met: dict[tuple[int, int], int] = {}
    waiting: list[object] = [pdf.trailer.get("/Info"), pdf.Root]
    while waiting:
        thing = waiting.pop()
        number = met.get(thing.objgen) if isinstance(thing, pikepdf.Object) and thing.is_indirect else None
        if number is not None:
            hashed.update(b"<again %d>" % number)
            continue
        if isinstance(thing, pikepdf.Object) and thing.is_indirect:
            met[thing.objgen] = len(met)
        hashed.update(_own_words(thing))
        waiting.extend(_parts(thing))
    return hashed.digest()


def _own_words(thing: object) -> bytes:
    """What a thing says itself, without its parts; lengths first, so that two things cannot run together."""
    match thing:
        case pikepdf.Stream():
            words = b"stream" + _names(thing) + hashlib.sha256(_content(thing)).digest()
        case pikepdf.Dictionary():
            words = b"dictionary" + _names(thing)
        case pikepdf.Array():
            words = b"array %d" % len(thing)
        case pikepdf.String():
            words = b"string" + bytes(thing)
        case _:
            words = type(thing).__name__.encode() + str(thing).encode()
    return b"<%d>" % len(words) + words


def _names(thing: pikepdf.Object) -> bytes:
    return "\n".join(name for name in sorted(thing.keys()) if name not in WRITTEN_ANEW).encode()


def _parts(thing: object) -> list[object]:
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return [thing[name] for name in sorted(thing.keys()) if name not in WRITTEN_ANEW]
    return list(thing) if isinstance(thing, pikepdf.Array) else []


def _content(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a picture format that PDF only carries
        return stream.read_raw_bytes()


def _streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    return (thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream))


def _telling_pieces(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    """The document's properties, and pieces of its streams as they stand in the original."""
    for value in pdf.docinfo.values():
        if isinstance(value, pikepdf.String) and len(bytes(value)) >= SHORTEST_TELLING_TEXT:
            yield from _as_written(bytes(value))
    if "/Metadata" in pdf.Root:
        yield from pieces_of(pdf.Root.Metadata.read_bytes(), samples=4)
    raw = (stream.read_raw_bytes() for stream in _streams(pdf))
    long_enough = [content for content in raw if len(content) >= WINDOW]
    for content in long_enough[:: max(1, len(long_enough) // SAMPLES)]:
        yield from pieces_of(content, samples=1)


def _as_written(text: bytes) -> list[bytes]:
    """How a text would stand in a file.  A single word, such as "Length", may also be a name that tells nothing."""
    return [text] if b" " in text else [b"(" + text, b">" + text]


def open_plain(source: BinaryIO, password: str) -> bytes:
    """The PDF without its password."""
    sink = BytesIO()
    try:
        with pikepdf.open(source, password=password) as pdf:
            if not pdf.is_encrypted:
                raise NotProtected("This PDF has no password.")
            pdf.save(sink, encryption=False)
    except pikepdf.PasswordError:
        raise WrongPassword(
            "This password does not open the PDF. Check it with the person who sent it."
        ) from None
    except pikepdf.PdfError:
        raise Unreadable(DAMAGED) from None
    return sink.getvalue()
