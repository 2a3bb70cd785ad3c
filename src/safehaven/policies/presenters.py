"""What the pages about policies show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import resolve, reverse
from django.utils import timezone

from safehaven.foundation.gates import Holding
from safehaven.foundation.standing import Standing as WhoAsks
from safehaven.interface.components import Colour, Column, Link, Row, Table, Tag
from safehaven.interface.times import plain_date, plain_datetime
from safehaven.policies.catalogue import Call, Entry
from safehaven.policies.consequences import consequences_of, consequences_of_adopting
from safehaven.policies.controls import NOT_BUILT, Evidence, State, page_of_evidence
from safehaven.policies.coverage import Coverage, Covered, Part
from safehaven.policies.models import Standing
from safehaven.policies.parameters import MEANINGS, Parameter
from safehaven.policies.queries import Foreseen
from safehaven.policies.rules import clauses_say
from safehaven.policies.settling import Alteration, Setting, as_text
from safehaven_core.policy import Clause, Dispute, Section, Value


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
    return [_title(one.after.parameter), value_in_words(one.before), then, _because(one)]


def _because(one: Alteration) -> str:
    asked = one.after.asked
    if isinstance(asked, Dispute) or (asked and as_text(asked.value) == one.after.value):
        return ", ".join(demand.clause for demand in one.after.demands)
    return "No clause asks any more" if one.before.asked and not asked else "Your own choice"


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
    State.NOT_ADOPTED: StateWords("Not adopted", "·", Colour.GREY),
    State.NOT_BUILT: StateWords("Not built", "–", Colour.GREY),
}


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause as the page shows it: how it stands, since when, and where its evidence is seen."""

    clause: Clause
    text: str
    state: StateWords
    sentence: str
    values: tuple[str, ...]
    since: str = ""
    see: Link | None = None
    past: str = ""


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


def shown_parts(
    parts: Iterable[Part], *, adopted: bool, since: Mapping[str, Standing], standing: WhoAsks
) -> list[ShownPart]:
    """The sections of a policy, in its own order."""
    pages = {page_of_evidence(one.clause) for part in parts for one in part.clauses}
    seen = {page: _way_to_evidence(page, standing) for page in pages}
    return [
        ShownPart(
            part.section,
            tuple(
                _shown_clause(
                    one, seen[page_of_evidence(one.clause)], since.get(one.clause.id), adopted=adopted
                )
                for one in part.clauses
            ),
        )
        for part in parts
    ]


def _way_to_evidence(see: str, standing: WhoAsks) -> Link | None:
    """The page on which evidence is seen, for those who may go there."""
    if not see:
        return None
    address = reverse(see)
    gate = getattr(resolve(address).func, "gate", None)
    if isinstance(gate, Holding) and not standing.may(gate.capability):
        return None
    return Link("See for yourself", address)


def _shown_clause(one: Covered, see: Link | None, since: Standing | None, *, adopted: bool) -> ShownClause:
    asked = one.clause.values()
    values = tuple(
        _value(setting, asked[setting.parameter.value], adopted=adopted) for setting in one.settings
    )
    past = f"?{urlencode({'clause': one.clause.id})}" if adopted else ""
    return ShownClause(
        one.clause,
        one.text,
        STATES[one.evidence.state],
        evidence_in_words(one),
        values,
        since=f"Since {plain_date(since.since)}" if since else "",
        see=replace(see, about=f"what is behind {one.clause.id}") if see and adopted else None,
        past=past,
    )


def evidence_in_words(one: Covered) -> str:
    """What was found just now, or would be the answer if the policy were adopted."""
    if one.evidence.state is not State.NOT_ADOPTED:
        return one.evidence.sentence
    return f"If it were adopted: {STATES[one.would_be.state].words}. {one.would_be.sentence}"


def _value(setting: Setting, asked: Value, *, adopted: bool) -> str:
    meaning = MEANINGS[setting.parameter]
    now = value_in_words(setting)
    if setting.value == as_text(asked):
        return f"{meaning.title}: {now}"
    wanted = meaning.words_for(as_text(asked))
    if not adopted:
        return f"{meaning.title}: {wanted} (now: {now})"
    return f"{meaning.title}: {now} (this clause asks for: {wanted})"


def preview(foreseen: Foreseen, *, adopting: bool = False) -> dict[str, object]:
    """What the page shows before somebody decides: what would change, what that would do, and when this was found."""
    first = consequences_of_adopting() if adopting else []
    return {
        "table": alterations_table(foreseen.alterations),
        "consequences": [*first, *consequences_of(foreseen.alterations)],
        "worked_out": timezone.now(),
        "seen": foreseen.mark,
    }


@dataclass(frozen=True, slots=True)
class ShownControl:
    """A control as the page of controls shows it."""

    name: str
    sees_to: str
    does: str
    state: StateWords
    sentence: str
    clauses: tuple[Link, ...]
    settings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownArea:
    """The controls of one area."""

    title: str
    controls: tuple[ShownControl, ...]


def shown_areas(every: Iterable[Entry], found: Mapping[str, Evidence]) -> list[ShownArea]:
    """The controls that some policy calls, area by area."""
    called = [entry for entry in every if entry.calls]
    areas = dict.fromkeys(entry.area for entry in called)
    return [
        ShownArea(area.capitalize(), tuple(_shown_control(one, found) for one in called if one.area == area))
        for area in areas
    ]


def _shown_control(entry: Entry, found: Mapping[str, Evidence]) -> ShownControl:
    evidence = found.get(entry.name, NOT_BUILT)
    return ShownControl(
        entry.name,
        entry.sees_to,
        entry.built.does if entry.built else "",
        STATES[evidence.state],
        evidence.sentence,
        tuple(_to_clause(call) for call in entry.calls),
        tuple(MEANINGS[parameter].title for parameter in entry.parameters),
    )


def _to_clause(call: Call) -> Link:
    place = reverse("policies:policy", kwargs={"pack": call.pack})
    return Link(call.clause.id, f"{place}#{call.clause.id}")


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


def adopted_table(every: Iterable[Coverage]) -> Table:
    """Adopted policies with how many of their clauses stand in each state."""
    rows = [(one, one.counts) for one in every if one.adoption]
    return _policies_table("In force", rows, empty="No policy is adopted yet.")


def others_table(every: Iterable[Coverage]) -> Table:
    """The other policies, with how many of their clauses would stand in each state."""
    rows = [(one, one.would_be) for one in every if not one.adoption]
    return _policies_table("Not adopted, and how they would stand", rows, empty="All are adopted.")


def _policies_table(caption: str, rows: list[tuple[Coverage, dict[State, int]]], *, empty: str) -> Table:
    states = [state for state in STATES if state is not State.NOT_ADOPTED]
    columns: list[Column | str] = ["Policy", "Version"]
    columns += [Column(STATES[state].words, numeric=True) for state in states]
    cells = [[*_which(one), *(str(counts[state]) for state in states)] for one, counts in rows]
    return Table(caption, columns, cells, empty=empty)


def _which(one: Coverage) -> list[object]:
    place = reverse("policies:policy", kwargs={"pack": one.pack.id})
    version = f"{one.pack.version} (a newer one can be adopted)" if one.newer else one.pack.version
    return [Link(one.pack.title, place), version]


def standings_table(page: Iterable[Standing]) -> Table:
    """How clauses stood, the newest first."""
    return Table(
        "What was noted, the newest first",
        ["Clause", "State", "From", "Until", "Figures"],
        [
            [one.clause, _state_tag(one.state), plain_datetime(one.since), _until(one), _figures(one)]
            for one in page
        ],
        empty="Nothing has been noted yet. Safehaven looks every ten minutes.",
    )


def _state_tag(state: str) -> Tag:
    return STATES[State(state)].tag


def _until(one: Standing) -> str:
    return "now" if one.until is None else plain_datetime(one.until)


def _figures(one: Standing) -> str:
    return ", ".join(f"{name.replace('_', ' ')}: {number:,}" for name, number in one.figures.items())
