"""What the timeline is told when something leaves: who shared what, with whom, why, and who agreed."""

from __future__ import annotations

from safehaven.disclosure.checks import Matter
from safehaven.disclosure.states import Basis, Category, Channel


def about_release(matter: Matter) -> str:
    """The entry for a release."""
    disclosure, grant = matter.disclosure, matter.grant
    lines = [
        f"Shared by {Channel(disclosure.channel).label.lower()} with {whom(matter)}.",
        f"Documents: {'; '.join(titles(matter))}.",
        f"Reason: {Category(disclosure.category).label}. {grant.open(disclosure, 'reason')}",
        f"Lawful basis: {Basis(disclosure.basis).label}.",
        f"Released by {matter.by.name}.",
    ]
    if readers := grant.open(disclosure, "readers"):
        lines.append(f"Who reads the mailbox: {readers}")
    if disclosure.decided_by is not None:
        lines.append(f"Approved by {disclosure.decided_by.name}.")
    return "\n".join(lines)


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
