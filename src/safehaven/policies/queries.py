"""What is in force.

Every page asks, so each process keeps what it read, for half a second at most.  An act decides by what
stands at its own moment: inside a transaction nothing that was kept is used, and nothing is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from time import monotonic

from django.db import transaction
from django.db.models import CharField, QuerySet, Value

from safehaven.policies.library import VOCABULARY, shipped
from safehaven.policies.models import Adoption, ParameterChoice
from safehaven.policies.parameters import MEANINGS, Parameter
from safehaven.policies.settling import Adopted, Alteration, Setting, alterations, settings
from safehaven_core.policy import Pack, read_pack, with_those_it_extends

KEPT_FOR = 0.5  # seconds
_CHOICE, _PACK = "choice", "pack"
_Row = tuple[str, str, str, datetime]


@dataclass(frozen=True, slots=True)
class Said:
    """What the organisation said: the packs it adopted, first ones first, and what it chose last itself."""

    adopted: Adopted
    chosen: dict[str, str]


class Kept:
    """What was read last, until it is too old to be believed."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}
        self._good_until = 0.0

    def values(self) -> dict[str, str]:
        """The value of each parameter that somebody spoke of, as it was half a second ago at most."""
        now = monotonic()
        if now >= self._good_until:
            self._values = _values()
            self._good_until = now + KEPT_FOR
        return self._values

    def forget(self) -> None:
        """Read anew next time, as after a choice in this process."""
        self._good_until = 0.0


KEPT = Kept()


def in_force(parameter: Parameter) -> str:
    """The value in force now: the strictest of what adopted packs and the newest choice say, or the default."""
    if transaction.get_connection().in_atomic_block:
        return _at_this_moment(parameter)
    return KEPT.values().get(parameter.value) or MEANINGS[parameter].default


def number_in_force(parameter: Parameter) -> int:
    """The value in force of a parameter that is a number."""
    return int(in_force(parameter))


def settings_in_force() -> dict[Parameter, Setting]:
    """Every parameter's value at this moment, and why it holds."""
    now = said()
    return settings(now.adopted, now.chosen)


def said() -> Said:
    """What the organisation said until now, read in one go so that its parts belong together."""
    chosen: dict[str, str] = {}
    digests: list[str] = []
    for what, name, value, _when in _choices().union(_adoptions(), all=True).order_by("chosen_at"):
        if what == _CHOICE:
            chosen[name] = value  # the last one for a parameter stays; there are never many
        else:
            digests.append(value)
    return Said(_adopted(tuple(digests)), chosen)


def adoptions_in_force() -> QuerySet[Adoption]:
    """The packs that the organisation has adopted and not left, first ones first."""
    return Adoption.objects.filter(ended_at__isnull=True).order_by("adopted_at")


def adopted_pack(name: str) -> Pack | None:
    """An adopted policy by its name, as it was adopted; None where it is not in force."""
    return next((pack for pack in said().adopted.packs if pack.id == name), None)


def if_adopted(pack: Pack) -> list[Alteration]:
    """What adopting a policy, and those that it stands on, would alter."""
    now = said()
    library = {name: edition.pack for name, edition in shipped().items()}
    coming = with_those_it_extends([pack.id], library)
    staying = [one for one in now.adopted.packs if one.id not in {new.id for new in coming}]
    return alterations(now.adopted, Adopted.of([*staying, *coming]), now.chosen)


def if_left(name: str) -> list[Alteration]:
    """What leaving a policy would alter."""
    now = said()
    staying = [one for one in now.adopted.packs if one.id != name]
    return alterations(now.adopted, Adopted.of(staying), now.chosen)


def pack_of(digest: str) -> Pack:
    """The pack that was adopted, word for word: a new release of Safehaven does not change it."""
    for edition in shipped().values():
        if edition.digest == digest:
            return edition.pack
    return _stored(digest)


def _at_this_moment(parameter: Parameter) -> str:
    now = said()
    return now.adopted.setting(parameter, now.chosen.get(parameter.value)).value


def _values() -> dict[str, str]:
    now = said()
    spoken = {*now.adopted.asked, *now.chosen}
    return {
        name: now.adopted.setting(Parameter(name), now.chosen.get(name)).value
        for name in spoken
        if name in MEANINGS
    }


def _choices() -> QuerySet[ParameterChoice, _Row]:
    marked = ParameterChoice.objects.annotate(what=Value(_CHOICE, CharField()))
    return marked.values_list("what", "parameter", "value", "chosen_at")


def _adoptions() -> QuerySet[Adoption, _Row]:
    marked = Adoption.objects.filter(ended_at__isnull=True).annotate(what=Value(_PACK, CharField()))
    rows: QuerySet[Adoption, _Row] = marked.values_list("what", "pack", "digest", "adopted_at")
    return rows


@lru_cache(maxsize=64)
def _adopted(digests: tuple[str, ...]) -> Adopted:
    return Adopted.of([pack_of(digest) for digest in digests])


@lru_cache(maxsize=64)
def _stored(digest: str) -> Pack:
    content = Adoption.objects.filter(digest=digest).values_list("content", flat=True)[0]
    return read_pack(content.encode(), VOCABULARY)
