"""Messages, app passwords and secure domains, as pages and the desk show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from typing import TypeGuard, cast

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from safehaven.disclosure.front import Trouble
from safehaven.foundation.standing import Standing
from safehaven.interface.components import Colour, Link, Row, Table, Tag, Task
from safehaven.interface.counting import counted
from safehaven.interface.times import ago, plain_date, plain_datetime
from safehaven.mailguard.models import AppPassword, Delivery, SecureDomain, Submission
from safehaven.mailguard.operations.deciding import OpenCopy, OpenMessage
from safehaven.mailguard.protecting.showing import password_cells
from safehaven.mailguard.queries import (
    waiting_for_second_person,
    waiting_for_sender,
    with_copies,
    with_trouble,
)
from safehaven.mailguard.states import Outcome, State, WaitsFor, Way
from safehaven.workforce.front import StaffMember

STATES = {
    State.RECEIVED: Colour.BLUE,
    State.HELD: Colour.ORANGE,
    State.ASKED: Colour.PURPLE,
    State.PROTECTING: Colour.BLUE,
    State.PASSED: Colour.BLUE,
    State.OVER: Colour.GREY,
    State.TAKEN_BACK: Colour.GREY,
}
HELD = {
    WaitsFor.SENDER: Colour.ORANGE,
    WaitsFor.SOMEBODY_ELSE: Colour.PURPLE,
    WaitsFor.NOTHING: Colour.RED,
}
WAYS = {
    Way.SENT: Colour.GREEN,
    Way.FAILED: Colour.RED,
    Way.IN_DOUBT: Colour.ORANGE,
    Way.STOPPED: Colour.GREY,
}
HELD_ON_THE_DESK = (
    (WaitsFor.SENDER, "Decide about a message that is held", Tag("Needs you", Colour.ORANGE)),
    (
        WaitsFor.SOMEBODY_ELSE,
        "A message that is held needs somebody else",
        Tag("Ask somebody", Colour.PURPLE),
    ),
    (WaitsFor.NOTHING, "A message that is held cannot be sent", Tag("Take it back", Colour.GREY)),
)
ON_THE_DESK = 3
NOTHING_YET = "Your mail programs have sent nothing through Safehaven yet."


def state_tag(submission: Submission) -> Tag:
    """Where a message is; of one that is held, what it waits for."""
    state = State(submission.state)
    if state is State.HELD:
        waits = WaitsFor(submission.waits_for)
        return Tag(waits.label, HELD[waits])
    return Tag(state.label, STATES[state])


def table_of_messages(
    submissions: Iterable[Submission], subjects: Mapping[Submission, str], *, empty: str = NOTHING_YET
) -> Table:
    """One's own messages, newest first."""
    rows = [
        (
            Link(subjects.get(one) or "No subject", _address(one)),
            plain_datetime(one.received_at),
            one.password.name,
            state_tag(one),
        )
        for one in submissions
    ]
    return Table(
        "Your messages",
        ["Subject", "Sent", "With", "Where it is"],
        rows,
        empty=empty,
        caption_hidden=True,
    )


def table_of_asked(submissions: Iterable[Submission]) -> Table:
    """What colleagues ask one to agree to.  Never its words."""
    rows = [
        (Link(f"A message from {one.sender.name}", _address(one)), ago(one.received_at))
        for one in submissions
    ]
    return Table("Colleagues ask you", ["Message", "Sent"], rows)


def about(one: OpenMessage) -> list[Row]:
    """What a message is, and where."""
    submission = one.submission
    rows = [
        Row("From", submission.sender.name),
        Row("Subject", one.subject or "No subject"),
        Row("Sent", plain_datetime(submission.received_at)),
        Row("Where it is", state_tag(submission)),
    ]
    if submission.goes_protected:
        rows.append(Row("How it goes", "In protected files, with their password by a way of its own"))
    elif submission.outcome in {Outcome.PASS, Outcome.RECORD}:
        rows.append(Row("What was decided", Outcome(submission.outcome).label))
    return [*rows, Row("Why it may go", one.reason)] if one.reason else rows


def copies(one: OpenMessage) -> Table:
    """The recipients, and where the copy for each is."""
    if any(copy.way for copy in one.copies):
        return _protected_copies(one)
    rows = [(copy.address, _where(copy, one.submission), _what_is_wrong(copy)) for copy in one.copies]
    if not any(wrong for _address, _where, wrong in rows):
        return Table("To whom it goes", ["Address", "Where it is"], [row[:2] for row in rows])
    return Table("To whom it goes", ["Address", "Where it is", "What is wrong"], rows)


def _protected_copies(one: OpenMessage) -> Table:
    rows = [
        (copy.address, _where(copy, one.submission), *password_cells(copy), _what_is_wrong(copy))
        for copy in one.copies
    ]
    columns = ["Address", "Where it is", "Password", "What you can do", "What is wrong"]
    wrong = any(row[-1] for row in rows)
    return Table("To whom it goes", columns[: 5 if wrong else 4], [row[: 5 if wrong else 4] for row in rows])


def table_of_left_behind(addresses: Mapping[Delivery, str]) -> Table:
    """Who waits for the password of a message of somebody who left."""
    rows = [
        (
            address,
            plain_datetime(copy.submission.received_at),
            Link(
                "See to it",
                reverse("mailguard:password", kwargs={"submission": copy.submission_id, "delivery": copy.pk}),
                address,
            ),
        )
        for copy, address in addresses.items()
    ]
    columns = ["Address", "Sent", "What you can do"]
    return Table("Who waits", columns, rows, empty="Nobody waits any more.", caption_hidden=True)


def seconds_left(submission: Submission) -> int:
    """How long a message can still be undone."""
    if submission.state != State.PASSED or submission.leaves_after is None:
        return 0
    return max(0, int((submission.leaves_after - timezone.now()).total_seconds()))


def _where(copy: OpenCopy, submission: Submission) -> Tag | str:
    way = Way(copy.delivery.state)
    if way is Way.READY and submission.state != State.PASSED:
        return "Here, sealed"
    return Tag(way.label, WAYS.get(way, Colour.BLUE))


def _what_is_wrong(copy: OpenCopy) -> str:
    if not copy.delivery.trouble:
        return f"Password: {Trouble(copy.password.trouble).label}." if _is_stuck(copy.password) else ""
    words = f" It said: {copy.words}" if copy.words else ""
    return f"{Trouble(copy.delivery.trouble).label}.{words}"


def _is_stuck(password: Delivery | None) -> TypeGuard[Delivery]:
    return password is not None and bool(password.trouble)


def server() -> dict[str, str] | None:
    """Where mail programs reach the guard, if whoever runs it said so."""
    host, _, port = settings.SAFEHAVEN_MAIL_GUARD.rpartition(":")
    return {"host": host, "port": port} if host else None


def table_of_passwords(passwords: Iterable[AppPassword]) -> Table:
    """One's app passwords.  Each can be taken back; none can be shown again."""
    rows = [
        (
            one.name,
            plain_date(timezone.localdate(one.made_at)),
            Link("Take back", reverse("mailguard:end_password", kwargs={"password": one.pk}), one.name),
        )
        for one in passwords
    ]
    return Table(
        "Your app passwords", ["Mail program", "Made", "What you can do"], rows, empty="You have none."
    )


def table_of_domains(domains: Iterable[SecureDomain]) -> Table:
    """The list, with what has run out marked."""
    today = timezone.localdate()
    rows = [
        (
            one.domain,
            one.source,
            plain_date(one.checked_on),
            plain_date(one.counts_until) if one.counts_until >= today else Tag("Run out", Colour.RED),
            Link("Take off", reverse("mailguard:end_domain", kwargs={"domain": one.pk}), one.domain),
        )
        for one in domains
    ]
    return Table(
        "Domains to which mail is secure",
        ["Domain", "Who says so", "Checked on", "Counts until", "What you can do"],
        rows,
        empty="There is none on the list, so no address outside counts as secure.",
    )


def waiting_on_the_desk(standing: Standing) -> Iterator[Task]:
    """Held messages, decisions of colleagues, and what did not arrive: of each the newest, and how many more."""
    staff = cast("StaffMember | None", standing.staff)
    if staff is None:
        return
    mail = reverse("mailguard:messages")
    held = waiting_for_sender(staff)
    kinds = set(held.order_by().values_list("waits_for", flat=True).distinct())
    for waits, title, tag in HELD_ON_THE_DESK:
        if waits in kinds:
            yield from _newest(held.filter(waits_for=waits), title, tag, f"{mail}?only=held", _in_clear)
    asked = Tag("Asked", Colour.PURPLE), mail
    title = "A colleague asks whether a message may go"
    yield from _newest(waiting_for_second_person(staff), title, *asked, _from_whom)
    trouble = with_trouble(staff).filter(received_at__gte=timezone.now() - timedelta(days=2))
    look = Tag("Look", Colour.RED), f"{mail}?only=not-arrived"
    yield from _newest(trouble, "A message did not reach everybody", *look, _in_clear)


def _newest(
    found: QuerySet[Submission], title: str, tag: Tag, place: str, hint: Callable[[Submission], str]
) -> Iterator[Task]:
    first = list(with_copies(found).order_by("-received_at")[: ON_THE_DESK + 1])
    for one in first[:ON_THE_DESK]:
        yield Task(title, tag, _address(one), hint(one))
    if len(first) > ON_THE_DESK:
        yield Task(f"{title}: and {found.count() - ON_THE_DESK} more", tag, place)


def _in_clear(one: Submission) -> str:
    """What tells one's own messages apart and is not sealed, as their addresses are."""
    copies: int = one.copies  # type: ignore[attr-defined]  # counted by `with_copies`
    to = counted(copies, "address", "addresses")
    return f"{plain_datetime(one.received_at)}, with {one.password.name}, to {to}"


def _from_whom(one: Submission) -> str:
    return f"From {one.sender.name}, {plain_datetime(one.received_at)}"


def _address(submission: Submission) -> str:
    return reverse("mailguard:message", kwargs={"submission": submission.pk})
