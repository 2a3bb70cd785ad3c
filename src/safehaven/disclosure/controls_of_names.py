"""How the controls of recognising people stand, found by asking the keeper of the roll and looking at the checks."""

from __future__ import annotations

from safehaven.disclosure.controls import not_made
from safehaven.disclosure.states import Channel
from safehaven.interface.counting import counted
from safehaven.policies.front import (
    Evidence,
    Parameter,
    attention,
    control,
    found_once,
    holds,
    number_in_force,
)
from safehaven.records.front import how_many_records
from safehaven.roll.front import Standing, standing

READ_IN = (Channel.EMAIL, Channel.TELEPHONE)
_standing = found_once(standing)


def _not_read() -> Evidence | None:
    """What is wrong with the roll itself, or with where it is asked."""
    if missing := not_made("others", by=READ_IN) or not_made("subject", by=[Channel.EMAIL]):
        return attention(missing)
    now, records = _standing(), how_many_records()
    if not now.ready:
        return attention(f"{now.sentence} Until then, what would leave is held.")
    if now.people < records:
        return attention(
            f"The roll knows {now.people:,} of {counted(records, 'person', 'people')}. Your IT administrator must start its keeper again.",
            known=now.people,
            records=records,
        )
    return None


def _people(now: Standing) -> dict[str, int]:
    return {"people": now.people}


@control(
    "identifiability-check",
    does="Documents, file names, subject lines and words are read for the people whom we support before they leave.",
    acts_in=(
        "safehaven.roll.examining.examine",
        "safehaven.disclosure.checks.naming.names_nobody_else",
        "safehaven.disclosure.email.checks.subject_tells_nothing",
        "safehaven.roll.reading_notices.check_names_nobody",
    ),
    see="disclosure:overseen",
)
def identifiability_check() -> Evidence:
    now = _standing()
    return _not_read() or holds(
        f"The roll knows everybody as they are now: {counted(now.people, 'person', 'people')}.",
        **_people(now),
    )


@control(
    "mosaic-check",
    does="Clues that together fit fewer people than the policy asks for count as telling who somebody is.",
    acts_in=("safehaven.roll.examining.examine", "safehaven.roll.reading_notices.check_names_nobody"),
    reads=(Parameter.MOSAIC_K,),
    see="disclosure:overseen",
)
def mosaic_check() -> Evidence:
    now, fewest = _standing(), number_in_force(Parameter.MOSAIC_K)
    said = (
        f"Clues count as a name where they fit fewer than {fewest} of {counted(now.people, 'person', 'people')}. "
        "Date of birth, sex, district and common health conditions are known of them as clues, and nothing else."
    )
    return _not_read() or holds(said, fewest=fewest, **_people(now))
