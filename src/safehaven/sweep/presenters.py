"""Found files, as pages and the desk show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from django.urls import reverse

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import Standing
from safehaven.interface.components import Colour, Link, Row, Table, Tag, Task
from safehaven.interface.counting import counted
from safehaven.interface.times import plain_datetime
from safehaven.records.front import label_of
from safehaven.sweep.deciding import OpenFound
from safehaven.sweep.models import FoundFile
from safehaven.sweep.outcomes import Outcome
from safehaven.sweep.queries import asked_of, waiting_for_decision
from safehaven.sweep.reporting import about_in_words, printable, size
from safehaven.sweep.states import TO_BE_DONE, TO_BE_SHREDDED, UNDECIDED, Decision, State, Trouble
from safehaven.workforce.front import StaffMember

ROOT = "/"


def table_of_found(several: Iterable[OpenFound]) -> Table:
    """Files with where they lie, whom they are about, and where each is."""
    rows = [
        (
            Link(printable(one.name), reverse("sweep:found_file", kwargs={"found": one.found.pk})),
            printable(one.folder) or ROOT,
            printable(one.owner),
            _about(one.found),
            state_tag(one.found),
        )
        for one in several
    ]
    return Table(
        "Files that were found",
        ["File", "Folder", "Owner", "Who it is about", "Where it is"],
        rows,
        empty="No file is waiting. Your IT administrator sweeps shared drives: safehaven sweep.",
        caption_hidden=True,
    )


def table_of_asked(several: Iterable[OpenFound]) -> Table:
    """Files that somebody wants to file into records that one works with."""
    rows = [
        (
            Link(printable(one.name), reverse("sweep:asked_file", kwargs={"found": one.found.pk})),
            label_of(one.found.record) if one.found.record else "",
        )
        for one in several
    ]
    return Table(
        "Files for records that you work with",
        ["File", "Record"],
        rows,
        empty="Nobody asks you about a file.",
        caption_hidden=True,
    )


def rows_about(one: OpenFound) -> list[Row]:
    """What is known of a file, and what was decided."""
    found = one.found
    rows = [
        Row("Drive", printable(one.place)),
        Row("Folder", printable(one.folder) or ROOT),
        Row("Owner", printable(one.owner)),
        Row("Size", size(found.size)),
        Row("Who it is about", _about(found)),
        Row("Where it is", state_tag(found)),
    ]
    if found.decided_by and found.decided_at:
        rows.append(
            Row(
                "Decided",
                f"{Decision(found.decision).label}: {found.decided_by.name}, {plain_datetime(found.decided_at)}",
            )
        )
    if found.record:
        rows.append(Row("Record", label_of(found.record)))
    if one.reason:
        rows.append(Row("Why", one.reason))
    if found.trouble:
        rows.append(Row("What stood in the way", Trouble(found.trouble).label))
    return rows


def state_tag(found: FoundFile) -> Tag:
    """Where a file is."""
    state = State(found.state)
    if state in UNDECIDED or found.trouble:
        return Tag(state.label, Colour.ORANGE)
    if state in TO_BE_DONE | TO_BE_SHREDDED | {State.ASKED}:
        return Tag(state.label, Colour.BLUE)
    return Tag(state.label, Colour.GREEN if state is State.PROTECTED else Colour.GREY)


def waiting_on_the_desk(standing: Standing) -> Iterator[Task]:
    """What waits for somebody: a decision, or an answer whether a file belongs to a person they work with."""
    by = cast("StaffMember", standing.staff)
    if standing.may(Capability.SWEEP_DECIDE) and (waiting := waiting_for_decision().count()):
        title = f"{counted(waiting, 'file')} found on shared drives"
        yield Task(title, Tag("Decide", Colour.ORANGE), address=reverse("sweep:found_files"))
    if standing.may(Capability.DOCUMENT_ADD) and (asked := asked_of(by).count()):
        title = f"{counted(asked, 'file')} for people whom you work with"
        yield Task(title, Tag("Decide", Colour.ORANGE), address=reverse("sweep:asked_files"))


def _about(found: FoundFile) -> str:
    outcome = Outcome(found.certain, found.likely, found.possible, found.somebody)
    words = about_in_words(outcome)
    return f"{words}; {counted(found.not_read, 'part')} not read" if found.not_read else words
