"""How long a closed record is kept: until the end of a year, and then it is reviewed, never destroyed by itself.

The year is kept in clear, and not the day: for somebody who was a child it comes from the date of birth.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Case, F, IntegerField, QuerySet, When
from django.utils import timezone

from safehaven.policies.front import Parameter, number_in_force
from safehaven.records.marking import age
from safehaven.records.models import Record
from safehaven.records.states import KeepRule, RecordState

OF_AGE = 18
SOURCE = "the NHS Records Management Code of Practice 2021, as it stood in August 2023"


def rule_for(born: date | None, closed_on: date) -> tuple[KeepRule, int | None]:
    """The rule by which a record is kept, and the year that it counts from."""
    if born is None:
        return KeepRule.UNKNOWN, None
    years = age(born, closed_on)
    if years >= OF_AGE:
        return KeepRule.ADULT, closed_on.year
    return (KeepRule.NEARLY_ADULT if years == OF_AGE - 1 else KeepRule.CHILD), born.year


def years_of(rule: KeepRule) -> int:
    """How many years a rule adds, by the policy in force."""
    if rule is KeepRule.ADULT:
        return number_in_force(Parameter.KEEP_YEARS)
    return number_in_force(Parameter.KEEP_CHILD_UNTIL_AGE) + (rule is KeepRule.NEARLY_ADULT)


def kept_until(record: Record) -> int | None:
    """The year until whose end a closed record is kept; None where nobody can tell."""
    if record.keep_from is None:
        return None
    return record.keep_from + years_of(KeepRule(record.keep_rule))


def in_words(record: Record) -> str:
    """How long a closed record is kept, for its page."""
    year = kept_until(record)
    if year is None:
        return (
            "Nobody can tell how long it is kept, because there is no date of birth. "
            "Open the record again, add it, then close the record."
        )
    rule = KeepRule(record.keep_rule)
    return f"Kept until the end of {year}, then reviewed by a manager. {rule.label}, by {SOURCE}."


def to_review(records: QuerySet[Record], on: date | None = None) -> QuerySet[Record]:
    """Closed records whose time is over, or of which nobody can tell, the longest ones first."""
    year = (on or timezone.localdate()).year
    added = [When(keep_rule=rule, then=years_of(rule)) for rule in KeepRule if rule is not KeepRule.UNKNOWN]
    closed = records.filter(state=RecordState.CLOSED)
    until = closed.annotate(until=F("keep_from") + Case(*added, output_field=IntegerField()))
    over = until.filter(until__lt=year) | until.filter(keep_from__isnull=True)
    return over.order_by(F("until").asc(nulls_last=True), "closed_at")
