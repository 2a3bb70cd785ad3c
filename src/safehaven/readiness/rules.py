"""Why something may not be signed or accepted yet, and why nothing opens.  Each rule raises its own reason."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from safehaven.foundation.refusals import Refusal
from safehaven.readiness.queries import Agreement, Readiness
from safehaven.readiness.sources import Edition, edition_of
from safehaven.workforce.front import StaffMember


class NotReady(Refusal, PermissionDenied):
    """Nothing sealed opens to somebody who has not agreed, read, learned and passed."""


class TextChanged(Refusal):
    """Somebody agrees to what they saw, and to nothing else."""


class NotYourName(Refusal):
    """A signature is the name of whoever signs."""


class AlreadyDone(Refusal):
    """One version is accepted once."""


class NotReadYet(Refusal):
    """Whoever accepts a policy has read it to its end."""


class NothingNew(Refusal):
    """A new version differs from the one that holds."""


def check_is_ready(found: Readiness) -> None:
    if not found.signed:
        raise NotReady(
            "Sign the non-disclosure agreement first. Until then nothing about people opens to you. "
            "Go to “Before you start”."
        )
    if found.to_accept:
        raise NotReady(
            f"Read and accept “{found.to_accept[0].title}” first. Until then nothing about people opens to you. "
            "Go to “Before you start”."
        )
    if not found.trained:
        raise NotReady(
            "Your training has ended, or is not finished. Until you have passed, nothing about people opens to "
            "you. Go to “Before you start”."
        )


def check_agrees_to(current: Agreement, digest: str) -> None:
    if current.digest != digest:
        raise TextChanged("The agreement was changed while you read it. Read the new one, then sign it.")


def check_replaces(current: Agreement, digest: str) -> None:
    if current.digest != digest:
        raise TextChanged(
            "A colleague changed the agreement while you wrote. Nothing of yours is saved yet. "
            "Look at what holds now, then save again if your words are still right."
        )


def check_own_name(staff: StaffMember, typed: str) -> None:
    if _plain(typed) != _plain(staff.name):
        raise NotYourName(f"Your account has the name {staff.name}. Type that name.")


def check_in_force(policy: str, digest: str) -> Edition:
    """The version that is in force, where it is the one that was read."""
    edition = edition_of(policy)
    if edition is None or edition.digest != digest:
        raise TextChanged(
            "This policy was changed while you read it. Read the new version from its beginning."
        )
    return edition


def check_section_is_next(section: int, read: int, sections: int) -> None:
    if section <= read:
        raise AlreadyDone("You have read this section already.")
    if section > read + 1 or section >= sections:
        raise NotReadYet("Read the sections one after another, from the first to the last.")


def check_read_to_the_end(read: int, sections: int) -> None:
    if read < sections - 1:
        raise NotReadYet("You can accept this policy when you have read all of its sections, up to the last.")


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
