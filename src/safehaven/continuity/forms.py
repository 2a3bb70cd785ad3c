"""What is asked of whoever asks, of trustees, and of whoever ends it."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from safehaven.continuity import queries
from safehaven.continuity.operations import DAYS, NewOpening
from safehaven.continuity.rules import (
    MOST_DAYS,
    CannotCover,
    NothingToOpen,
    NothingWritten,
    NotTheirs,
    NotThen,
)
from safehaven.foundation.refusals import Refusal
from safehaven.interface.fields import DateField, OneOfThese
from safehaven.interface.forms import ActForm
from safehaven.interface.widgets import LongText
from safehaven.workforce.front import StaffMember


class OneOfTheStaff(OneOfThese):
    """A colleague, by name."""

    def label_from_instance(self, obj: StaffMember) -> str:
        return obj.name


class AskForm(ActForm):
    """Who is away, since when and why; who should read, and for how long."""

    called: ClassVar[dict[str, str]] = {
        "absent": "who is away",
        "away_since": "the day since when they are away",
        "why": "why people would go without help",
        "cover": "who should read their records",
    }
    refused_at: ClassVar[dict[type[Refusal], str]] = {
        NotTheirs: "absent",
        NothingToOpen: "absent",
        CannotCover: "cover",
        NothingWritten: "why",
        NotThen: "away_since",
    }

    absent = OneOfTheStaff(label="Who is away?", queryset=None, empty_label="Choose somebody")
    away_since = DateField(label="Since which day?", called="The day", must_be_past=True)
    why = forms.CharField(
        label="Why would people go without help?",
        help_text="Trustees read this, and so does your colleague. Write no more than it takes",
        max_length=1000,
        widget=LongText(rows=4),
    )
    cover = OneOfTheStaff(
        label="Who should read their records?",
        help_text="Only colleagues who work with people and are ready are listed",
        queryset=None,
        empty_label="Choose somebody",
    )
    days = forms.IntegerField(
        label="For how many days?",
        help_text="No longer than it takes. The days start when enough trustees have agreed",
        min_value=1,
        max_value=MOST_DAYS,
        initial=DAYS,
        widget=forms.NumberInput(attrs={"class": "govuk-input govuk-input--width-2"}),
    )

    def __init__(self, data: Any, by: StaffMember) -> None:
        super().__init__(data)
        self.fields["absent"].queryset = queries.may_be_away(by)  # type: ignore[attr-defined]  # of this field
        self.fields["cover"].queryset = queries.may_cover(by)  # type: ignore[attr-defined]  # of this field

    def new(self) -> NewOpening:
        """What was typed, once the form is right."""
        typed = self.cleaned_data
        return NewOpening(typed["absent"], typed["cover"], typed["away_since"], typed["why"], typed["days"])


class SureForm(ActForm):
    """One button, pressed once."""
