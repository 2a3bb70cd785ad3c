"""Checkpoints (c2sp.org/tlog-checkpoint): the ledger's size and root at a moment, signed.

Whoever keeps one outside can later prove that nothing up to it was changed or taken away.
"""

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass

from safehaven_core.chain.hashes import HASH_SIZE
from safehaven_core.chain.notes import NotANote, Signer, Verifier, open_note, split

_checkpoint_in = re.compile(r"([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*").fullmatch


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """origin names the ledger; root is the tree's root (32 bytes) over `size` leaves."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        """Refuse what could not be read back."""
        if not self.origin or "\n" in self.origin:
            raise ValueError("An origin is one line of text, and not empty.")
        if not 0 <= self.size < 10**16 or len(self.root) != HASH_SIZE:
            raise ValueError("A checkpoint has a size of 0 or more, and a root of 32 bytes.")

    def __str__(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def sign(checkpoint: Checkpoint, signer: Signer) -> bytes:
    """The signed note."""
    return signer.sign(str(checkpoint))


def open_checkpoint(note: bytes, verifiers: Iterable[Verifier]) -> Checkpoint:
    """A checkpoint that one of these keys has signed.  Raises NoteRefused."""
    return _read(open_note(note, verifiers))


def peek(note: bytes) -> Checkpoint:
    """What a checkpoint claims, its signature unchecked.  Raises NotANote."""
    return _read(split(note)[0])


def split_notes(stored: bytes) -> list[bytes]:
    """The notes of a file that holds one after the other, an empty line between them.

    The text of a checkpoint has no empty lines, so each note runs over exactly one.
    """
    parts = stored.removesuffix(b"\n").split(b"\n\n") if stored else []
    pairs = [parts[at : at + 2] for at in range(0, len(parts), 2)]
    return [b"\n\n".join(pair) + b"\n" for pair in pairs]


def join_notes(notes: Iterable[bytes]) -> bytes:
    """The file that `split_notes` reads."""
    return b"\n".join(notes)


def _read(text: str) -> Checkpoint:
    parts = _checkpoint_in(text)
    root = base64.b64decode(parts[3]) if parts else b""
    if parts is None or len(root) != HASH_SIZE or base64.b64encode(root).decode() != parts[3]:
        raise NotANote("A checkpoint is three lines: its origin, its size and its root in base64.")
    return Checkpoint(parts[1], int(parts[2]), root)
