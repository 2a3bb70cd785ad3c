"""Adopt a policy, and leave one."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.library import Edition
from safehaven.policies.models import Adoption
from safehaven.policies.ordering import after_all_others
from safehaven.policies.queries import KEPT, adoptions_in_force, if_adopted, if_left, on_offer, pack_of
from safehaven.policies.rules import (
    AlreadyAdopted,
    NoSuchPolicy,
    NotAdopted,
    check_no_clause_twice,
    check_not_stood_on,
    check_still_true,
)
from safehaven_core.policy import with_those_it_extends


@operation
def adopt(pack: str, *, by: Actor, seen: str | None = None) -> list[Adoption]:
    """Make a policy the organisation's own, with those that it stands on, in the newest versions there are.

    An older version of the same policy is left in the same act.  `seen` is the mark of the preview that
    somebody decided by.  Raises NoSuchPolicy, AlreadyAdopted, ClauseTwice and PreviewIsOld.
    """
    editions = on_offer()
    if pack not in editions:
        raise NoSuchPolicy("There is no policy of this name. Choose one from the list of policies.")
    standing = _standing()
    if pack in standing and standing[pack].digest == editions[pack].digest:
        raise AlreadyAdopted("This policy is in force already, in this very version.")
    wanted = with_those_it_extends([pack], {name: edition.pack for name, edition in editions.items()})
    check_no_clause_twice(wanted, [pack_of(one.digest) for one in standing.values()])
    check_still_true(seen, if_adopted(editions[pack]).mark)
    return [
        _put_into_force(editions[one.id], standing.get(one.id), by)
        for one in wanted
        if one.id not in standing or standing[one.id].digest != editions[one.id].digest
    ]


@operation
def leave(pack: str, *, by: Actor, seen: str | None = None) -> Adoption:
    """Stop following a policy: what it asks for is asked no more.  Raises NotAdopted, StoodOn and PreviewIsOld."""
    standing = _standing()
    if pack not in standing:
        raise NotAdopted("This policy is not in force, so there is nothing to leave.")
    check_not_stood_on(pack, [pack_of(one.digest) for one in standing.values()])
    check_still_true(seen, if_left(pack).mark)
    _end(standing[pack], by)
    transaction.on_commit(KEPT.forget)
    return standing[pack]


def _standing() -> dict[str, Adoption]:
    """What is in force, locked.  Read twice: whoever had to wait for the lock has not seen what came meanwhile."""
    list(_under_lock())
    return {adoption.pack: adoption for adoption in _under_lock()}


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
        adopted_at=after_all_others(Adoption.objects.all(), "adopted_at"),
        adopted_by=by.ledger_name,
    )
    adoption.save(force_insert=True)
    write("policies:adopted", by=by, about=[adoption], **edition.facts)
    transaction.on_commit(KEPT.forget)
    return adoption


def _end(adoption: Adoption, by: Actor) -> None:
    adoption.ended_at, adoption.ended_by = max(timezone.now(), adoption.adopted_at), by.ledger_name
    adoption.save(update_fields=["ended_at", "ended_by"])
    which = {
        "policy": adoption.pack,
        "version": f"v{adoption.version}",
        "digest": f"sha256:{adoption.digest}",
    }
    write("policies:left", by=by, about=[adoption], **which)
