"""Other words for a module or a question.  The old ones stay."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.training.library import Course
from safehaven.training.models import Wording
from safehaven.training.queries import version_of
from safehaven.training.rules import (
    SAVED_FIRST,
    ChangedMeanwhile,
    check_part_fits,
    check_version,
    check_words_fit,
)
from safehaven.workforce.front import StaffMember


@operation
def edit(course: Course, part: str, words: Mapping[str, Any], *, version: int, by: StaffMember) -> Wording:
    """Give a part of a course other words, in place of those of `version`.  They hold from now on, everywhere.

    Tests that are open keep the questions that they were drawn with.  Raises ChangedMeanwhile,
    NoSuchModule and WrongWords.
    """
    check_words_fit(words)
    check_part_fits(course, part, words)
    check_version(version, version_of(course.id, part))
    edited = Wording(
        course=course.id,
        part=part,
        number=version + 1,
        content=dict(words),
        edited_at=timezone.now(),
        edited_by=by,
    )
    try:
        edited.save(force_insert=True)
    except IntegrityError as somebody_was_quicker:
        raise ChangedMeanwhile(SAVED_FIRST) from somebody_was_quicker
    write("training:course_edited", by=by, about=[edited], course=course.id, part=part, version=version + 1)
    return edited
