"""Addresses are written down in logs, histories and proxies; answers in caches.  Neither may tell of anybody."""

import pytest

from tests.house.addresses import Address, all_addresses

# What an address may hold besides fixed words.  Text of any kind could become a name one day.
HARMLESS = {"UUIDConverter", "IntConverter"}
# Addresses that take something else, each with the reason why it cannot be about anybody.
OTHERWISE = {
    "disclosure:receipt": "A signed token of random letters; by it a recipient confirms receipt.",
    "policies:adopt": "The name of a policy.",
    "policies:change": "The name of a parameter of the policy.",
    "policies:leave": "The name of a policy.",
    "policies:policy": "The name of a policy.",
    "take_role": "The name of a role.",
    "welcome_link": "A signed token of random letters; by it a newcomer shows who they are.",
}


@pytest.mark.parametrize("address", all_addresses(), ids=str)
def test_an_address_holds_nothing_that_could_be_a_name(address: Address):
    harmless = set(address.kinds.values()) <= HARMLESS

    assert harmless != (address.name in OTHERWISE), (
        f"{address.name} takes {address.kinds}.  Name things by UUID; "
        "or say in OTHERWISE why it cannot be about anybody."
    )


def test_a_browser_keeps_no_answer_of_ours(ada, signed_in):
    browser = signed_in(ada)
    answers = {str(address): browser.get(address.made_up) for address in all_addresses()}

    kept = [name for name, answer in answers.items() if "no-store" not in answer.get("Cache-Control", "")]

    assert kept == []
