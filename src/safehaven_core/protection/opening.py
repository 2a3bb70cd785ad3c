"""Opening a protected file that somebody sent us, so that it can be kept without depending on its password."""

from dataclasses import dataclass
from typing import BinaryIO

from safehaven_core.protection import _office, _pdf, _zip
from safehaven_core.protection.refusals import NotProtected, Unreadable, WrongPassword


@dataclass(frozen=True, slots=True)
class Opened:
    """One file as it was before it was protected.  Only a ZIP gives names; they come from the sender."""

    name: str
    content: bytes


def opened(protected: BinaryIO, password: str, most_bytes: int = 1 << 30) -> list[Opened]:
    """What is in a protected PDF, Office file (old ones too) or ZIP (AES, or the older ZipCrypto).

    Raises `WrongPassword`, `NotProtected` (it opens without one) or `Unreadable`.  The file comes from
    outside, so this belongs into a child process with limits.
    """
    protected.seek(0)
    head = protected.read(1024)
    protected.seek(0)
    try:
        return _opened(head, protected, password, most_bytes)
    except (WrongPassword, NotProtected, Unreadable, MemoryError):
        raise
    except Exception as trouble:  # noqa: BLE001 - readers of foreign files raise what they like
        raise Unreadable(
            f"This file could not be opened ({type(trouble).__name__}). Ask for it to be sent again."
        ) from None


def _opened(head: bytes, protected: BinaryIO, password: str, most_bytes: int) -> list[Opened]:
    if b"%PDF-" in head:
        return [Opened("", _pdf.open_plain(protected, password))]
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return [Opened("", _office.open_plain(protected, password))]
    if head.startswith(b"PK"):
        files = _zip.open_plain(protected, password, most_bytes)
        return [Opened(name, content) for name, content in files]
    raise Unreadable("This is not a protected PDF, Office file or ZIP. Check that it is the right file.")
