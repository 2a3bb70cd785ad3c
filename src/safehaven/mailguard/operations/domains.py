"""The list of secure domains: added with a source and a day, taken off."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.mailguard.models import SecureDomain
from safehaven.mailguard.rules import check_domain_is_new, check_domain_stands, check_period, one_domain
from safehaven.workforce.front import StaffMember


@operation
def add_domain(
    domain: str, source: str, checked_on: date, counts_until: date, *, by: StaffMember
) -> SecureDomain:
    """Put a domain on the list.  Mail to exactly this domain counts as secure, until a day at most a year on."""
    domain = one_domain(domain)
    check_domain_is_new(domain)
    check_period(checked_on, counts_until)
    added = SecureDomain(
        domain=domain, source=source.strip(), checked_on=checked_on, counts_until=counts_until, added_by=by
    )
    added.save(force_insert=True)
    write("mailguard:domain_added", by=by, about=[added], until=counts_until)
    return added


@operation
def end_domain(domain: SecureDomain, *, by: StaffMember) -> None:
    """Take a domain off the list at once."""
    domain = SecureDomain.objects.select_for_update().get(pk=domain.pk)
    check_domain_stands(domain)
    domain.ended_at, domain.ended_by = timezone.now(), by
    domain.save(update_fields=["ended_at", "ended_by"])
    write("mailguard:domain_ended", by=by, about=[domain])
