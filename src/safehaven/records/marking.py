"""How what we hold is marked, and who counts as a child: as the policy in force has it."""

from __future__ import annotations

from datetime import date

from safehaven.policies.front import Parameter, in_force, number_in_force
from safehaven.records.models import Record
from safehaven.records.queries import today

_MARKINGS = {
    "personal": "Personal data",
    "special": "Special category data",
}


def marking() -> str:
    """What stands on every record, on its documents and in what goes with those that leave."""
    return _MARKINGS[in_force(Parameter.DEFAULT_SENSITIVITY)]


def child_until() -> int:
    """The age at which somebody is no child any more, where the people live whom we support."""
    scottish = in_force(Parameter.NATION) == "scotland"
    return number_in_force(Parameter.CHILD_AGE_SCOTLAND if scottish else Parameter.CHILD_AGE_ENGLAND)


def is_child(born: date, on: date) -> bool:
    """Whether somebody is a child on a day."""
    return age(born, on) < child_until()


def age(born: date, on: date) -> int:
    """How old somebody is on a day.  Whoever was born on 29 February has their birthday on 1 March in other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def folder_label(record: Record, on: date | None = None) -> str:
    """What a person's folder is labelled with, as policy asks: the date and the initials."""
    label = in_force(Parameter.FOLDER_LABEL)
    return label.replace("{date}", f"{on or today():%Y-%m-%d}").replace("{initials}", record.initials)
