"""What the tests of the directory share: the council, and Tess who works there."""

import uuid
from collections.abc import Callable

import pytest

from safehaven.directory.front import (
    Contact,
    ContactKind,
    NewContact,
    NewRecipient,
    Organisation,
    OrganisationKind,
    Recipient,
    add_contact,
    add_organisation,
    add_recipient,
)
from safehaven.workforce.front import StaffMember

ADDRESS = "tess.marlowe@saltmarsh.example"


@pytest.fixture
def council(ada: StaffMember) -> Organisation:
    """Saltmarsh Council, an outside organisation."""
    return add_organisation("Saltmarsh Council", OrganisationKind.COUNCIL, once=uuid.uuid4(), by=ada)


@pytest.fixture
def tess(council: Organisation, ada: StaffMember) -> Recipient:
    """Tess Marlowe, a social worker at the council."""
    new = NewRecipient("Tess Marlowe", "Social worker", "Children and families")
    return add_recipient(new, at=council, once=uuid.uuid4(), by=ada)


@pytest.fixture
def a_contact() -> Callable[..., Contact]:
    """Adds a contact point: `a_contact(tess, ada, "tess@saltmarsh.example")`."""

    def add(
        recipient: Recipient, by: StaffMember, value: str = ADDRESS, kind: ContactKind = ContactKind.EMAIL
    ) -> Contact:
        return add_contact(
            recipient, NewContact(kind, value, "Her letter of 3 March"), once=uuid.uuid4(), by=by
        )

    return add


@pytest.fixture
def address(a_contact, tess: Recipient, ada: StaffMember) -> Contact:
    """Tess's e-mail address, which nobody has verified."""
    made: Contact = a_contact(tess, ada)
    return made
