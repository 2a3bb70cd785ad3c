"""Openings in the words and order in which pages and the home page show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils import timezone

from safehaven.continuity import queries
from safehaven.continuity.models import Opening
from safehaven.continuity.states import State, Topic
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import Standing
from safehaven.interface.components import Colour, Link, Row, Table, Tag, Task
from safehaven.interface.counting import counted
from safehaven.interface.times import plain_date, plain_datetime
from safehaven.records.front import label_of
from safehaven.workforce.front import StaffMember

_COLOURS = {State.ASKED: Colour.ORANGE, State.OPEN: Colour.RED}


def state_of(opening: Opening) -> Tag:
    """Where it is now: by its date, whether or not a worker has noted that."""
    now, state = timezone.now(), State(opening.state)
    if state is State.OPEN and opening.until and opening.until <= now:
        state = State.ENDED
    if state is State.ASKED and opening.decide_by <= now:
        state = State.LAPSED
    return Tag(state.label, _COLOURS.get(state, Colour.GREY))


def openings_table(openings: Iterable[Opening]) -> Table:
    """Openings that somebody may see, the newest first."""
    rows = [
        (Link(one.absent.name, _place(one)), one.cover.name, plain_date(one.asked_at), state_of(one))
        for one in openings
    ]
    return Table(
        "Who is away",
        ["Who is away", "Who reads instead", "Asked on", "Where it is"],
        rows,
        empty="Nobody has asked for this.",
        caption_hidden=True,
    )


def facts(opening: Opening, why: str) -> list[Row]:
    """What was asked, by whom, and what came of it."""
    there, takes = len(queries.agreed(opening)), queries.needed(opening)
    rows = [
        Row("Who is away", opening.absent.name, note=f"Since {plain_date(opening.away_since)}"),
        Row("Why", why),
        Row(
            "Who reads instead", opening.cover.name, note=f"To read only, for {counted(opening.days, 'day')}"
        ),
        Row("Asked by", opening.asked_by.name, note=plain_datetime(opening.asked_at)),
    ]
    if opening.opened_at is None:
        rows.append(Row("Agreed so far", f"{there} of {counted(takes, 'trustee')}"))
        rows.append(Row("Must be decided by", plain_datetime(opening.decide_by)))
    else:
        rows.append(Row("Open from", plain_datetime(opening.opened_at)))
        rows.append(Row("Open until", plain_datetime(opening.until)))
    if opening.ended_at is not None:
        rows.append(Row("Over since", plain_datetime(opening.ended_at)))
    rows.append(Row("Told by e-mail", _told(opening)))
    return rows


def too_few(opening: Opening) -> str:
    """What to do where fewer trustees are left than it takes; nothing where enough are."""
    there, takes = len(queries.electorate(opening)), queries.needed(opening)
    if opening.state != State.ASKED or there >= takes:
        return ""
    return (
        f"It takes {counted(takes, 'trustee')}, and only {there} of those who were trustees when it was asked could agree. "
        "So this cannot open. Stop it, have trustees added, and ask again."
    )


def voices_table(opening: Opening) -> Table:
    """Who agreed, and whether that still counts."""
    counts = queries.electorate(opening)
    rows = [
        (
            voice.trustee.name,
            plain_datetime(voice.agreed_at),
            "Yes" if voice.trustee in counts else "No: they are no trustee any more",
        )
        for voice in opening.voices.select_related("trustee")
    ]
    return Table("Trustees who agreed", ["Trustee", "When", "Counts"], rows, empty="Nobody has agreed yet.")


def people_table(opening: Opening, by: StaffMember) -> Table | None:
    """The list, by reference and initials: for trustees who agreed, while it is open."""
    if opening.state != State.OPEN or not opening.until or opening.until <= timezone.now():
        return None
    if by not in queries.agreed(opening):
        return None
    lent = opening.lent.select_related("assignment__record").order_by("assignment__record__reference")
    rows = [(label_of(one.assignment.record),) for one in lent]
    return Table("People on the list", ["Person"], rows)


def waiting_on_the_desk(standing: Standing) -> Iterator[Task]:
    """What the home page says: to the one who is away, to trustees, and to whoever reads instead."""
    staff = standing.staff
    if not isinstance(staff, StaffMember):
        return
    now = timezone.now()
    for one in queries.waiting(now):
        if one.absent == staff:
            yield Task(
                "Trustees are asked to open the records of your people, because you are away",
                Tag("About you", Colour.RED),
                _place(one),
                hint="If you are back, stop it",
            )
        elif standing.may(Capability.CONTINUITY_DECIDE) and _may_still_agree(one, staff):
            yield Task(
                f"{one.absent.name} is away: should {one.cover.name} read their people’s records?",
                Tag("Needs you", Colour.RED),
                _place(one),
                hint=f"Decide by {plain_datetime(one.decide_by)}",
            )
    for one in queries.open_now(now):
        yield from _of_an_open_one(one, staff)


def _of_an_open_one(one: Opening, staff: StaffMember) -> Iterator[Task]:
    until = f"Until {plain_datetime(one.until)}"
    if one.absent == staff:
        words = f"{one.cover.name} reads the records of your people, because you were away"
        yield Task(words, Tag("About you", Colour.RED), _place(one), hint=f"{until}. If you are back, end it")
    if one.cover == staff:
        words = f"{one.absent.name} is away: see whether their people need help"
        yield Task(words, Tag("To do", Colour.ORANGE), reverse("records:caseload"), hint=until)


def _may_still_agree(one: Opening, staff: StaffMember) -> bool:
    return staff in queries.electorate(one) and not one.voices.filter(trustee=staff).exists()


def _told(opening: Opening) -> str:
    mails = opening.tellings.filter(to=opening.absent).exclude(topic=Topic.ENDED)
    sent = mails.filter(sent_at__isnull=False).order_by("-sent_at").first()
    name = opening.absent.name
    return f"{name}, {plain_datetime(sent.sent_at)}" if sent else f"{name}: not yet"


def _place(opening: Opening) -> str:
    return reverse("continuity:opening", kwargs={"opening": opening.pk})
