"""What the timeline is told when something leaves: who shared what, with whom, why, and who agreed."""

from __future__ import annotations

from safehaven.disclosure.checks import Matter
from safehaven.disclosure.checks.lawful import use_while_paused
from safehaven.disclosure.checks.naming import why_confirmed
from safehaven.disclosure.states import Category, Channel
from safehaven.lawfulness.front import Basis, WhilePaused


def about_release(matter: Matter) -> str:
    """The entry for a release."""
    disclosure, grant = matter.disclosure, matter.grant
    lines = [
        f"Shared by {Channel(disclosure.channel).label.lower()} with {whom(matter)}.",
        what(matter),
        f"Reason: {Category(disclosure.category).label}. {grant.open(disclosure, 'reason')}",
        f"Lawful basis: {Basis(disclosure.basis).label}.",
        f"Released by {matter.by.name}.",
    ]
    if readers := grant.open(disclosure, "readers"):
        lines.append(f"Who reads the mailbox: {readers}")
    if why := why_confirmed(matter):
        lines.append(f"Why others may be in it: {why}")
    if use := use_while_paused(disclosure):
        lines.append(f"The use was paused. {WhilePaused(use.ground).label}. {grant.open(use, 'why')}")
    if disclosure.decided_by is not None:
        lines.append(f"Approved by {disclosure.decided_by.name}.")
    return "\n".join(lines)


def what(matter: Matter) -> str:
    """What it takes along: documents, or what may be told on the telephone."""
    if matter.disclosure.channel != Channel.TELEPHONE:
        return f"Documents: {'; '.join(titles(matter))}."
    call, grant = matter.call, matter.grant
    return f"{grant.open(call, 'caller')} rang and asked: “{grant.open(call, 'asks')}”. To tell: “{grant.open(call, 'words')}”."


def whom(matter: Matter) -> str:
    """The recipient, with what they do and where; the address only once it was typed back."""
    if matter.recipient is None:
        return "nobody yet"
    one = matter.recipient
    parts = [part for part in (one.name, one.job_title, one.department, one.at) if part]
    address = f" ({matter.address})" if matter.disclosure.confirmed_at else ""
    return ", ".join(parts) + address


def titles(matter: Matter) -> list[str]:
    """The titles of the documents, with their versions."""
    return [
        f"{matter.grant.open(item.document_version.document, 'title')} (version {item.document_version.number})"
        for item in matter.items
    ]
