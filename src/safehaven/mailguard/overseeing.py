"""What left by mail, for those who oversee sharing: when, by whom and about whom; never its words or an address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Exists, OuterRef, QuerySet

from safehaven.interface.components import Table
from safehaven.interface.times import plain_datetime
from safehaven.mailguard.models import Delivery, Submission
from safehaven.mailguard.states import State, Topic, Way
from safehaven.records.front import EntryKind, Record, label_of, records_noted_with

ON_A_PAGE = 50


def overseen() -> QuerySet[Submission]:
    """Every message, newest first.  Each says in `left` whether a copy of it has left, or may have."""
    gone = Delivery.objects.filter(
        submission=OuterRef("pk"), topic=Topic.MESSAGE, state__in=[Way.SENT, Way.IN_DOUBT]
    )
    found: QuerySet[Submission] = Submission.objects.select_related("sender").annotate(left=Exists(gone))
    return found


def table_of_overseen(submissions: Iterable[Submission]) -> Table:
    """References and states only."""
    messages = list(submissions)
    names, since = (
        [one.ledger_name for one in messages],
        min((one.received_at for one in messages), default=None),
    )
    about = records_noted_with(EntryKind.EMAIL, names, since=since) if since else {}
    rows = [
        (plain_datetime(one.received_at), one.sender.name, _people(one, about), how_it_went(one))
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


def _people(one: Submission, about: Mapping[str, list[Record]]) -> str:
    """Whose records it stands on.  What has not left stands on none, whomever it is about."""
    nowhere = "On no record" if one.left else "On no record yet"  # type: ignore[attr-defined]  # annotated
    return ", ".join(label_of(record) for record in about.get(one.ledger_name, [])) or nowhere
