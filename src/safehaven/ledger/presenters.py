"""The ledger as its page shows it."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from safehaven.interface.components import Colour, Column, Link, Row, Table, Tag
from safehaven.interface.counting import counted
from safehaven.interface.times import plain_datetime
from safehaven.ledger.models import Examination
from safehaven.ledger.queries import Slice, State
from safehaven.ledger.words import Names, act_in_words, facts_in_words
from safehaven_core.chain.lines import Line

DAMAGED = "This line cannot be read"


def verdict(state: State) -> Tag:
    """Whether the ledger holds, in a word."""
    if state.examined is None:
        return Tag("Not examined yet", Colour.GREY)
    return Tag("It holds", Colour.GREEN) if state.examined.holds else Tag("It does not hold", Colour.RED)


def state_rows(state: State) -> list[Row]:
    """The summary at the top of the page."""
    return [
        Row("Does it hold?", verdict(state)),
        Row(
            "Last examined", _examined(state.examined), note="An examination waits." if state.waiting else ""
        ),
        Row("Newest checkpoint", _checkpoint(state), actions=_keep(state)),
        Row("Waiting to be sealed", _count(state.unsealed)),
    ]


def lines_table(page: Slice) -> Table:
    """The lines of one page; a damaged one says so."""
    names = Names(page.lines)
    rows = [(line.number, _cells(line, names)) for line in page.lines]
    rows += [(number, [str(number), "", "", DAMAGED, "", ""]) for number in page.damaged]
    return Table(
        "What was done, the newest first",
        [Column("No.", numeric=True), "When", "Who", "What", "About", "More"],
        [cells for _, cells in sorted(rows, key=lambda row: -row[0])],
        empty="Nothing has been done yet.",
    )


def findings_table(examined: Examination) -> Table:
    """What an examination found wrong."""
    rows = [[finding["where"].capitalize(), finding["sentence"]] for finding in examined.findings]
    return Table("What was found", ["Where", "What is wrong"], rows)


def _cells(line: Line, names: Names) -> Sequence[str]:
    return [
        str(line.number),
        plain_datetime(line.at),
        names.of(line.by),
        act_in_words(line.act),
        ", ".join(names.of(reference) for reference in line.about),
        facts_in_words(line.facts),
    ]


def _examined(examined: Examination | None) -> str:
    if examined is None or examined.size is None:
        return "Never"
    return f"{plain_datetime(examined.examined_at)}, over {_count(examined.size)}"


def _checkpoint(state: State) -> str:
    if state.checkpoint is None:
        return "None yet"
    return f"{plain_datetime(state.checkpoint.signed_at)}, over {_count(state.checkpoint.size)}"


def _keep(state: State) -> Sequence[Link]:
    return (
        (Link("Take a copy", reverse("ledger:checkpoint"), "of the checkpoint"),) if state.checkpoint else ()
    )


def _count(lines: int) -> str:
    return counted(lines, "line")
