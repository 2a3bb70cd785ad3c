"""The door to the published policy for the other apps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.safestring import SafeString

from safehaven.foundation.refusals import Refusal
from safehaven.foundation.together import Rows, Together
from safehaven.policies.front import asking_what_was_said
from safehaven.publication.operations import (
    Words,
    ask_for_signatures,
    publish,
    record_review,
    sign,
    write_draft,
)
from safehaven.publication.queries import (
    Current,
    asking_for_texts,
    current,
    currents_in,
    once_in_force,
)
from safehaven.publication.rules import NotInForce

__all__ = [
    "Edition",
    "EditionGone",
    "Words",
    "ask_for_signatures",
    "asking_for_texts",
    "body_of",
    "editions_in",
    "editions_in_force",
    "kept_body",
    "page_of_changes",
    "publish",
    "record_review",
    "sign",
    "source_in_force",
    "write_draft",
]


class EditionGone(Refusal):
    """Another version came into force, or the policy was left."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of one policy, as people read and accept it.

    `digest` is other as soon as the text is.
    """

    policy: str
    title: str
    version: str
    digest: str


def editions_in_force() -> list[Edition]:
    """The policies that are in force now, each in the version that people must have accepted."""
    return editions_in(*_EDITIONS.ask())


def editions_in(adoptions: Rows, texts: Rows) -> list[Edition]:
    """The same in rows that were asked for together with others: adoptions by the policy, texts by this app."""
    return [_edition(one) for one in currents_in(adoptions, texts)]


def body_of(edition: Edition, *, for_staff: bool) -> SafeString:
    """The text of a policy as HTML, with or without what only staff may read.

    Raises EditionGone for one that is not in force any more, so that nobody accepts what no longer holds.
    """
    now = current(edition.policy)
    if now is None or now.digest != edition.digest:
        raise EditionGone("This version of the policy is not in force any more. Load the page again.")
    return now.body(for_staff=for_staff)


def kept_body(policy: str, digest: str, at: datetime) -> SafeString | None:
    """The words of an edition as staff read it at a moment, with the values that were enforced then.

    None where they were not kept.
    """
    kept = once_in_force(policy, digest)
    return kept.body(for_staff=True, at=at) if kept else None


def page_of_changes(policy: str, older: str, newer: str) -> str:
    """Where one reads what is other between two editions, named by their digests.

    Empty where nobody wrote the text of one of them, or where both have the same.
    """
    texts = [one.text for one in (once_in_force(policy, older), once_in_force(policy, newer)) if one]
    versions = [text.version for text in texts if text]
    if len(versions) != len((older, newer)) or versions[0] >= versions[1]:
        return ""
    route = {"policy": policy, "older": versions[0], "newer": versions[1]}
    return reverse("publication:changes", kwargs=route)


def source_in_force(policy: str) -> str:
    """The text of a policy in Markdown, to begin the next version from.  Raises NotInForce."""
    now = current(policy)
    if now is None:
        raise NotInForce("This policy is not in force, so it has no text. Adopt it first.")
    return now.source()


_EDITIONS = Together(lambda: [asking_what_was_said()[1], asking_for_texts()])


def _edition(one: Current) -> Edition:
    return Edition(one.name, one.title, one.version, one.digest)
