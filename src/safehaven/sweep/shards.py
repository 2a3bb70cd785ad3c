"""What travels to the machines of a cluster and back: sealed both ways, in a fixed form, and checked before it is used.

    secret = Secret(Path("names.key").read_bytes())     on the machine that sweeps and on each that reads
    key = SweepKey()                                    of one sweep, in its memory only
    task = secret.task(root, files, key)                to a worker, which alone of the cluster can open it
    read_task(task.sealed)                              on the worker: reads, and seals to the sweep
    key.open(answer, task)                              the words, file by file

A task is AES-256-GCM under the secret that both ends have in a file, so that the scheduler learns no name.  In it
is the key to answer to: whoever cannot open a task can answer none.  An answer is HPKE (RFC 9180) with X25519,
HKDF-SHA256 and AES-256-GCM, bound to its task.  Both are JSON inside; nothing here is ever unpickled.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from safehaven.foundation.refusals import Refusal
from safehaven.sweep.looking import Looked, look_at_all
from safehaven.sweep.walking import CHANGED, LINK, NO_ACCESS, SPECIAL, Seen
from safehaven_core.filetypes.reading import Unread

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
SECRET_AT = "SAFEHAVEN_SWEEP_SECRET"  # noqa: S105 - the name of a setting, not a secret
SHORTEST_SECRET = 32
_TASK, _ANSWER = b"safehaven sweep task 2", b"safehaven sweep answer 2"
_NONCE, _NUMBER = 12, 16
_REASONS = frozenset({CHANGED, LINK, NO_ACCESS, SPECIAL, *(why.value for why in Unread)})


class NoAnswer(Refusal):
    """What came back from the cluster is no answer to what was asked."""


class NoSecret(Refusal):
    """The file with the secret of the cluster is not there, or is too short to be one."""


@dataclass(frozen=True, slots=True)
class Task:
    """Some files to be read.  `number` is drawn anew for each, and is inside the sealed part only."""

    sealed: bytes = field(repr=False)
    number: bytes = field(repr=False)
    files: int


class SweepKey:
    """The key of one sweep, to which workers seal what they read."""

    def __init__(self) -> None:
        self._key = X25519PrivateKey.generate()

    @property
    def public(self) -> bytes:
        return self._key.public_key().public_bytes_raw()

    def open(self, answer: bytes, task: Task) -> list[Looked]:
        """The words of each file of a task.  Raises NoAnswer for anything else."""
        try:
            told = json.loads(SUITE.decrypt(answer, self._key, info=_ANSWER + task.number))
            looked = [_as_told(text, unread) for text, unread in told]
        except (InvalidTag, ValueError, TypeError, AttributeError, RecursionError):
            raise NoAnswer(NOT_AN_ANSWER) from None
        if len(looked) != task.files:
            raise NoAnswer(NOT_AN_ANSWER)
        return looked


class Secret:
    """What the machine that sweeps and those that read have in common, and the scheduler has not."""

    def __init__(self, content: bytes) -> None:
        if len(content.strip()) < SHORTEST_SECRET:
            raise NoSecret(
                f"The secret of the cluster is a file of {SHORTEST_SECRET} bytes or more, made by chance.  "
                "Make it so: openssl rand -hex 32 > names.key."
            )
        key = HKDF(hashes.SHA256(), 32, salt=None, info=_TASK).derive(content.strip())
        self._cipher = AESGCM(key)

    @classmethod
    def at(cls, path: str) -> Secret:
        """The secret in a file.  Raises NoSecret."""
        try:
            content = Path(path).read_bytes()
        except OSError:
            content = b""
        return cls(content)

    def task(self, root: Path, files: Sequence[Seen], key: SweepKey) -> Task:
        number, nonce = os.urandom(_NUMBER), os.urandom(_NONCE)
        plain = [str(root), key.public.hex(), number.hex(), [astuple(seen) for seen in files]]
        sealed = nonce + self._cipher.encrypt(nonce, json.dumps(plain).encode(), _TASK)
        return Task(sealed, number, len(files))

    def open(self, task: bytes) -> tuple[Path, list[Seen], bytes, bytes]:
        """Root, files, the key to answer to, and the number of the task.  Raises InvalidTag."""
        plain = self._cipher.decrypt(task[:_NONCE], task[_NONCE:], _TASK)
        root, public, number, files = json.loads(plain)
        return Path(root), [Seen(*seen) for seen in files], bytes.fromhex(public), bytes.fromhex(number)


def read_task(task: bytes) -> bytes:
    """What a worker does: read some files, and seal what they say.  Its secret is in the file that its environment names.

    Nothing, where it cannot: an exception would travel back as a pickle, and with words of a file perhaps.
    """
    try:
        root, files, public, number = Secret.at(os.environ.get(SECRET_AT, "")).open(task)
        return answer(list(look_at_all(root, files)), public, number)
    except Exception:  # noqa: BLE001 - whatever it was, the sweep hears that this was not read
        return b""


def answer(looked: Sequence[Looked], public: bytes, number: bytes) -> bytes:
    """What was read, sealed to a sweep and bound to a task."""
    plain = json.dumps([[one.text, one.unread] for one in looked]).encode()
    return bytes(SUITE.encrypt(plain, X25519PublicKey.from_public_bytes(public), info=_ANSWER + number))


NOT_AN_ANSWER = (
    "The cluster gave back something that is no answer to what was asked.  Nothing of it was used.  "
    "Look at its machines before you use them again: one of them may have been taken over."
)


def _as_told(text: Any, unread: Any) -> Looked:
    counted = Counter[str]()
    for why, parts in unread.items():
        if why not in _REASONS or type(parts) is not int or parts < 1:
            raise ValueError("No reason that is known.")
        counted[why] += parts
    if type(text) is not str:
        raise TypeError("What was read is words.")
    return Looked(text, dict(counted))
