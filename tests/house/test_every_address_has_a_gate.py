"""Silence is refused: every address says who may use it."""

import pytest

from safehaven.foundation.gates import Gate, Public, SignedIn
from tests.house.addresses import Address, all_addresses

# Open to everybody, each for the reason it gives in the code.  A new one is a decision: add it here.
PUBLIC = {
    "account_login",
    "account_logout",
    "alive",
    "disclosure:receipt",
    "governance:who",
    "interface:appearance",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "provisioning:configuration",
    "provisioning:kind",
    "provisioning:kinds",
    "provisioning:nowhere",
    "provisioning:people",
    "provisioning:person",
    "provisioning:schema",
    "provisioning:schemas",
    "publication:public",
    "publication:public_list",
    "training:check",
    "sign_in_elsewhere",
    "sign_in_returned",
    "welcome",
    "welcome_link",
}


@pytest.mark.parametrize("address", all_addresses(), ids=str)
def test_every_address_has_a_gate(address: Address) -> None:
    assert isinstance(address.gate, Gate), (
        f"{address} is served by {address.view_name}, which has no gate.  "
        "Put @requires(…), @signed_in(because=…) or @public(because=…) above it."
    )


def test_every_address_has_a_name_of_its_own() -> None:
    names = [address.name for address in all_addresses()]

    assert sorted(set(names)) == names


def test_the_open_addresses_are_the_known_ones() -> None:
    found = {address.name for address in all_addresses() if isinstance(address.gate, Public)}

    assert found == PUBLIC


def test_an_open_gate_gives_its_reason() -> None:
    reasons = [
        address.gate.because for address in all_addresses() if isinstance(address.gate, Public | SignedIn)
    ]

    assert all(len(reason.split()) >= 3 for reason in reasons)
