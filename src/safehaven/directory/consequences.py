"""What another value of a policy setting would do to the directory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from safehaven.directory.models import Contact
from safehaven.directory.queries import DAYS_IN_A_MONTH
from safehaven.interface.counting import counted
from safehaven.policies.front import Parameter, consequence


def another_contact_recheck_months(before: str, after: str) -> Iterator[str]:
    now, then = _old(int(before)), _old(int(after))
    if now != then:
        yield f"{counted(then, 'contact point')} would be shown as verified long ago, instead of {now:,}."


def _old(months: int) -> int:
    since = timezone.now() - timedelta(days=months * DAYS_IN_A_MONTH + 1)
    return Contact.objects.filter(ended_at__isnull=True, verified_at__lte=since).count()


consequence(Parameter.CONTACT_RECHECK_MONTHS, another_contact_recheck_months)
