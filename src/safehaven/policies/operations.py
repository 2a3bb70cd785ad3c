"""Acts on the policy."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.foundation.refusals import Refusal
from safehaven.ledger.front import write
from safehaven.policies.models import ParameterChoice
from safehaven.policies.parameters import MEANINGS, Parameter
from safehaven.policies.queries import KEPT


class NotAPossibleValue(Refusal):
    """The value is outside what the parameter allows."""


@operation
def choose(parameter: Parameter, value: str, *, by: Actor) -> ParameterChoice:
    """Set a parameter.  It is in force from this moment here, and within a second in every process."""
    meaning = MEANINGS[parameter]
    if not meaning.allows(value):
        raise NotAPossibleValue(f"{meaning.title}: choose {meaning.looks_like}.")
    choice = ParameterChoice(
        parameter=parameter, value=value, chosen_at=_after_all_others(parameter), chosen_by=by.ledger_name
    )
    choice.save()
    fact = value if meaning.choices else int(value)
    write("policies:parameter_chosen", by=by, about=[choice], parameter=parameter.value, value=fact)
    transaction.on_commit(KEPT.forget)
    return choice


def _after_all_others(parameter: Parameter) -> datetime:
    """Now, or later: the newest choice is the one in force, even where the clock was set back."""
    chosen = ParameterChoice.objects.filter(parameter=parameter)
    newest: datetime | None = chosen.aggregate(Max("chosen_at"))["chosen_at__max"]
    now = timezone.now()
    return now if newest is None else max(now, newest + timedelta(microseconds=1))
