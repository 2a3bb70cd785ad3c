"""The ledger's keys come from the house key in one way, for ever: another way would make old proofs worthless."""

from __future__ import annotations

from uuid import UUID

import pytest

from safehaven.ledger import keys, writing
from safehaven_core.sealing import DataKey

SECRET = bytes(range(32))


@pytest.fixture
def fixed_key(monkeypatch: pytest.MonkeyPatch) -> DataKey:
    """A house key that everybody knows."""
    key = DataKey(UUID(int=7), SECRET)
    monkeypatch.setattr(keys, "house_key", {"ledger": key}.__getitem__)
    monkeypatch.setattr(writing, "house_key", {"ledger": key}.__getitem__)
    return key


def test_the_verifier_of_a_known_key_is_known(fixed_key):
    assert (
        str(keys.verifier())
        == "safehaven-ledger/00000000-0000-0000-0000-000000000007+e4ac0a5d+AQtj4hqsOw99eKTk4c2G8ZSJ9fs4jTMe6p596vhv5ixb"
    )


def test_the_digest_key_of_a_known_key_is_known(fixed_key):
    assert writing.digest_key() == (
        str(fixed_key.id),
        bytes.fromhex("7fff7a2097e273f054807a13331b9c6e4d18b6d7a6feaf90be50baec3fa955b5"),
    )
