"""Set a parameter."""

from __future__ import annotations

from django.db import transaction

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.models import ParameterChoice
from safehaven.policies.ordering import after_all_others
from safehaven.policies.parameters import MEANINGS, Meaning, Parameter
from safehaven.policies.queries import KEPT, if_chosen, said
from safehaven.policies.rules import check_choice, check_still_true


@operation
def choose(
    parameter: Parameter, value: str, *, by: Actor, why: str = "", seen: str | None = None
) -> ParameterChoice:
    """Set a parameter.  It is in force from this moment here, and within a second in every process.

    `why` is needed where adopted policies ask for values of which none is stricter.  `seen` is the mark
    of the preview that somebody decided by.  Raises PreviewIsOld where it is not true any more.
    """
    check_choice(parameter, value, why, said().adopted.asked.get(parameter.value))
    check_still_true(seen, if_chosen(parameter, value).mark)
    choice = ParameterChoice(
        parameter=parameter,
        value=value,
        why=why.strip(),
        chosen_at=after_all_others(ParameterChoice.objects.filter(parameter=parameter), "chosen_at"),
        chosen_by=by.ledger_name,
    )
    choice.save()
    facts = _fact(MEANINGS[parameter], value)
    write("policies:parameter_chosen", by=by, about=[choice], parameter=parameter.value, **facts)
    transaction.on_commit(KEPT.forget)
    return choice


def _fact(meaning: Meaning, value: str) -> dict[str, str | int]:
    """The value as a line may hold it.  A free text stays in its own row, which the line names."""
    if meaning.is_number:
        return {"value": int(value)}
    return {"value": value} if meaning.choices else {}
