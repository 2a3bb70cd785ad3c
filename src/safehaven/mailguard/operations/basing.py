"""Say on which basis a held message is shared: noted on each record that it is about, there and then."""

from __future__ import annotations

from dataclasses import dataclass, field

from safehaven.access.front import Grant, take_house
from safehaven.directory.front import recipients_at
from safehaven.foundation.operations import operation
from safehaven.lawfulness.front import Basis, Given, NewBasis, Reach, Whom, noted
from safehaven.mailguard.actors import KEY
from safehaven.mailguard.asked_often import locked, those_outside
from safehaven.mailguard.checks import Ruling, goes_protected_by_itself
from safehaven.mailguard.checks.lawful import without_basis
from safehaven.mailguard.lawful import ruled_anew, stopping_now, waits_for
from safehaven.mailguard.models import Submission
from safehaven.mailguard.moving import let_leave, protect_next, say_how_passwords_go
from safehaven.mailguard.queries import copies_of
from safehaven.mailguard.rules import NoSuchMessage, WrongMoment
from safehaven.mailguard.states import PasswordBy, State
from safehaven.records.front import Record, records_worked_on_by
from safehaven.workforce.front import StaffMember


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why something may be shared, as its sender typed it."""

    basis: Basis
    purpose: str = field(repr=False)
    words: str = field(default="", repr=False)
    given: Given | None = None
    explained: bool = False


@operation
def say_basis(submission: Submission, grounds: Grounds, *, by: StaffMember) -> Submission:
    """Note why each person whom it is about may be told of to each address; it leaves if nothing else holds it."""
    submission = locked(submission.pk)
    if submission.sender_id != by.pk:
        raise NoSuchMessage("This message is not there, or not for you.")
    if submission.state != State.HELD:
        raise WrongMoment("This message is not held any more. Look at the page again.")
    grant = take_house(KEY, by=by, act="mailguard:basis_said", about=[submission], basis=grounds.basis.value)
    ruling = Ruling.from_text(grant.open(submission, "findings"))
    for record, places in _missing(submission, ruling, grant, by):
        for address in places:
            noted(record, _new(record, address, submission, grounds), by=by)
    ruling = ruled_anew(ruling, stopping_now(submission, grant))
    grant.seal(submission, findings=ruling.as_text())
    submission.outcome, submission.waits_for = ruling.outcome, waits_for(ruling.findings)
    if goes_protected_by_itself(ruling):
        protect_next(submission)
        say_how_passwords_go(dict.fromkeys(copies_of(submission), PasswordBy.MESSAGE))
    elif not ruling.holds:
        let_leave(submission)
    submission.save()
    return submission


def _missing(
    submission: Submission, ruling: Ruling, grant: Grant, by: StaffMember
) -> list[tuple[Record, list[str]]]:
    addresses = (grant.open(copy, "address").lower() for copy in copies_of(submission))
    # Under lock, so that what is taken back at this moment waits for its turn.
    own = records_worked_on_by(by).select_for_update().filter(pk__in=ruling.people).order_by("pk")
    return without_basis(list(own), sorted(those_outside(addresses)), submission.ledger_name)


def _new(record: Record, address: str, submission: Submission, grounds: Grounds) -> NewBasis:
    known = [one for one in recipients_at(address) if one.record_id in {None, record.pk}]
    if known:
        whom = Whom(Reach.PERSON, recipient=known[0])
    else:
        whom = Whom(Reach.ONCE, address=address, about=submission.ledger_name)
    return NewBasis(
        grounds.basis,
        whom,
        purpose=grounds.purpose,
        words=grounds.words,
        given=grounds.given,
        explained=grounds.explained,
    )
