"""Checks of the addresses alone."""

from __future__ import annotations

from collections.abc import Iterator

from safehaven.directory.front import (
    is_blocked,
    is_one_slip_from_verified,
    is_verified,
    looks_shared,
    meant_by,
)
from safehaven.interface.counting import counted
from safehaven.mailguard.asked_often import counts_as_secure, known_domains
from safehaven.mailguard.checks.alike import looks_like
from safehaven.mailguard.checks.matter import Found, Matter
from safehaven.mailguard.states import Mark
from safehaven.policies.front import Parameter, number_in_force

BLOCKED = "Whoever looks after the directory can say why. If they lift it, send your message again."
MOST_COMPARED = 5
"""Of a message to more addresses that nobody knows, the first ones are compared: the others are marked as new."""


def check_blocked(matter: Matter) -> Iterator[Found]:
    for address in matter.recipients:
        if is_blocked(address):
            why = f"Nothing may be sent to {address}."
            yield Found(Mark.BLOCKED, why, BLOCKED)


def check_lookalike(matter: Matter) -> Iterator[Found]:
    known = known_domains(matter.inside)
    for address in matter.outside:
        domain = address.rpartition("@")[2]
        for other in () if domain in known else known:
            if looks_like(domain, other):
                why = f"{address} is not at {other}, but looks as if it were."
                yield Found(Mark.LOOKALIKE, why, "Compare the address with one that you know to be right.")
                break


def check_one_slip(matter: Matter) -> Iterator[Found]:
    """Of a message about somebody: an address that nobody knows, one letter off one that is known at its domain.

    Ordinary mail is not held for the likeness of two people's names.
    """
    unknown = [address for address in matter.outside if not is_verified(address)] if matter.people else []
    for address in unknown[:MOST_COMPARED]:
        local, _at, domain = address.rpartition("@")
        colleagues = [each.rpartition("@")[0] for each in matter.inside if each.endswith(f"@{domain}")]
        if meant_by(local).intersection(colleagues):
            yield _a_slip(address, "the address of a colleague")
        elif is_one_slip_from_verified(address, by=matter.sender):
            yield _a_slip(address, "an address that was verified in the directory")


def _a_slip(address: str, other: str) -> Found:
    why = f"{address} is one letter off {other}, and nobody has made sure who reads it."
    return Found(
        Mark.LOOKALIKE, why, "Compare the two addresses. If both are right, verify this one in the directory."
    )


def check_open_addresses(matter: Matter) -> Iterator[Found]:
    seen = matter.seen_by_all
    if len(seen) >= number_in_force(Parameter.BLIND_COPY_FROM):
        why = f"{counted(len(seen), 'person', 'people')} outside would see each other’s addresses."
        clears = "Take it back, and put them into Bcc, or write to each of them."
        yield Found(Mark.MANY_OPEN, why, clears)


def check_shared(matter: Matter) -> Iterator[Found]:
    for address in matter.outside:
        if looks_shared(address):
            why = f"{address} looks like a mailbox that several people read."
            yield Found(Mark.SHARED_MAILBOX, why, "Write to one person, or make sure who reads it.")


def check_new(matter: Matter) -> Iterator[Found]:
    for address in matter.outside:
        if not is_verified(address):
            why = f"Nobody has made sure who reads {address}."
            yield Found(
                Mark.NEW_RECIPIENT, why, "Add the address to the directory, verify it there, and decide then."
            )


def check_secure(matter: Matter) -> Iterator[Found]:
    if all(counts_as_secure(address.rpartition("@")[2]) for address in matter.outside):
        yield Found(Mark.SECURE, "It only goes to colleagues and to secure addresses.")
