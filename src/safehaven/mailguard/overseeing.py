"""What left by mail, for those who oversee sharing: when, by whom and about whom; never its words or an address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Exists, OuterRef, QuerySet

from safehaven.interface.components import Table
from safehaven.interface.times import plain_datetime
from safehaven.mailguard.checks import Ruling
from safehaven.mailguard.models import Delivery, Submission
from safehaven.mailguard.operations.overseeing import whom_they_are_about
from safehaven.mailguard.states import State, Topic, Way
from safehaven.records.front import EntryKind, Record, label_of, records_noted_with
from safehaven.workforce.front import StaffMember

ON_A_PAGE = 50
ABOUT, MAYBE = "About", "May be about"
MOST_LISTED = 3
"""How many people are named of those whom a message is, or may be, about: a family name fits several."""


def overseen() -> QuerySet[Submission]:
    """Every message, newest first.  Each says in `left` whether a copy of it has left, or may have."""
    gone = Delivery.objects.filter(
        submission=OuterRef("pk"), topic=Topic.MESSAGE, state__in=[Way.SENT, Way.IN_DOUBT]
    )
    found: QuerySet[Submission] = Submission.objects.select_related("sender").annotate(left=Exists(gone))
    return found


def table_of_overseen(submissions: Iterable[Submission], *, by: StaffMember) -> Table:
    """References and states only."""
    messages = list(submissions)
    names, since = (
        [one.ledger_name for one in messages],
        min((one.received_at for one in messages), default=None),
    )
    noted = records_noted_with(EntryKind.EMAIL, names, since=since) if since else {}
    found = whom_they_are_about(messages, by=by) if messages else {}
    labels = _labels(key for ruling in found.values() for key in (*ruling.people, *ruling.maybe))
    rows = [
        (
            plain_datetime(one.received_at),
            one.sender.name,
            _people(one, noted.get(one.ledger_name, []), found[one], labels),
            how_it_went(one),
        )
        for one in messages
    ]
    return Table(
        "What mail programs sent",
        ["When", "Who", "About", "What became of it"],
        rows,
        empty="No mail program has sent anything through Safehaven yet.",
        caption_hidden=True,
    )


def how_it_went(one: Submission) -> str:
    """What became of a message, as far as one knows now."""
    if one.state not in {State.PASSED, State.OVER}:
        return "Held" if one.state == State.HELD else State(one.state).label
    released = "Held, then released" if one.decided_at else "Passed"
    how = f"{released}, in protected files" if one.goes_protected else released
    if one.left:  # type: ignore[attr-defined]  # annotated
        return how
    return f"{how}: on its way" if one.state == State.PASSED else f"{how}: did not reach anybody"


def _people(one: Submission, noted: list[Record], ruling: Ruling, labels: Mapping[str, str]) -> str:
    """Whose records it stands on, and whom else it is or may be about.  What has not left stands on no record."""
    nowhere = "On no record" if one.left else "On no record yet"  # type: ignore[attr-defined]  # annotated
    said = [", ".join(map(label_of, noted)) or nowhere]
    on_records = {str(record.pk) for record in noted}
    surely = [labels[key] for key in ruling.people if key in labels and key not in on_records]
    maybe = [labels[key] for key in ruling.maybe if key in labels]
    said += [f"{words}: {_listed(sorted(some))}" for words, some in ((ABOUT, surely), (MAYBE, maybe)) if some]
    return ". ".join(said)


def _listed(some: list[str]) -> str:
    more = len(some) - MOST_LISTED
    return f"{', '.join(some[:MOST_LISTED])} and {more} more" if more > 0 else ", ".join(some)


def _labels(keys: Iterable[str]) -> dict[str, str]:
    """How lists name the people with these keys."""
    return {str(one.pk): label_of(one) for one in Record.objects.filter(pk__in=set(keys))}
