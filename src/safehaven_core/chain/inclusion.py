"""One line with the proof that it is in the ledger, in a file (c2sp.org/tlog-proof).

Whoever is given such a file and knows the ledger's verifier needs nothing else: not the other lines, and
not us.  The line itself travels as the proof's extra data.
"""

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass

from safehaven_core.chain.checkpoints import Checkpoint, open_checkpoint
from safehaven_core.chain.hashes import leaf_hash
from safehaven_core.chain.notes import Verifier
from safehaven_core.chain.proofs import verify_inclusion

_proof_in = re.compile(
    rb"c2sp\.org/tlog-proof@v1\nextra ([A-Za-z0-9+/]+={0,2})\nindex (0|[1-9][0-9]{0,15})\n"
    rb"((?:[A-Za-z0-9+/]{43}=\n)*)\n(.*)",
    re.DOTALL,
).fullmatch


class NotProved(ValueError):
    """This file does not prove its line.  The message says why."""


@dataclass(frozen=True, slots=True)
class Inclusion:
    """line: canonical bytes.  index: its leaf, from 0.  path: lowest hash first.  checkpoint: the signed note."""

    line: bytes
    index: int
    path: Sequence[bytes]
    checkpoint: bytes

    def __bytes__(self) -> bytes:
        """The file."""
        hashes = b"".join(base64.b64encode(step) + b"\n" for step in self.path)
        extra = base64.b64encode(self.line)
        return b"c2sp.org/tlog-proof@v1\nextra %b\nindex %d\n%b\n%b" % (
            extra,
            self.index,
            hashes,
            self.checkpoint,
        )


def open_inclusion(proof: bytes, verifiers: Sequence[Verifier]) -> tuple[bytes, Checkpoint]:
    """The line that the file proves, and the checkpoint that it is under.

    Raises NotProved, or NoteRefused for the checkpoint.
    """
    parts = _proof_in(proof)
    if parts is None:
        raise NotProved("This is not a proof of a line: it does not have that form.")
    try:
        line = base64.b64decode(parts[1], validate=True)
    except binascii.Error as error:
        raise NotProved("The line in this proof is not base64.") from error
    path = [base64.b64decode(step) for step in parts[3].split()]
    if bytes(Inclusion(line, int(parts[2]), path, parts[4])) != proof:
        raise NotProved("This proof is spelled in another way than proofs are written.")
    checkpoint = open_checkpoint(parts[4], verifiers)
    if not verify_inclusion(leaf_hash(line), int(parts[2]), checkpoint.size, path, checkpoint.root):
        raise NotProved(
            "The line in this proof is not in the ledger that the checkpoint speaks of, at that place."
        )
    return line, checkpoint
