"""What the pages before access show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from safehaven.interface.components import Colour, Link, Row, Step, Table, Tag, Task
from safehaven.interface.times import plain_date, plain_datetime
from safehaven.readiness.models import Acceptance
from safehaven.readiness.queries import Readiness
from safehaven.readiness.sources import COURSES, Edition, page_of_changes
from safehaven.readiness.states import AGREEMENT, How
from safehaven.workforce.front import StaffMember

_LOOKS = {How.DONE: Colour.GREEN, How.NEXT: Colour.BLUE, How.LATER: Colour.GREY}


@dataclass(frozen=True, slots=True)
class Stage:
    """One thing to do before access."""

    kind: str
    label: str
    text: str
    done: bool
    address: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """The way from the invitation to the first record: what is done, what is next, and what comes later."""

    stages: list[Stage]
    picture: list[Step]
    tasks: list[Task]
    to_next: Stage | None

    @property
    def done(self) -> int:
        """How many things are done."""
        return sum(stage.done for stage in self.stages)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of the agreement: a heading, or some sentences."""

    text: str
    heading: bool


def way_of(found: Readiness, editions: list[Edition]) -> Way:
    """Everything that comes before access, in its order."""
    stages = list(_stages(found, editions))
    to_next = next((stage for stage in stages if not stage.done), None)
    return Way(
        stages=stages,
        picture=_picture(stages, to_next),
        tasks=[_task(stage, to_next) for stage in stages],
        to_next=to_next,
    )


def _picture(stages: list[Stage], to_next: Stage | None) -> list[Step]:
    """The same in five stations, however many policies there are.  Only what comes next is marked."""
    stations: dict[str, list[Stage]] = {}
    for stage in stages:
        stations.setdefault(stage.label, []).append(stage)
    return [
        _station(f"Step {number}", label, group, to_next)
        for number, (label, group) in enumerate(stations.items(), start=1)
    ]


def _station(place: str, label: str, group: list[Stage], to_next: Stage | None) -> Step:
    waiting = [stage for stage in group if not stage.done]
    how = _how(waiting[0], to_next) if waiting else How.DONE
    count = f"{len(group) - len(waiting)} of {len(group)}" if len(group) > 1 else ""
    said = f"{how.label}, {count}" if count else how.label
    if how is How.NEXT:
        return Step(group[0].kind, place, label, detail=count, state=how.label)
    return Step(group[0].kind, place, label, detail=said)


def _stages(found: Readiness, editions: list[Edition]) -> Iterator[Stage]:
    yield Stage("person", "Account", "Your own account", done=True)
    yield Stage("lock", "Second factor", "Your second factor", done=True)
    yield Stage(
        "document",
        "Agreement",
        "Sign the non-disclosure agreement",
        done=found.signed,
        address=reverse("readiness:agreement"),
    )
    for edition in editions:
        yield Stage(
            "document",
            "Policies",
            f"Read and accept “{edition.title}”",
            done=edition not in found.to_accept,
            address=reverse("readiness:policy", kwargs={"policy": edition.policy}),
        )
    missing = found.training.missing or ("the course",)
    training = "Your training" if found.trained else f"Pass {' and '.join(f'“{title}”' for title in missing)}"
    yield Stage("check", "Training", training, done=found.trained, address=reverse(COURSES))


def _how(stage: Stage, to_next: Stage | None) -> How:
    if stage.done:
        return How.DONE
    return How.NEXT if stage is to_next else How.LATER


def _task(stage: Stage, to_next: Stage | None) -> Task:
    how = _how(stage, to_next)
    address = stage.address if how is How.NEXT else ""
    return Task(stage.text, Tag(how.label, _LOOKS[how]), address)


def links_to_changes(editions: Iterable[Edition], before: Mapping[str, Acceptance]) -> list[Link]:
    """What is other in each of these policies than in the version that somebody accepted before."""
    pages = {
        edition: page_of_changes(edition.policy, before[edition.policy].digest, edition.digest)
        for edition in editions
        if edition.policy in before
    }
    return [Link(f"See what changed in “{edition.title}”", page) for edition, page in pages.items() if page]


def paragraphs_of(text: str) -> list[Paragraph]:
    """The agreement in headings and paragraphs: a short line that ends like no sentence is a heading."""
    parts = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    return [Paragraph(part, heading=len(part) <= 60 and part[-1] not in ".:;!?") for part in parts]


def accepted_row(accepted: Acceptance) -> Row:
    """One thing that somebody signed or accepted."""
    verb, page, about = "Accepted", "readiness:accepted", f"“{accepted.title}”"
    if accepted.what == AGREEMENT:
        verb, page, about = "Signed", "readiness:signed", "the agreement that you signed"
    place = reverse(page, kwargs={"acceptance": accepted.pk})
    return Row(
        accepted.title,
        f"{verb} {plain_datetime(accepted.accepted_at)}",
        (Link("Read or print", place, about=f"{about}, version {accepted.version}"),),
        note=f"Version {accepted.version}",
    )


def training_in_words(found: Readiness) -> str:
    """How somebody stands with their training, in a few words."""
    if not found.trained:
        return "To do"
    assert found.training.good_until is not None  # noqa: S101 - `trained` says so; for the types
    return f"Good until {plain_date(found.training.good_until)}"


def team_table(people: list[StaffMember], found: dict[UUID, Readiness]) -> Table:
    """How each member of a team stands, with what is missing."""
    return Table(
        "Your team",
        ["Name", "Before access", "Agreement", "Policies", "Training"],
        [_member(member, found[member.pk]) for member in people],
        empty="Nobody is in your team.",
        caption_hidden=True,
    )


def _member(member: StaffMember, found: Readiness) -> list[object]:
    ready = Tag("Ready", Colour.GREEN) if found.complete else Tag("Not ready", Colour.ORANGE)
    waiting = len(found.to_accept)
    return [
        member.name,
        ready,
        "Signed" if found.signed else "To sign",
        f"{waiting} to accept" if waiting else "Accepted",
        training_in_words(found),
    ]
