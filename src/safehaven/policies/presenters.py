"""What the pages about policies show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from safehaven.interface.components import Colour, Column, Link, Row, Table, Tag
from safehaven.policies.controls import State
from safehaven.policies.coverage import Coverage, Covered, Part
from safehaven.policies.parameters import MEANINGS, Parameter
from safehaven.policies.rules import clauses_say
from safehaven.policies.settling import Alteration, Setting, as_text
from safehaven_core.policy import Clause, Section, Value


def value_in_words(setting: Setting) -> str:
    """The value that holds, as people say it."""
    return MEANINGS[setting.parameter].words_for(setting.value)


def setting_row(setting: Setting, *, may_change: bool) -> Row:
    """One setting on the settings page."""
    meaning = MEANINGS[setting.parameter]
    where = reverse("policies:change", kwargs={"parameter": setting.parameter.value})
    word = "Choose" if setting.must_choose else "Change"
    actions = (Link(word, where, meaning.title),) if may_change else ()
    return Row(meaning.title, value_in_words(setting), actions, note=_who_asks(setting))


def _who_asks(setting: Setting) -> str:
    if setting.must_choose:
        return (
            f"Somebody must choose: {clauses_say(setting.demands)}, and neither is stricter. "
            "Until then, what held before still holds."
        )
    if setting.asked is None:
        return ""
    names = ", ".join(demand.clause for demand in setting.demands)
    return f"Asked for by clause {names}" if len(setting.demands) == 1 else f"Asked for by clauses {names}"


def alterations_table(alterations: Iterable[Alteration]) -> Table:
    """What would be other than now, parameter by parameter."""
    return Table(
        "What would change",
        ["Setting", "Now", "Then", "Because of"],
        [_alteration(one) for one in alterations],
        empty="No setting would change.",
    )


def _alteration(one: Alteration) -> list[object]:
    then = value_in_words(one.after)
    if one.after.must_choose:
        then = f"{then}, until somebody chooses: the policies disagree"
    because = ", ".join(demand.clause for demand in one.after.demands)
    return [
        _title(one.after.parameter),
        value_in_words(one.before),
        then,
        because or "No clause asks any more",
    ]


def _title(parameter: Parameter) -> str:
    return MEANINGS[parameter].title


@dataclass(frozen=True, slots=True)
class StateWords:
    """How a state is said and drawn: the words say it, the sign and the colour only help."""

    words: str
    sign: str
    colour: Colour

    @property
    def tag(self) -> Tag:
        return Tag(self.words, self.colour)


STATES: dict[State, StateWords] = {
    State.HOLDS: StateWords("Holds", "✓", Colour.GREEN),
    State.ATTENTION: StateWords("Needs attention", "!", Colour.ORANGE),
    State.ATTEST_DUE: StateWords("Somebody must confirm it", "?", Colour.PURPLE),
    State.NOT_BUILT: StateWords("Not built", "–", Colour.GREY),
}


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause as the page shows it."""

    clause: Clause
    state: StateWords
    sentence: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A section as the page shows it."""

    section: Section
    clauses: tuple[ShownClause, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to see only the clauses in one state."""

    words: str
    count: int
    address: str
    here: bool


def shown_parts(parts: Iterable[Part], *, adopted: bool) -> list[ShownPart]:
    """The sections of a policy, in its own order."""
    return [
        ShownPart(part.section, tuple(_shown_clause(one, adopted=adopted) for one in part.clauses))
        for part in parts
    ]


def _shown_clause(one: Covered, *, adopted: bool) -> ShownClause:
    asked = one.clause.values()
    values = tuple(
        _value(setting, asked[setting.parameter.value], adopted=adopted) for setting in one.settings
    )
    return ShownClause(one.clause, STATES[one.evidence.state], one.evidence.sentence, values)


def _value(setting: Setting, asked: Value, *, adopted: bool) -> str:
    meaning = MEANINGS[setting.parameter]
    now = value_in_words(setting)
    if setting.value == as_text(asked):
        return f"{meaning.title}: {now}"
    wanted = meaning.words_for(as_text(asked))
    if not adopted:
        return f"{meaning.title}: {wanted} (now: {now})"
    return f"{meaning.title}: {now} (this clause asks for: {wanted})"


def filters(covered: Coverage, chosen: State | None) -> list[Filter]:
    """All clauses, or those in one state, each with their number."""
    place = reverse("policies:policy", kwargs={"pack": covered.pack.id})
    whole = Filter("All", len(covered.pack.clauses), place, chosen is None)
    return [
        whole,
        *(
            Filter(STATES[state].words, count, f"{place}?state={state.value}", chosen is state)
            for state, count in covered.counts.items()
            if count
        ),
    ]


def policies_table(caption: str, every: Iterable[Coverage], *, empty: str) -> Table:
    """Policies with how many of their clauses stand in each state."""
    columns: list[Column | str] = ["Policy", "Version"]
    columns += [Column(words.words, numeric=True) for words in STATES.values()]
    return Table(caption, columns, [_policy_cells(one) for one in every], empty=empty)


def _policy_cells(one: Coverage) -> list[object]:
    place = reverse("policies:policy", kwargs={"pack": one.pack.id})
    version = f"{one.pack.version} (a newer one can be adopted)" if one.newer else one.pack.version
    return [Link(one.pack.title, place), version, *(str(count) for count in one.counts.values())]
