"""Acts inside a running house, in a process of its own: words in and words out as JSON."""

from __future__ import annotations

import json
import sys
import uuid
from typing import Any

import django


def share(told: dict[str, Any]) -> dict[str, Any]:
    """A draft about a record, because the person agreed, to somebody at the council whom Sam verified."""
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
    from safehaven.disclosure.operations import drafting
    from safehaven.disclosure.states import Category, Channel
    from safehaven.lawfulness.front import Basis
    from safehaven.records.front import Record
    from safehaven.workforce.front import StaffMember

    by, once = StaffMember.objects.get(email=told["email"]), uuid.uuid4
    council = add_organisation("Saltmarsh Council", OrganisationKind.COUNCIL, once=once(), by=by)
    tess = add_recipient(NewRecipient("Tess Marlowe", "Social worker"), at=council, once=once(), by=by)
    new = NewContact(ContactKind.EMAIL, "tess@saltmarsh.example", "Her letter")
    mailbox = add_contact(tess, new, once=once(), by=by)
    verify_contact(mailbox, VerifiedHow.CALLED_BACK, "I rang the council and she read it out.", by=by)
    draft = drafting.begin(Record.objects.get(pk=told["record"]), Channel.EMAIL, once=once(), by=by)
    words = "She asked us to on the telephone."
    draft = drafting.give_reason(draft, Category.CONSENT, Basis.CONSENT, words, version=draft.version, by=by)
    draft = drafting.choose_recipient(draft, mailbox, version=draft.version, by=by)
    return {"disclosure": str(draft.pk)}


def held(told: dict[str, Any]) -> dict[str, Any]:
    """A message about the person of a record, held because nothing is noted."""
    from safehaven.mailguard.checks import Ruling
    from safehaven.mailguard.checks.lawful import stopping
    from safehaven.mailguard.operations.judging import judge
    from safehaven.workforce.front import StaffMember
    from tests.mailguard.taking_in import taken_in

    by = StaffMember.objects.get(email=told["email"])
    taken = taken_in(by, "una@lowtide.example", text="She moves on Monday.")
    found = stopping([told["record"]], ["una@lowtide.example"], by=by, about=taken.ledger_name)
    judge(taken, Ruling(tuple(found), (told["record"],)))
    return {"submission": str(taken.pk)}


ACTS = {act.__name__: act for act in (share, held)}

if __name__ == "__main__":
    django.setup()
    told = json.loads(sys.argv[1])
    print(json.dumps(ACTS[told.pop("act")](told)))  # noqa: T201 - this is the answer
