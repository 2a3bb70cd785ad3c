"""The pretend outside world: organisations and the people in them, whose addresses somebody has verified."""

from __future__ import annotations

import uuid

from safehaven.directory.front import (
    ContactKind,
    NewContact,
    NewRecipient,
    OrganisationKind,
    VerifiedHow,
    add_contact,
    add_organisation,
    add_recipient,
    verify_contact,
)
from safehaven.workforce.front import StaffMember

_WORLD = (
    ("Harbourtown Council", OrganisationKind.COUNCIL, "harbourtown.example", (
        ("Morwenna Tregarth", "Social worker", "Adult social care"),
        ("Desmond Achterberg", "Housing officer", "Homelessness team"),
    )),
    ("Tidemill Surgery", OrganisationKind.HEALTH, "tidemill-surgery.example", (
        ("Farida Lindqvist", "Practice manager", "Front office"),
        ("Gunnar Mbeki", "Doctor", "Practice"),
    )),
    ("Saltmarsh College", OrganisationKind.SCHOOL, "saltmarsh-college.example", (
        ("Petronella Vane", "Safeguarding lead", "Student support"),
    )),
    ("Beacon Law Centre", OrganisationKind.LEGAL, "beaconlaw.example", (
        ("Ignatius Oyelowe", "Solicitor", "Housing law"),
    )),
    ("Quayside Homes", OrganisationKind.HOUSING, "quayside-homes.example", (
        ("Rosamund Petrov", "Tenancy manager", "Lettings"),
    )),
)  # fmt: skip
_NOT_YET_VERIFIED = "Rosamund Petrov"


def make_outside_world(by: StaffMember) -> None:
    """Fill the directory.  One address is left unverified, as in life."""
    for name, kind, domain, people in _WORLD:
        organisation = add_organisation(name, kind, once=uuid.uuid4(), by=by)
        for person, job_title, department in people:
            recipient = add_recipient(
                NewRecipient(person, job_title, department),
                at=organisation,
                once=uuid.uuid4(),
                by=by,
            )
            address = f"{person.split()[0].lower()}@{domain}"
            contact = add_contact(
                recipient,
                NewContact(ContactKind.EMAIL, address, "Their letter of 3 March"),
                once=uuid.uuid4(),
                by=by,
            )
            if person != _NOT_YET_VERIFIED:
                verify_contact(
                    contact, VerifiedHow.CALLED_BACK, "Rang the switchboard; they read it out.", by=by
                )
