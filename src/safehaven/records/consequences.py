"""What another value of a policy setting would do to what is written on records."""

from __future__ import annotations

from collections.abc import Iterator

from safehaven.policies.front import Parameter, consequence
from safehaven.records.controls import later_than


def another_record_update_hours(before: str, after: str) -> Iterator[str]:
    now, then = later_than(int(before)).count(), later_than(int(after)).count()
    if now != then:
        yield f"Of what was written in the last 90 days, {then:,} would be shown as late, instead of {now:,}."


consequence(Parameter.RECORD_UPDATE_HOURS, another_record_update_hours)
