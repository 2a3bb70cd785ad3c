"""What another value of a policy setting would do to accounts and sessions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.utils import timezone

from safehaven.interface.counting import counted
from safehaven.policies.front import Parameter, consequence
from safehaven.workforce.models import StaffSession
from safehaven.workforce.queries import working_here


def another_idle_lock_minutes(_before: str, after: str) -> Iterator[str]:
    unused = timezone.now() - timedelta(minutes=int(after))
    open_now = StaffSession.objects.filter(ended_at__isnull=True, locked_at__isnull=True)
    count = open_now.filter(activity__seen_at__lt=unused).count()
    if count:
        yield f"{counted(count, 'session')} would lock at once."


def another_rule_for_passwords(_before: str, _after: str) -> Iterator[str]:
    """A password is known only as a hash, so the rule is asked of a new one."""
    count = working_here().exclude(password="").exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).count()
    if count:
        people = counted(count, "person keeps their", "people keep their")
        yield f"{people} password until they choose another one."


consequence(Parameter.IDLE_LOCK_MINUTES, another_idle_lock_minutes)
consequence(Parameter.PASSWORD_CLASSES, another_rule_for_passwords)
consequence(Parameter.PASSWORD_MIN_LENGTH, another_rule_for_passwords)
