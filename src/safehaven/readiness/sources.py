"""What the apps beside this one know: which policies are in force, how they read, and who is trained."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from django.utils.safestring import SafeString

from safehaven.foundation.prepared import Blank
from safehaven.foundation.together import Asking, Rows
from safehaven.policies.front import Parameter, asking_what_was_said, what_was_said
from safehaven.publication.front import (
    Edition,
    EditionGone,
    asking_for_texts,
    body_of,
    editions_in,
    editions_in_force,
    kept_body,
    page_of_changes,
)
from safehaven.readiness.sections import sections_in
from safehaven.training.front import Training, asking_for_training, training_in

__all__ = [
    "COURSES",
    "Edition",
    "EditionGone",
    "Training",
    "asking_for_all",
    "count_sections",
    "edition_of",
    "editions_in_force",
    "found_in",
    "kept_body",
    "page_of_changes",
    "sections_of",
    "whole_of",
]

COURSES = "training:courses"


def edition_of(policy: str) -> Edition | None:
    """The version of a policy that is in force; None where it is not."""
    return next((edition for edition in editions_in_force() if edition.policy == policy), None)


def sections_of(edition: Edition) -> list[SafeString]:
    """A policy in the parts in which it is read."""
    return sections_in(whole_of(edition))


def whole_of(edition: Edition) -> SafeString:
    """A policy in force from its beginning to its end, as staff read it."""
    return body_of(edition, for_staff=True)


@lru_cache(maxsize=64)
def count_sections(edition: Edition) -> int:
    """How many parts a policy is read in.  The digest stands for the text, so one text is cut only once."""
    return len(sections_of(edition))


def asking_for_all(staff: Blank, now: Blank) -> list[Asking]:
    """What to ask the database for `found_in`."""
    return [*asking_what_was_said(), asking_for_texts(), asking_for_training(staff, now)]


def found_in(
    choices: Rows, adoptions: Rows, texts: Rows, people: Rows
) -> tuple[list[Edition], dict[UUID, Training]]:
    """The policies in force, and how people stand with their training, as of one and the same moment."""
    months = what_was_said(choices, adoptions).number(Parameter.TRAINING_INTERVAL_MONTHS)
    return editions_in(adoptions, texts), training_in(people, months)
