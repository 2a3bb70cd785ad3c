"""Recipients that could be taken for others: at a domain like a known one, or a letter off a known address."""

import uuid

import pytest

from safehaven.directory.front import (
    Contact,
    ContactKind,
    NewContact,
    NewRecipient,
    VerifiedHow,
    add_contact,
    add_recipient,
    verify_contact,
)
from safehaven.mailguard.checks.alike import looks_like
from safehaven.mailguard.states import Mark
from safehaven.workforce.front import Role
from tests.house.probes import change
from tests.mailguard.protected import in_the_directory
from tests.mailguard.taking_in import listed, marks, taken_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("domain", "alike"),
    [
        ("saltmarsh.example", False),
        ("mail.saltmarsh.example", False),
        ("lowtide.example", False),
        ("saltmarch.example", True),
        ("saltmrash.example", True),
        ("saltmarshh.example", True),
        ("satmarsh.example", True),
        ("saltrnarsh.example", True),
        ("sa1tmarsh.example", True),
        ("salt-marsh.example", True),
        ("saltmarsh.example.com", True),
        ("www.saltmarsh.example.attacker.test", True),
        ("evil-saltmarsh.example", True),
        ("xn--" + "s\u0430ltmarsh".encode("punycode").decode() + ".example", True),
    ],
)
def test_a_domain_that_could_be_taken_for_another_is_seen(domain, alike):
    assert looks_like(domain, "saltmarsh.example") == alike


def test_a_recipient_at_such_a_domain_holds(ada):
    listed(ada)

    assert Mark.LOOKALIKE in marks(taken_in(ada, "grace@secure.example.com"))
    assert Mark.LOOKALIKE not in marks(taken_in(ada, "tess@saltmarsh.example"))


@pytest.fixture
def known(robin, roll):
    """The keeper knows Robin, whom messages are about unless they say something else."""
    roll.build()


@pytest.mark.parametrize(
    ("local", "slip"),
    [
        ("tess.malrowe", True),
        ("tess.marlow", True),
        ("tess.marlowee", True),
        ("tess.narlowe", True),
        ("tess.marlowe", False),
        ("bess.marlowe", False),
        ("t.marlowe", False),
        ("tess.harlowes", False),
        ("tess.marlowe2", False),
    ],
)
def test_an_address_one_letter_off_a_verified_one_holds(ada, known, local, slip):
    in_the_directory(ada, "tess.marlowe@saltmarsh.example")

    found = marks(taken_in(ada, f"{local}@saltmarsh.example"))

    assert (Mark.LOOKALIKE in found) == slip


def test_what_is_one_letter_off_an_unverified_address_or_another_domain_does_not(ada, known):
    in_the_directory(ada, "tess.marlowe@saltmarsh.example")
    change(Contact.objects.get(), verified_at=None, verified_by=None, verified_how="", verified_words=None)

    assert Mark.LOOKALIKE not in marks(taken_in(ada, "tess.marlow@saltmarsh.example"))
    assert Mark.LOOKALIKE not in marks(taken_in(ada, "tess.marlow@lowtide.example"))


def test_a_message_about_nobody_is_not_held_for_the_likeness_of_two_names(ada, known):
    in_the_directory(ada, "tess.marlowe@saltmarsh.example")

    found = marks(taken_in(ada, "tess.marlow@saltmarsh.example", text="Shall we meet at three?"))

    assert Mark.LOOKALIKE not in found


def test_what_is_one_letter_off_a_colleague_holds(ada, known, member):
    local, _at, domain = member("Nathaniel Napier", Role.CASEWORKER).email.partition("@")

    assert Mark.LOOKALIKE in marks(taken_in(ada, f"{local[:-1]}@{domain}"))
    assert Mark.LOOKALIKE not in marks(taken_in(ada, f"{local}@{domain}"))


def test_a_private_person_of_somebody_elses_record_is_compared_with_nothing(robin, known, ada, sam):
    private = add_recipient(NewRecipient("Aunt Peregrine", "Aunt"), at=robin, once=uuid.uuid4(), by=ada)
    new = NewContact(ContactKind.EMAIL, "peregrine@lowtide.example", "She wrote to us")
    contact = add_contact(private, new, once=uuid.uuid4(), by=ada)
    verify_contact(contact, VerifiedHow.IN_PERSON, "She told me herself.", by=ada)

    found = [marks(taken_in(by, "peregrin@lowtide.example")) for by in (ada, sam)]

    assert [Mark.LOOKALIKE in each for each in found] == [True, False]
