"""The pages of the directory."""

import re
import uuid

import pytest
from django.urls import reverse

from safehaven.directory.front import NewRecipient, add_recipient, usable
from safehaven.directory.models import Block, Contact, Organisation, Recipient
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from safehaven.workforce.front import Role
from tests.counting import queries_of


def at(name: str, **taken: object) -> str:
    """The address of a page."""
    return reverse(f"directory:{name}", kwargs=taken)


def text_of(answer) -> str:
    """What a page says."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def send(client, address: str, **typed: object):
    """Fill in the form of a page and send it."""
    found = dict(
        re.findall(
            r'<input type="hidden" name="(once)" value="([^"]*)"', client.get(address).content.decode()
        )
    )
    return client.post(address, found | typed)


@pytest.fixture
def as_ada(ada, signed_in):
    """Ada's browser."""
    return signed_in(ada)


def test_from_an_organisation_to_a_verified_address(as_ada, sam, signed_in):
    send(as_ada, at("new_organisation"), name="Saltmarsh Council", kind="council")
    send(as_ada, at("new_recipient", organisation=Organisation.objects.get().pk), name="Tess Marlowe")
    person = Recipient.objects.get()
    send(
        as_ada,
        at("add_contact", recipient=person.pk),
        kind="email",
        value="tess@saltmarsh.example",
        how_known="Her letter of 3 March",
    )
    words = "I rang the number on their website."
    send(
        signed_in(sam), at("verify_contact", contact=Contact.objects.get().pk), how="called-back", words=words
    )

    page = text_of(as_ada.get(at("recipient", recipient=person.pk)))
    wanted = (
        "Tess Marlowe",
        "tess@saltmarsh.example",
        "Verified",
        "Sam Stranger",
        words,
        "Her letter of 3 March",
    )
    assert ([word for word in wanted if word not in page], usable(Contact.objects.get())) == ([], True)


def test_a_search_is_a_post_and_leaves_nothing_in_the_address(as_ada, tess):
    answer = as_ada.post(at("search"), {"text": "Marlowe"})

    assert ("Tess Marlowe" in text_of(answer), answer.request["QUERY_STRING"]) == (True, "")


def test_a_list_of_organisations_shows_no_person(as_ada, tess):
    page = text_of(as_ada.get(at("list")))

    assert ("Saltmarsh Council" in page, "Marlowe" in page) == (True, False)


@pytest.mark.parametrize("policy", ["anybody", "another_person"])
def test_whoever_verifies_their_own_is_told_or_refused(as_ada, address, policy):
    choose(Parameter.CONTACT_VERIFIER, policy, by=SYSTEM)
    words = "I rang the number on their website."

    page = text_of(as_ada.get(at("verify_contact", contact=address.pk)))
    answer = send(as_ada, at("verify_contact", contact=address.pk), how="called-back", words=words)

    assert "You added this yourself" in page
    assert answer.status_code == (302 if policy == "anybody" else 200)


def test_a_refused_address_keeps_what_was_typed(as_ada, tess):
    answer = send(
        as_ada,
        at("add_contact", recipient=tess.pk),
        kind="email",
        value="tess at saltmarsh",
        how_known="Her letter",
    )

    assert ("One looks like name@example.org" in text_of(answer), "tess at saltmarsh" in text_of(answer)) == (
        True,
        True,
    )


def test_a_block_is_made_by_one_and_lifted_by_another(as_ada, dora, signed_in):
    send(as_ada, at("block"), value="evil.example", why="Sent to us by mistake twice")
    block = Block.objects.get()

    refused = as_ada.post(at("lift_block", block=block.pk))
    lifted = send(signed_in(dora), at("lift_block", block=block.pk))

    assert (refused.status_code, lifted.status_code, Block.objects.get().lifted_by) == (403, 302, dora)


@pytest.fixture
def sister(robin, ada) -> Recipient:
    """Robin's sister, whose place in the directory would give Robin away."""
    return add_recipient(NewRecipient("Wren Quillfeather", "Sister"), at=robin, once=uuid.uuid4(), by=ada)


@pytest.mark.parametrize("page", ["recipient", "change_recipient", "add_contact"])
@pytest.mark.parametrize("stranger", ["sam", "grace"])
def test_somebodys_sister_does_not_exist_for_a_stranger(sister, page, stranger, request, signed_in):
    client = signed_in(request.getfixturevalue(stranger))

    assert client.get(at(page, recipient=sister.pk)).status_code == 404


def test_private_people_are_listed_for_those_who_work_with_the_person(sister, robin, as_ada, sam, signed_in):
    answers = [client.get(at("private", record=robin.pk)) for client in (as_ada, signed_in(sam))]

    assert ("Wren Quillfeather" in text_of(answers[0]), answers[1].status_code) == (True, 404)


def test_reception_keeps_the_directory_but_verifies_nothing(address, member, signed_in):
    client = signed_in(member("Rae Desk", Role.ADMINISTRATOR))

    answers = [
        client.get(at(page, contact=address.pk)).status_code for page in ("replace_contact", "verify_contact")
    ]

    assert answers == [200, 403]


def test_an_organisations_page_costs_the_same_for_one_and_for_three(council, tess, as_ada, ada):
    one = queries_of(as_ada, at("organisation", organisation=council.pk))
    for name in ("Abel Reeve", "Ines Holt"):
        add_recipient(NewRecipient(name), at=council, once=uuid.uuid4(), by=ada)

    assert queries_of(as_ada, at("organisation", organisation=council.pk)) == one
