"""What is in force.

Every page asks, so each process keeps what it read, for half a second at most.  An act decides by what
stands at its own moment: inside a transaction nothing that was kept is used, and nothing is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from time import monotonic
from typing import cast

from django.db import transaction
from django.db.models import CharField, QuerySet, Value

from safehaven.foundation.prepared import Prepared
from safehaven.foundation.together import Asking, Rows, moment_in
from safehaven.policies.library import VOCABULARY, Edition, shipped
from safehaven.policies.models import Adoption, OwnPack, ParameterChoice
from safehaven.policies.own_packs import edition_beside, number_of
from safehaven.policies.parameters import MEANINGS, Parameter
from safehaven.policies.settling import Adopted, Alteration, Setting, alterations, settings
from safehaven_core.policy import Clause, Pack, read_pack, with_those_it_extends

KEPT_FOR = 0.5  # seconds
_CHOICE, _PACK = "choice", "pack"
_Row = tuple[str, str, str, datetime]


@dataclass(frozen=True, slots=True)
class Said:
    """What the organisation said: the packs it adopted, first ones first, and what it chose last itself."""

    adopted: Adopted
    chosen: dict[str, str]

    def value(self, parameter: Parameter) -> str:
        """What holds for a parameter."""
        return self.adopted.setting(parameter, self.chosen.get(parameter.value)).value

    def number(self, parameter: Parameter) -> int:
        """What holds for a parameter that is a number."""
        return int(self.value(parameter))


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What something would alter, worked out at one moment.

    The mark tells it from any other outcome, and from any other start: what a value does depends on the rest.
    """

    alterations: tuple[Alteration, ...]
    mark: str

    @classmethod
    def of(cls, before: Said, after: Said, coming: Iterable[str] = ()) -> Foreseen:
        now, then = settings(before.adopted, before.chosen), settings(after.adopted, after.chosen)
        told = [
            [(one.parameter, one.value, one.must_choose) for one in every.values()] for every in (now, then)
        ]
        return cls(
            tuple(alterations(now, then)), sha256(json.dumps([told, sorted(coming)]).encode()).hexdigest()
        )


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


def words_in_force(parameter: Parameter) -> str:
    """The value in force as people read it: a number, or the words of its meaning."""
    return MEANINGS[parameter].words_for(in_force(parameter))


def clauses_asking(parameter: Parameter) -> str:
    """The clauses that decide a parameter, fit to stand in a sentence: “ (clause JU-2.7a)”, or nothing."""
    names = [demand.clause for demand in settings_in_force()[parameter].demands]
    return f" (clause{'s' if len(names) > 1 else ''} {', '.join(names)})" if names else ""


def settings_in_force() -> dict[Parameter, Setting]:
    """Every parameter's value at this moment, and why it holds."""
    now = said()
    return settings(now.adopted, now.chosen)


def said() -> Said:
    """What the organisation said until now, read in one go so that its parts belong together."""
    chosen: dict[str, str] = {}
    digests: list[str] = []
    for what, name, value, _when in _SAID.ask():
        if what == _CHOICE:
            chosen[name] = value  # the last one for a parameter stays; there are never many
        else:
            digests.append(value)
    return Said(_adopted(tuple(digests)), chosen)


def asking_what_was_said() -> tuple[Asking, Asking]:
    """What to ask the database for `what_was_said`, together with what else somebody asks."""
    choices = Asking(ParameterChoice.objects.all(), ("parameter", "value", "chosen_at"))
    return choices, Asking(Adoption.objects.filter(ended_at__isnull=True), ("pack", "digest", "adopted_at"))


def what_was_said(choices: Rows, adoptions: Rows) -> Said:
    """What the organisation said, in the rows that were asked for."""
    digests = tuple(digest for _, digest, _ in in_order(adoptions))
    return Said(_adopted(digests), {name: value for name, value, _ in in_order(choices)})


def in_order(rows: Rows) -> Rows:
    """Rows that end with their moment, first ones first."""
    return sorted(rows, key=lambda row: cast("datetime", moment_in(row[-1])))


def adoptions_in_force() -> QuerySet[Adoption]:
    """The packs that the organisation has adopted and not left, first ones first."""
    return Adoption.objects.filter(ended_at__isnull=True).order_by("adopted_at")


@dataclass(frozen=True, slots=True)
class ClauseInForce:
    """A clause of an adopted policy, and since when it is in force."""

    policy: str
    clause: Clause
    since: datetime


def clauses_in_force() -> list[ClauseInForce]:
    """Every clause of the adopted policies, those of the first ones adopted first."""
    return [
        ClauseInForce(pack.title, clause, since)
        for digest, since in adoptions_in_force().values_list("digest", "adopted_at")
        for pack in (pack_of(digest),)
        for clause in pack.clauses
    ]


def adopted_pack(name: str) -> Pack | None:
    """An adopted policy by its name, as it was adopted; None where it is not in force."""
    return next((pack for pack in said().adopted.packs if pack.id == name), None)


def on_offer() -> dict[str, Edition]:
    """The policies that can be adopted: those that Safehaven brings along, and the newest of our own."""
    return {**shipped(), **{name: one for name, one in own_editions().items() if name not in shipped()}}


def own_editions() -> dict[str, Edition]:
    """The newest version of each policy that the organisation wrote itself."""
    rows = OwnPack.objects.values_list("pack", "version", "digest")
    newest = sorted(rows, key=lambda row: number_of(row[1]))
    return {name: _own(digest) for name, _version, digest in newest}


def read_own_pack(content: bytes) -> Edition:
    """A pack that could be added to those that there are.  Raises PackNotRight."""
    return edition_beside(content, shipped(), own_editions())


def pack_named(name: str) -> Pack | None:
    """A policy as it was adopted, or else as it could be; None where there is none of this name."""
    adopted = adopted_pack(name)
    if adopted is not None:
        return adopted
    edition = on_offer().get(name)
    return edition.pack if edition else None


def if_adopted(edition: Edition) -> Foreseen:
    """What adopting a policy, and those that it stands on, would alter."""
    now, editions = said(), {**on_offer(), edition.pack.id: edition}
    coming = with_those_it_extends([edition.pack.id], {name: one.pack for name, one in editions.items()})
    staying = [one for one in now.adopted.packs if one.id not in {new.id for new in coming}]
    after = Adopted.of([*staying, *coming])
    return Foreseen.of(now, Said(after, now.chosen), (editions[one.id].digest for one in coming))


def if_left(name: str) -> Foreseen:
    """What leaving a policy would alter."""
    now = said()
    staying = [one for one in now.adopted.packs if one.id != name]
    return Foreseen.of(now, Said(Adopted.of(staying), now.chosen))


def if_chosen(parameter: Parameter, value: str) -> Foreseen:
    """What choosing a value would alter."""
    now = said()
    return Foreseen.of(now, Said(now.adopted, {**now.chosen, parameter.value: value}))


def pack_of(digest: str) -> Pack:
    """The pack that was adopted, word for word: a new release of Safehaven does not change it."""
    for edition in shipped().values():
        if edition.digest == digest:
            return edition.pack
    return _stored(digest)


def _at_this_moment(parameter: Parameter) -> str:
    return said().value(parameter)


def _values() -> dict[str, str]:
    now = said()
    spoken = {*now.adopted.asked, *now.chosen}
    return {name: now.value(Parameter(name)) for name in spoken if name in MEANINGS}


def _choices() -> QuerySet[ParameterChoice, _Row]:
    marked = ParameterChoice.objects.annotate(what=Value(_CHOICE, CharField()))
    return marked.values_list("what", "parameter", "value", "chosen_at")


def _adoptions() -> QuerySet[Adoption, _Row]:
    marked = Adoption.objects.filter(ended_at__isnull=True).annotate(what=Value(_PACK, CharField()))
    rows: QuerySet[Adoption, _Row] = marked.values_list("what", "pack", "digest", "adopted_at")
    return rows


_SAID = Prepared(lambda: _choices().union(_adoptions(), all=True).order_by("chosen_at"))


@lru_cache(maxsize=64)
def _adopted(digests: tuple[str, ...]) -> Adopted:
    return Adopted.of([pack_of(digest) for digest in digests])


@lru_cache(maxsize=64)
def _own(digest: str) -> Edition:
    content = OwnPack.objects.filter(digest=digest).values_list("content", flat=True)[0]
    return Edition(read_pack(content.encode(), VOCABULARY), content)


@lru_cache(maxsize=64)
def _stored(digest: str) -> Pack:
    content = Adoption.objects.filter(digest=digest).values_list("content", flat=True)[0]
    return read_pack(content.encode(), VOCABULARY)
