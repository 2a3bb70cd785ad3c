"""A disclosure in the words and order in which pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse

from safehaven.disclosure.channels import goes_by_itself
from safehaven.disclosure.checks import Checked, Finding, Kind, Matter, Outcome
from safehaven.disclosure.checks.lawful import rests_on_consent, use_while_paused
from safehaven.disclosure.checks.naming import Named, why_confirmed
from safehaven.disclosure.models import Disclosure, Item, Message
from safehaven.disclosure.opening import OpenDisclosure
from safehaven.disclosure.states import (
    Category,
    Channel,
    MessageKind,
    MessageState,
    Received,
    State,
    Trouble,
)
from safehaven.disclosure.telling import titles, whom
from safehaven.interface.components import Colour, Link, Row, Step, Table, Tag, Task
from safehaven.interface.counting import counted
from safehaven.interface.times import plain_datetime
from safehaven.lawfulness.front import Basis, WhilePaused, standing_for
from safehaven.policies.front import Parameter, in_force
from safehaven.records.front import label_of
from safehaven.roll.front import STRANGER, people, waiting
from safehaven.workforce.front import StaffMember

COLOURS = {
    State.DRAFT: Colour.GREY,
    State.ASKED: Colour.PURPLE,
    State.APPROVED: Colour.BLUE,
    State.REFUSED: Colour.GREY,
    State.ABANDONED: Colour.GREY,
    State.RELEASED: Colour.BLUE,
    State.PREPARING: Colour.BLUE,
    State.SENDING: Colour.BLUE,
    State.SENT: Colour.GREEN,
    State.RECEIVED: Colour.GREEN,
    State.HELD: Colour.RED,
    State.RETRACTED: Colour.GREY,
}
OUTCOMES = {
    Outcome.PASSED: Tag("Passed", Colour.GREEN),
    Outcome.FAILED: Tag("Not passed", Colour.RED),
    Outcome.BROKEN: Tag("Could not be checked", Colour.RED),
    Outcome.LATER: Tag("Before sending", Colour.GREY),
}
WARNING = Tag("Warning", Colour.ORANGE)
BY_WHOM = {
    Kind.AUTOMATIC: "Safehaven checks this",
    Kind.CONFIRMED: "You confirm this",
    Kind.APPROVED: "Somebody else approves this",
}
WAY = [State.RELEASED, State.PREPARING, State.SENDING, State.SENT, State.RECEIVED]


def state_tag(disclosure: Disclosure) -> Tag:
    """Where it is, as a tag."""
    state = State(disclosure.state)
    return Tag(state.label, COLOURS[state])


def disclosures_table(disclosures: Iterable[Disclosure], caption: str, *, linked: bool = True) -> Table:
    """Disclosures by reference: no name, no address, no reason."""
    rows = [
        (
            Link(label_of(one.record), address_of(one)) if linked else label_of(one.record),
            Channel(one.channel).label,
            Category(one.category).label if one.category else "",
            plain_datetime(one.released_at or one.made_at),
            one.made_by.name,
            state_tag(one),
        )
        for one in disclosures
    ]
    return Table(
        caption, ["Person", "By", "Reason", "When", "Who", "Where it is"], rows, empty="Nothing here."
    )


def decisions_table(disclosures: Iterable[Disclosure]) -> Table:
    """What waits for a decision."""
    rows = [
        (
            Link(label_of(one.record), reverse("disclosure:decide", kwargs={"disclosure": one.pk})),
            Channel(one.channel).label,
            Category(one.category).label,
            one.made_by.name,
            plain_datetime(one.asked_at or one.made_at),
        )
        for one in disclosures
    ]
    return Table(
        "Waiting for a decision",
        ["Person", "By", "Reason", "Who asks", "Since"],
        rows,
        empty="Nothing waits for you.",
    )


def address_of(disclosure: Disclosure) -> str:
    """The page of a disclosure."""
    return reverse("disclosure:page", kwargs={"disclosure": disclosure.pk})


def content(matter: Matter) -> list[Row]:
    """What would leave: documents, or what a caller asked for and what is told to them."""
    if matter.disclosure.channel == Channel.TELEPHONE:
        return call_rows(matter)
    return [Row("Documents", "\n".join(_documents(matter)) or "None chosen yet")]


def call_rows(matter: Matter) -> list[Row]:
    """Who rang, about whom, what they asked for, and what is going to be told."""
    call, grant = matter.call, matter.grant
    rows = [Row("Who rang", grant.open(call, "caller"), note=grant.open(call, "organisation"))]
    rows += [
        Row("Switchboard that they gave", grant.open(call, "number") or "None"),
        Row("Whom they meant", grant.open(call, "meant")),
        Row("What they asked for", grant.open(call, "asks")),
        Row("Urgent", "Yes" if call.urgent else "No"),
        Row("What will be told", grant.open(call, "words") or "Nothing is written down yet"),
    ]
    if call.told_at and call.told_by:
        rows.append(Row("Told", f"{call.told_by.name}, {plain_datetime(call.told_at)}"))
    return rows


def summary(matter: Matter) -> list[Row]:
    """What is shared, with whom and why."""
    disclosure, grant = matter.disclosure, matter.grant
    rows = content(matter)
    rows.append(Row("To", whom(matter)))
    if readers := grant.open(disclosure, "readers"):
        rows.append(Row("Who reads the mailbox", readers))
    if why := why_confirmed(matter):
        rows.append(Row("Why others may be in it", why))
    if disclosure.category:
        rows.append(Row("Reason", Category(disclosure.category).label, note=grant.open(disclosure, "reason")))
        rows.append(Row("Lawful basis", Basis(disclosure.basis).label, note=_agreed_to(matter)))
    if use := use_while_paused(disclosure):
        rows.append(
            Row("Although the use is paused", WhilePaused(use.ground).label, note=grant.open(use, "why"))
        )
    rows.append(Row("Begun by", f"{disclosure.made_by.name}, {plain_datetime(disclosure.made_at)}"))
    if disclosure.decided_by and disclosure.decided_at:
        verb = "Refused by" if disclosure.state == State.REFUSED else "Approved by"
        words = grant.open(disclosure, "decision")
        rows.append(
            Row(verb, f"{disclosure.decided_by.name}, {plain_datetime(disclosure.decided_at)}", note=words)
        )
    return rows + _afterwards(disclosure, grant.open(disclosure, "ended_why"))


def _agreed_to(matter: Matter) -> str:
    """What they agreed to, where it is shared because of that: whether it is the same purpose, people judge."""
    contact = matter.disclosure.contact
    if contact is None or not rests_on_consent(matter.disclosure):
        return ""
    standing = standing_for(matter.disclosure.record_id, contact.recipient).filter(basis=Basis.CONSENT)
    return "\n".join(f"They agreed to: {matter.grant.open(one, 'purpose')}" for one in standing)


def messages_shown(opened: OpenDisclosure) -> list[tuple[str, Tag, list[Row]]]:
    """Each message with where it is; never what it says."""
    return [
        (MessageKind(one.kind).label, _message_tag(one), _message_rows(one, opened))
        for one in opened.messages
    ]


def considered_documents(matter: Matter) -> list[Row]:
    """Each document for whoever decides: why it is wanted, and a way to look at it."""
    return [
        Row(title, matter.grant.open(item, "why"), [_look(item, title)])
        for item, title in zip(matter.items, titles(matter), strict=True)
    ]


def _look(item: Item, title: str) -> Link:
    taken = {"disclosure": item.disclosure_id, "version": item.document_version_id}
    return Link("Look at it", reverse("disclosure:considered_document", kwargs=taken), title)


def findings_shown(checked: Checked, disclosure: Disclosure) -> list[Task]:
    """Every check, who makes it and how it came out; what does not pass leads to where it is put right."""
    return [
        Task(
            one.sentence,
            WARNING if one.warns else OUTCOMES[one.outcome],
            _mend(one, disclosure),
            BY_WHOM[one.check.kind],
        )
        for one in _one_approval(checked.findings)
    ]


def _one_approval(findings: Sequence[Finding]) -> list[Finding]:
    """A channel that has its own check of who agreed shows one such check: what does not pass, or its own."""
    approvals = [one for one in findings if one.check.kind is Kind.APPROVED]
    missing = [one for one in approvals if one.outcome is not Outcome.PASSED]
    shown = missing or approvals[-1:]
    return [one for one in findings if one not in approvals or one in shown]


def steps(matter: Matter) -> list[Step]:
    """How it leaves, as a picture."""
    return [
        Step("person", "From", matter.by.name),
        *_on_the_way(matter),
        Step(
            "recipient",
            "To",
            matter.recipient.name if matter.recipient else "Not chosen",
            detail=matter.address if matter.disclosure.confirmed_at else "",
        ),
    ]


def _on_the_way(matter: Matter) -> list[Step]:
    label = Channel(matter.disclosure.channel).label
    if matter.disclosure.channel == Channel.TELEPHONE:
        return [
            Step("check", "What", "Only what is written down"),
            Step("channel", "By", label, detail="You ring them back; you never tell a caller who rang you"),
        ]
    count = len(matter.items)
    return [
        Step("document", "What", counted(count, "document")),
        Step("lock", "Protected", "AES-256, with a password made for this alone"),
        Step("channel", "By", label, detail="Over an encrypted, verified connection"),
    ]


def how_far(disclosure: Disclosure) -> tuple[int, int]:
    """How many of the stations to receipt are behind it."""
    if not goes_by_itself(disclosure.channel):
        return (0, len(WAY))  # a person carries it out: there is no progress to follow
    state = State(disclosure.held_from) if disclosure.state == State.HELD else State(disclosure.state)
    return (WAY.index(state) + 1 if state in WAY else 0, len(WAY))


def held_because(opened: OpenDisclosure) -> tuple[str, str]:
    """Why it is held, in plain words, and what was said about it."""
    disclosure, grant = opened.matter.disclosure, opened.matter.grant
    if not disclosure.trouble:
        return "", ""
    return Trouble(disclosure.trouble).label, grant.open(disclosure, "trouble_words")


def _documents(matter: Matter) -> list[str]:
    whys = [matter.grant.open(item, "why") for item in matter.items]
    return [f"{title}: {why}" for title, why in zip(titles(matter), whys, strict=True)]


def _afterwards(disclosure: Disclosure, ended_why: str) -> list[Row]:
    rows = []
    if disclosure.released_by and disclosure.released_at:
        rows.append(
            Row("Released", f"{disclosure.released_by.name}, {plain_datetime(disclosure.released_at)}")
        )
    if disclosure.received_at:
        how = Received(disclosure.received_how).label
        rows.append(Row("Received", f"{plain_datetime(disclosure.received_at)}. {how}"))
    if disclosure.ended_at:
        rows.append(Row("Ended", plain_datetime(disclosure.ended_at), note=ended_why))
    if disclosure.released_at:
        rows.append(Row("Code to say on the telephone", disclosure.code))
    return rows


def _message_tag(message: Message) -> Tag:
    state = MessageState(message.state)
    if state == MessageState.READY and message.trouble:
        return Tag("Could not be sent yet", Colour.ORANGE)
    colour = {
        MessageState.SENT: Colour.GREEN,
        MessageState.HELD: Colour.RED,
        MessageState.WAITING: Colour.GREY,
        MessageState.CANCELLED: Colour.GREY,
    }.get(state, Colour.BLUE)
    return Tag(state.label, colour)


def _message_rows(message: Message, opened: OpenDisclosure) -> list[Row]:
    rows = []
    if message.state == MessageState.WAITING:
        rows.append(Row("Waits for", _waits_for()))
    if message.sent_at:
        rows.append(Row("Sent", plain_datetime(message.sent_at)))
    if message.trouble:
        words = opened.matter.grant.open(message, "trouble_words")
        rows.append(Row("What happened", Trouble(message.trouble).label, note=words))
    if message.trouble and message.state == MessageState.READY:
        tries = f"{counted(message.attempts, 'try', 'tries')} so far"
        rows.append(Row("Next try", plain_datetime(message.not_before), note=tries))
    if message.told_at and message.told_by:
        rows.append(
            Row("Shown for the telephone", f"{plain_datetime(message.told_at)}, {message.told_by.name}")
        )
    return rows


def _waits_for() -> str:
    if in_force(Parameter.PASSWORD_RELEASE) == "separate_message":
        return "The message with the file to leave"
    return "The recipient to confirm that the file has arrived"


def _mend(finding: Finding, disclosure: Disclosure) -> str:
    if finding.outcome is not Outcome.FAILED or not finding.check.mend:
        return ""
    return reverse(f"disclosure:{finding.check.mend}", kwargs={"disclosure": disclosure.pk})


def who_else(named: Iterable[Named], by: StaffMember) -> list[tuple[str, list[Row], list[str]]]:
    """Each thing that would leave: who else is in it and in which words, and what of it was not read."""
    labels = people({key for one in named for key in one.people}, by=by)
    return [
        (
            one.title,
            [
                Row(labels.get(key, STRANGER), ", ".join(f"“{quote}”" for quote in quotes))
                for key, quotes in one.people.items()
            ],
            one.unread,
        )
        for one in named
    ]


def documents_read(disclosure: Disclosure) -> dict[str, object]:
    """How many of the chosen documents were read, to see who else is in them, and of how many."""
    items = Item.objects.filter(disclosure=disclosure).select_related("document_version__document__record")
    versions = [item.document_version for item in items]
    return {
        "disclosure": disclosure,
        "to_read": len(versions),
        "read": len(versions) - len(waiting(versions)),
    }
