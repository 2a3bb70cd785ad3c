"""Why a basis or a pause may not be noted, ended or lifted now.  Each rule raises its own reason."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from safehaven.directory.front import Recipient
from safehaven.foundation.refusals import NotThere, Refusal
from safehaven.interface.times import plain_date
from safehaven.lawfulness.models import Pause, SharingBasis
from safehaven.lawfulness.states import Basis, Ended, Given, Reach
from safehaven.records.front import Record

FEWEST_WORDS = 3


class NotOpen(NotThere):
    """The record is not open to this person, or is not there: the two look the same."""


class NothingWritten(Refusal):
    """Something that has to be said was left empty."""


class NoPurpose(NothingWritten):
    """It is not said what it is for."""


class NotGiven(Refusal):
    """It is not written down how somebody agreed."""


class NotExplained(Refusal):
    """Whoever does not know what they agree to, or cannot say no, has not agreed."""


class NotThen(Refusal):
    """A day that cannot be right."""


class WrongMoment(Refusal):
    """It is in a state in which this cannot happen."""


class WhomMissing(Refusal):
    """It is not said with whom something may be shared."""


def check_sentence(text: str, wanted: str, missing: type[NothingWritten] = NothingWritten) -> None:
    """Something of substance is written."""
    if len(text.split()) < FEWEST_WORDS:
        raise missing(f"{wanted} It needs at least {FEWEST_WORDS} words.")


def check_given(basis: Basis, given: Given | None, *, explained: bool) -> None:
    """Consent says how it was given, and that the person knew what for and could say no."""
    if basis is not Basis.CONSENT:
        return
    if given is None:
        raise NotGiven("Say how they agreed.")
    if not explained:
        raise NotExplained(
            "Tell them first what is shared, with whom and what for, and that they can say no. "
            "Without that it is no agreement."
        )


def check_days(starts_on: date, ends_on: date | None) -> None:
    """It does not begin ahead of time, and does not end before it begins."""
    if starts_on > timezone.localdate():
        raise NotThen("The day on which they agreed cannot lie ahead.")
    if ends_on is not None and ends_on < starts_on:
        raise NotThen("The last day must come after the day on which it began.")


def check_whom(record: Record, reach: Reach, recipient: Recipient | None) -> None:
    """A private person is one of this record."""
    if reach is Reach.PERSON and recipient is None:
        raise WhomMissing("Choose with whom it may be shared.")
    if recipient is not None and recipient.record_id not in {None, record.pk}:
        raise NotOpen("This recipient is not in the directory, or not open to you.")


def check_stands(one: SharingBasis) -> None:
    """It has not ended."""
    if one.ended_at is not None:
        raise WrongMoment("This was taken back already. Nothing is shared because of it any more.")


def check_end_fits(one: SharingBasis, how: Ended) -> None:
    """Only consent can be taken back; another basis ends with its reason."""
    if one.basis != Basis.CONSENT and how is not Ended.OVER:
        raise WrongMoment(
            "They did not agree to this, so they cannot take it back. Say that its reason is over."
        )


def check_not_paused(standing: Pause | None) -> None:
    """One pause at a time."""
    if standing is not None:
        raise WrongMoment(f"The use of this record is paused already, since {plain_date(standing.set_at)}.")


def check_is_paused(pause: Pause) -> None:
    """It was not lifted yet."""
    if pause.lifted_at is not None:
        raise WrongMoment("A colleague has lifted this pause already.")


def check_told_on(pause: Pause, on: date) -> None:
    """The person was told after it was paused, and not in the future."""
    if on > timezone.localdate():
        raise NotThen("Tell the person first. The day on which you told them cannot lie ahead.")
    if on < timezone.localdate(pause.set_at):
        raise NotThen("That is before the use was paused. Give the day on which you told them of this.")
