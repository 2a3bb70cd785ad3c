"""Acts on the policy."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.library import Edition, shipped
from safehaven.policies.models import Adoption, ParameterChoice
from safehaven.policies.parameters import MEANINGS, Meaning, Parameter
from safehaven.policies.queries import KEPT, adoptions_in_force, pack_of, said
from safehaven.policies.rules import (
    AlreadyAdopted,
    NoSuchPolicy,
    NotAdopted,
    check_not_stood_on,
    check_says_why,
    check_strict_enough,
)
from safehaven_core.policy import with_those_it_extends


@operation
def choose(parameter: Parameter, value: str, *, by: Actor, why: str = "") -> ParameterChoice:
    """Set a parameter.  It is in force from this moment here, and within a second in every process.

    `why` is needed where adopted policies ask for values of which none is stricter.
    """
    asked = said().adopted.asked.get(parameter.value)
    check_strict_enough(parameter, value, asked)
    check_says_why(why, asked)
    choice = ParameterChoice(
        parameter=parameter,
        value=value,
        why=why.strip(),
        chosen_at=_after_all_others(ParameterChoice.objects.filter(parameter=parameter), "chosen_at"),
        chosen_by=by.ledger_name,
    )
    choice.save()
    facts = _fact(MEANINGS[parameter], value)
    write("policies:parameter_chosen", by=by, about=[choice], parameter=parameter.value, **facts)
    transaction.on_commit(KEPT.forget)
    return choice


@operation
def adopt(pack: str, *, by: Actor) -> list[Adoption]:
    """Make a policy the organisation's own, with those that it stands on, in the versions of this release.

    An older version of the same policy is left in the same act.  Raises NoSuchPolicy and AlreadyAdopted.
    """
    editions = shipped()
    if pack not in editions:
        raise NoSuchPolicy("There is no policy of this name. Choose one from the list of policies.")
    standing = {adoption.pack: adoption for adoption in _under_lock()}
    if pack in standing and standing[pack].digest == editions[pack].digest:
        raise AlreadyAdopted("This policy is in force already, in this very version.")
    wanted = with_those_it_extends([pack], {name: edition.pack for name, edition in editions.items()})
    return [
        _put_into_force(editions[one.id], standing.get(one.id), by)
        for one in wanted
        if one.id not in standing or standing[one.id].digest != editions[one.id].digest
    ]


@operation
def leave(pack: str, *, by: Actor) -> Adoption:
    """Stop following a policy: what it asks for is asked no more.  Raises NotAdopted and StoodOn."""
    standing = {adoption.pack: adoption for adoption in _under_lock()}
    if pack not in standing:
        raise NotAdopted("This policy is not in force, so there is nothing to leave.")
    check_not_stood_on(pack, [pack_of(one.digest) for one in standing.values()])
    _end(standing[pack], by)
    transaction.on_commit(KEPT.forget)
    return standing[pack]


def _under_lock() -> QuerySet[Adoption]:
    return adoptions_in_force().select_for_update()


def _put_into_force(edition: Edition, older: Adoption | None, by: Actor) -> Adoption:
    if older is not None:
        _end(older, by)
    adoption = Adoption(
        pack=edition.pack.id,
        version=edition.pack.version,
        digest=edition.digest,
        content=edition.content,
        adopted_at=_after_all_others(Adoption.objects.all(), "adopted_at"),
        adopted_by=by.ledger_name,
    )
    adoption.save(force_insert=True)
    write("policies:adopted", by=by, about=[adoption], **_which(adoption))
    transaction.on_commit(KEPT.forget)
    return adoption


def _end(adoption: Adoption, by: Actor) -> None:
    adoption.ended_at, adoption.ended_by = max(timezone.now(), adoption.adopted_at), by.ledger_name
    adoption.save(update_fields=["ended_at", "ended_by"])
    write("policies:left", by=by, about=[adoption], **_which(adoption))


def _which(adoption: Adoption) -> dict[str, str]:
    digest = f"sha256:{adoption.digest}"
    return {"policy": adoption.pack, "version": f"v{adoption.version}", "digest": digest}


def _fact(meaning: Meaning, value: str) -> dict[str, str | int]:
    """The value as a line may hold it.  A free text stays in its own row, which the line names."""
    if meaning.is_number:
        return {"value": int(value)}
    return {"value": value} if meaning.choices else {}


def _after_all_others(rows: QuerySet[Any], moment: str) -> datetime:
    """Now, or later: the newest row is the one that counts, even where the clock was set back."""
    newest: datetime | None = rows.aggregate(Max(moment))[f"{moment}__max"]
    now = timezone.now()
    return now if newest is None else max(now, newest + timedelta(microseconds=1))
