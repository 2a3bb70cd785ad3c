"""Addresses are written down in logs, histories and proxies; answers in caches.  Neither may tell of anybody."""

import pytest

from tests.house.addresses import Address, all_addresses

# What an address may hold besides fixed words.  Text of any kind could become a name one day.
HARMLESS = {"UUIDConverter", "IntConverter"}
# Addresses that take something else, each with the reason why it cannot be about anybody.
OTHERWISE = {
    "disclosure:receipt": "A signed token of random letters; by it a recipient confirms receipt.",
    "governance:attestation": "The name of a regular check.",
    "governance:change_role": "The name of a role.",
    "governance:confirm": "The name of a regular check.",
    "governance:role": "The name of a role.",
    "policies:adopt": "The name of a policy.",
    "policies:change": "The name of a parameter of the policy.",
    "policies:download": "The name of a policy.",
    "policies:export": "The name of a policy, and a kind of file.",
    "policies:history": "The name of a policy.",
    "policies:leave": "The name of a policy.",
    "policies:note": "The name of a policy.",
    "policies:policy": "The name of a policy.",
    "provisioning:nowhere": "What SCIM does not have; it is answered that there is nothing.",
    "publication:ask": "The name of a policy.",
    "publication:changes": "The name of a policy.",
    "publication:draft": "The name of a policy.",
    "publication:drop": "The name of a policy.",
    "publication:names": "The name of a policy.",
    "publication:public": "The name of a policy.",
    "publication:publish": "The name of a policy.",
    "publication:review": "The name of a policy.",
    "publication:sign": "The name of a policy.",
    "publication:text": "The name of a policy.",
    "publication:version": "The name of a policy.",
    "publication:versions": "The name of a policy.",
    "publication:write": "The name of a policy.",
    "readiness:policy": "The name of a policy.",
    "readiness:section": "The name of a policy.",
    "take_role": "The name of a role.",
    "training:begin": "The name of a course.",
    "training:course": "The name of a course.",
    "training:edit_module": "The names of a course and of a module.",
    "training:edit_question": "The names of a course and of a question.",
    "training:module": "The names of a course and of a module.",
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
