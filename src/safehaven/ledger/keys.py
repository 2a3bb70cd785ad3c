"""The keys of the ledger: one signs its checkpoints, one digests its lines.  Both come from a house key."""

from __future__ import annotations

import hmac

from safehaven.keyring.opening import house_key
from safehaven.ledger.writing import digest_key
from safehaven_core.chain.notes import Signer, Verifier


def signer() -> Signer:
    """The key that signs checkpoints.  Its name is the ledger's origin, and stays the same wherever it runs."""
    key = house_key("ledger")
    seed = hmac.digest(key.reveal(), b"safehaven/ledger/signing/v1", "sha256")
    return Signer.from_seed(f"safehaven-ledger/{key.id}", seed)


def verifier() -> Verifier:
    """The public half, for trustees and exports."""
    return signer().verifier


def digest_key_of(key_id: str) -> bytes | None:
    """The key of a line's digest, by the id that the line names, or None where there is none."""
    known, key = digest_key()
    return key if key_id == known else None
