"""Why something about an app password or a message may not happen.  Each rule raises its own reason."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from safehaven.directory.front import email_address
from safehaven.foundation.refusals import NotThere, Refusal
from safehaven.mailguard.models import (
    AppPassword,
    Delivery,
    PasswordWay,
    Protection,
    SecureDomain,
    Submission,
)
from safehaven.mailguard.queries import is_under_way, passwords_of, secure_domains, waiting_for_sender
from safehaven.mailguard.states import MOVES, WAYS, Mark, State, Topic, Way
from safehaven.policies.front import Parameter, in_force
from safehaven.workforce.front import StaffMember, tries_names

MOST_PASSWORDS = 20
MOST_RECIPIENTS = 100
SHORTEST_REASON = 10
LONGEST_TRUST = timedelta(days=366)


class PasswordOver(Refusal):
    """A password that was taken back, or whose owner left, hands nothing over."""


class NameInUse(Refusal):
    """Two passwords of one person cannot be told apart by one name."""


class TooManyPasswords(Refusal):
    """So many that nobody knows them all."""


class NoSuchMessage(NotThere):
    """A message is there for its sender, and for whoever decides about it."""


class WrongMoment(Refusal):
    """What was asked for does not go with where it stands."""


class TakenOver(WrongMoment):
    """Another worker, or a person, was faster.  Nothing is wrong."""


class NoReason(Refusal):
    """Sending what was held needs words that somebody else understands."""


class OwnMessage(Refusal):
    """Nobody is their own second person."""


class SenderLeft(Refusal):
    """Nothing leaves in the name of somebody who does not work here any more."""


class NeverThere(Refusal):
    """Some findings cannot be overruled here."""


class NotToThem(Refusal):
    """The policy keeps protected files from some mailboxes."""


class NotLawful(TakenOver):
    """Nothing stands that lets it be shared, or the use of a record is paused."""


class NotNeeded(TakenOver):
    """A notice would tell of what is over by now."""


class DomainStands(Refusal):
    """A domain stands on the list once."""


class WrongDay(Refusal):
    """Trust in a domain has a beginning and an end."""


def check_is_good(password: AppPassword) -> None:
    if not password.is_good:
        raise PasswordOver("This app password has ended. Make a new one on your account page.")


def check_name_is_free(staff: StaffMember, name: str) -> None:
    if passwords_of(staff).filter(name=name).exists():
        raise NameInUse("You have an app password with this name. Give this one another name.")
    if passwords_of(staff).count() >= MOST_PASSWORDS:
        raise TooManyPasswords("You have 20 app passwords. Take back those that you do not use any more.")


def check_is_not_over(password: AppPassword) -> None:
    if password.ended_at is not None:
        raise PasswordOver("This app password was taken back already.")


def check_can_move(submission: Submission, to: State) -> None:
    if to not in MOVES[State(submission.state)]:
        raise WrongMoment("This message is somewhere else by now. Look at the page again.")


def check_can_go(delivery: Delivery, to: Way) -> None:
    if to not in WAYS[Way(delivery.state)]:
        raise TakenOver("This copy was stopped, or another worker has it.")


def check_can_undo(submission: Submission) -> None:
    """Until its time is over, and never once a copy is leaving."""
    check_can_move(submission, State.TAKEN_BACK)
    if submission.state != State.PASSED:
        return
    late = submission.leaves_after is None or submission.leaves_after <= timezone.now()
    if late or is_under_way(submission):
        raise WrongMoment(
            "It is too late: the message has left. If it went to the wrong person, report it to your "
            "data protection officer now."
        )


def check_names_no_strangers(sender: StaffMember) -> None:
    """Whoever is stopped for naming too many strangers releases nothing that was held before, either."""
    if tries_names(sender):
        raise WrongMoment(
            "Your messages named many people whom you do not work with, so nothing of yours leaves for now. "
            "Your manager or the data protection officer looks into it: speak to them."
        )


def check_is_held(submission: Submission) -> None:
    if submission.state != State.HELD:
        raise WrongMoment("This message is not held any more. Look at the page again.")


def check_mailboxes(marks: frozenset[Mark]) -> None:
    """The same as for documents: where the policy says so, nothing protected goes to a mailbox of several people."""
    if Mark.SHARED_MAILBOX in marks and in_force(Parameter.SHARED_MAILBOXES) == "refuse":
        raise NotToThem(
            "An address looks like a mailbox that several people read, and the policy does not let protected "
            "files go there. Write to an address that is the recipient's own."
        )


def check_may_have_left(delivery: Delivery) -> None:
    """Nobody has what has not left."""
    if delivery.state not in {Way.SENT, Way.IN_DOUBT}:
        raise WrongMoment("The files have not been sent to this address, so the password must stay here.")


def check_nobody_confirmed(way: PasswordWay) -> None:
    if way.received_at is not None:
        raise WrongMoment("It is known already that the files have arrived.")


def check_can_tell(way: PasswordWay, protection: Protection) -> None:
    """The password is here, and nobody saw it yet."""
    if protection.secret is None:
        raise WrongMoment(
            "The password is not kept any more. Send the message again: it then gets a new one."
        )
    if way.told_at is not None:
        raise WrongMoment(
            "The password was shown once, and is not shown again. If it went astray, send the message again: "
            "it then gets a new one."
        )


def check_is_needed(notice: Delivery, sender: StaffMember) -> None:
    """A notice that messages are held goes while one is."""
    if notice.topic == Topic.HELD and not waiting_for_sender(sender).exists():
        raise NotNeeded("Nothing of theirs is held any more.")


def check_reason(reason: str) -> None:
    if len(reason.strip()) < SHORTEST_REASON:
        raise NoReason("Say in a sentence why this message may go as it is.")


def check_can_be_overruled(marks: frozenset[Mark]) -> None:
    if Mark.TOO_OFTEN in marks:
        raise NeverThere(
            "Nobody has looked at this message yet, so it cannot be sent. Take it back. Send it again once your "
            "manager or the data protection officer has spoken with you."
        )
    if Mark.BLOCKED in marks:
        raise NeverThere(
            "One of the addresses is blocked, so nothing goes there. Take the message back, and ask whoever "
            "looks after the directory."
        )
    if Mark.PAUSED in marks:
        raise NeverThere(
            "The use of a record is paused, so nothing about that person leaves by mail. Take the message back. If "
            "the law allows this one use, share it from the record."
        )


def check_is_second_person(submission: Submission, by: StaffMember) -> None:
    if submission.sender_id == by.pk:
        raise OwnMessage("You sent this yourself, so somebody else must decide about it.")


def check_sender_works_here(submission: Submission) -> None:
    if not submission.sender.is_active:
        raise SenderLeft(
            "Whoever wrote this does not work here any more, so it is not sent. If it still matters, write it "
            "yourself."
        )


def one_domain(typed: str) -> str:
    """A domain in small letters, such as nhs.net.  Raises NotAnAddress."""
    return email_address(f"somebody@{typed.strip().removeprefix('@')}").rpartition("@")[2]


def check_domain_is_new(domain: str) -> None:
    if secure_domains().filter(domain=domain).exists():
        raise DomainStands("This domain is on the list. Take it off first, then add it with its new day.")


def check_domain_stands(domain: SecureDomain) -> None:
    if domain.ended_at is not None:
        raise WrongMoment("This domain was taken off the list already.")


def check_period(checked_on: date, counts_until: date) -> None:
    if checked_on > timezone.localdate():
        raise WrongDay("The day on which somebody checked it cannot lie ahead.")
    if not checked_on <= counts_until <= checked_on + LONGEST_TRUST:
        raise WrongDay("It counts for a year at most from the day on which somebody checked it.")
