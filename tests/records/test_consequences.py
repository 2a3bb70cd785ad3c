"""What the preview of a policy says about records and the directory."""

from datetime import timedelta

from django.utils import timezone

from safehaven.directory.models import Contact
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.consequences import consequences_of
from safehaven.policies.front import Parameter
from safehaven.policies.queries import if_chosen
from safehaven.records.front import EntryKind, Words, add_entry
from tests.disclosure.conftest import mailbox, tess, unverified

__all__ = ["mailbox", "tess", "unverified"]


def follows(parameter, value):
    return consequences_of(if_chosen(parameter, value).alterations)


@operation
def verified(contact, *, when):
    write("tests:changed", by=SYSTEM)
    Contact.objects.filter(pk=contact.pk).update(verified_at=when)


def test_entries_that_would_be_late_are_counted(robin, ada):
    add_entry(robin, Words(EntryKind.NOTE, "A talk", timezone.now() - timedelta(hours=30)), by=ada)

    assert follows(Parameter.RECORD_UPDATE_HOURS, "24") == [
        "Of what was written in the last 90 days, 1 would be shown as late, instead of 0."
    ]
    assert follows(Parameter.RECORD_UPDATE_HOURS, "36") == []


def test_contact_points_that_would_be_old_are_counted(mailbox):
    verified(mailbox, when=timezone.now() - timedelta(days=100))

    assert follows(Parameter.CONTACT_RECHECK_MONTHS, "3") == [
        "1 contact point would be shown as verified long ago, instead of 0."
    ]
    assert follows(Parameter.CONTACT_RECHECK_MONTHS, "4") == []
