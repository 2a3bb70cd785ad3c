"""What people type about a person, and the words in which it is asked.

Forms check shape; whether an act may happen is decided by the act, whose refusal lands on the
field named in `refused_at`, or at the top of the page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from safehaven.interface.fields import DateField, OneOfThese, a_name
from safehaven.interface.forms import ActForm, PlainForm, Versioned
from safehaven.interface.times import plain_date
from safehaven.interface.widgets import Choose, DateParts, LongText, Text
from safehaven.records.details import Detail, Group, in_group
from safehaven.records.numbers import NotANumber, contact_value, identifier_value, postcode
from safehaven.records.operations.making import NoName
from safehaven.records.rules import GoneByThen, NothingToSave, NotThen
from safehaven.records.states import (
    GIVEN_REASONS,
    TYPED_KINDS,
    ContactKind,
    IdentifierKind,
    RecordState,
    Verdict,
    VerifiedHow,
)
from safehaven.workforce.front import StaffMember


class LinesField(forms.CharField):
    """A text of several lines, whatever the browser ends its lines with."""

    def __init__(self, *, rows: int, **options: Any) -> None:
        super().__init__(widget=LongText(rows=rows), **options)

    def to_python(self, value: Any) -> Any:
        """The text, its lines ended as we end ours."""
        return str(super().to_python(value) or "").replace("\r\n", "\n")


class TimeField(forms.CharField):
    """A time of day, such as 14:05."""

    def clean(self, value: Any) -> Any:
        """The time.  Says what a time looks like."""
        typed = super().clean(value).replace(".", ":")
        try:
            hour, minute = typed.split(":")
            return time(int(hour), int(minute))
        except ValueError:
            raise ValidationError("Enter a time like 14:05", code="invalid") from None


class DetailsForm(ActForm):
    """Some personal details: those of a group.  Made by `_of_group`."""

    columns: ClassVar[tuple[str, ...]] = ()
    refused_at = {NoName: "given_names"}
    called = {"given_names": "a name"}

    def texts(self) -> dict[str, str]:
        """What was typed, by column; a date of birth as a day, so that it is found however it was typed."""
        return {column: _text(self.cleaned_data[column]) for column in self.columns}


class VerifyForm(ActForm):
    """How something was checked."""

    heading = "how"
    called = {"how": "how you know"}

    how = forms.ChoiceField(
        label="How do you know that this is right?", choices=VerifiedHow.choices, widget=Choose()
    )


class ConfirmForm(ActForm):
    """A page that asks for nothing but a yes."""


class NumberForm(ActForm):
    """A number of some kind, checked as its kind asks."""

    refused_at = {NotANumber: "value"}

    def as_kept(self, kind: str, typed: str) -> str:
        """The number in the form it is kept in.  Raises NotANumber."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        """Refuse at once what the act would refuse."""
        cleaned = super().clean() or {}
        if cleaned.get("kind") and cleaned.get("value"):
            _check(self, "value", lambda: self.as_kept(cleaned["kind"], cleaned["value"]))
        return cleaned


class ContactPointForm(NumberForm):
    """A telephone number or e-mail address."""

    called = {"kind": "what it is", "value": "the number or address"}

    kind = forms.ChoiceField(label="What is it?", choices=ContactKind.choices, widget=Choose())
    value = forms.CharField(label="Number or address", max_length=200, widget=Text(width=20))
    note = LinesField(
        label="How to use it safely",
        help_text="For example, who else may answer, and whether it is safe to leave a message",
        max_length=1000,
        required=False,
        rows=3,
    )

    def as_kept(self, kind: str, typed: str) -> str:
        """As it is dialled or written to."""
        return contact_value(ContactKind(kind), typed)


class AddressForm(ActForm):
    """Where somebody lives."""

    refused_at = {NothingToSave: "lines"}
    called = {"lines": "the address"}

    lines = LinesField(
        label="Address", help_text="One part on each line, without the postcode", max_length=500, rows=4
    )
    postcode = forms.CharField(
        label="Postcode",
        help_text="Leave this empty if there is none",
        max_length=12,
        required=False,
        widget=Text(width=10),
    )
    lived_from = forms.CharField(
        label="Since when",
        help_text="For example, May 2024",
        max_length=60,
        required=False,
        widget=Text(width=20),
    )
    do_not_post = forms.BooleanField(label="Do not post letters here: it is not safe", required=False)

    def clean_postcode(self) -> str:
        """Check the postcode's shape."""
        typed: str = self.cleaned_data["postcode"]
        _check(self, "postcode", lambda: postcode(typed))
        return typed


class IdentifierForm(NumberForm):
    """A number that another organisation knows the person by."""

    called = {"kind": "whose number it is", "value": "the number"}

    kind = forms.ChoiceField(label="Whose number is it?", choices=IdentifierKind.choices, widget=Choose())
    value = forms.CharField(label="Number", max_length=60, widget=Text(width=20))
    note = forms.CharField(
        label="Which organisation",
        help_text="Only for another organisation’s reference",
        max_length=200,
        required=False,
    )

    def as_kept(self, kind: str, typed: str) -> str:
        """Spaced as people know it."""
        return identifier_value(IdentifierKind(kind), typed)


class EntryForm(ActForm):
    """Something that happened."""

    refused_at = {NothingToSave: "text", NotThen: "happened_on"}
    called = {
        "kind": "what kind of thing happened",
        "happened_on": "the day on which it happened",
        "happened_at": "the time at which it happened",
        "text": "what happened",
    }

    kind = forms.ChoiceField(
        label="What kind of thing happened?",
        choices=[(kind.value, kind.label) for kind in TYPED_KINDS],
        widget=Choose(small=True),
    )
    happened_on = DateField(label="On which day did it happen?", called="The day", must_be_past=True)
    happened_at = TimeField(
        label="At what time, about?", help_text="For example, 14:05", max_length=5, widget=Text(width=5)
    )
    text = LinesField(
        label="What happened?",
        help_text="What you saw and heard, what was decided and why. The person may read it one day.",
        max_length=20_000,
        rows=10,
    )

    @property
    def moment(self) -> datetime:
        """When it happened, where the office is."""
        day, at = self.cleaned_data["happened_on"], self.cleaned_data["happened_at"]
        return timezone.make_aware(datetime.combine(day, at))


class MoveForm(ActForm):
    """Why a record is closed or opened again.  `to` is what the page said would happen."""

    refused_at = {NothingToSave: "why"}
    called = {"why": "why"}

    to = forms.TypedChoiceField(choices=RecordState.choices, coerce=RecordState, widget=forms.HiddenInput)
    why = LinesField(
        label="Why?",
        help_text="This stands on the timeline, so that others understand it later",
        max_length=2000,
        rows=4,
    )


class AssignForm(ActForm):
    """Who shall work with a person, from when, until when and why."""

    refused_at = {NotThen: "ends_on", GoneByThen: "staff"}
    called = {"staff": "who will work with them", "why": "why"}

    staff = OneOfThese(
        StaffMember.objects.none(), label="Who will work with them?", widget=Choose(), empty_label=None
    )
    why = forms.ChoiceField(
        label="Why?", choices=[(why.value, why.label) for why in GIVEN_REASONS], widget=Choose()
    )
    starts_on = DateField(label="From which day?", called="The first day")
    ends_on = DateField(
        label="Until which day?",
        help_text="On this day the record closes to them. Leave it empty if it has no end.",
        called="The last day",
        required=False,
    )
    why_text = LinesField(
        label="Anything to add",
        help_text="Only those who work with the person can read this",
        max_length=500,
        required=False,
        rows=2,
    )

    def __init__(self, *args: Any, members: QuerySet[StaffMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff: Any = self.fields["staff"]
        staff.queryset = members
        staff.label_from_instance = _with_last_day


def _with_last_day(member: StaffMember) -> str:
    """A name, and how long that colleague is here where the end is known."""
    return f"{member.name}, here until {plain_date(member.last_day)}" if member.last_day else member.name


class EndAssignmentForm(ActForm):
    """The first day on which somebody no longer works with a person."""

    heading = "on"
    refused_at = {NotThen: "on"}
    called = {"on": "the day"}

    on = DateField(label="From which day does the record close to them?", called="The day")


class KeepForm(ActForm):
    """Why somebody who changes teams goes on working with a person."""

    heading = "why_text"
    refused_at = {NothingToSave: "why_text"}
    called = {"why_text": "the reason"}

    why_text = LinesField(
        label="Why do they go on working with this person?",
        help_text="Only those who work with the person can read this",
        max_length=500,
        rows=3,
    )


class SearchForm(PlainForm):
    """Whom somebody looks for."""

    text = forms.CharField(
        label="Name, reference or number",
        help_text="A name or how it sounds, a reference, a telephone number, a code or another number",
        max_length=200,
        required=False,
    )
    born = DateField(
        label="Date of birth",
        help_text="If you know it. For example, 27 3 1974",
        called="Date of birth",
        required=False,
        widget=DateParts(),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("text") and not cleaned.get("born"):
            self.add_error("text", "Enter a name, a reference, a number or a date of birth")
        return cleaned


class JudgeForm(ActForm):
    """Whether two records are of one person."""

    called = {"verdict": "what you found"}

    verdict = forms.ChoiceField(label="What did you find?", choices=Verdict.choices, widget=Choose())


PRINTED = {
    "meeting": "For a meeting with the person",
    "asked": "The person asked for it",
    "visit": "For a visit where there is no computer",
    "court": "A court or tribunal asked for it",
}


class PrintForm(ActForm):
    """Why somebody prints a record."""

    heading = "why"
    called = {"why": "why you need it on paper"}

    why = forms.ChoiceField(
        label="Why do you need it on paper?", choices=list(PRINTED.items()), widget=Choose()
    )


NAMES = {"given_names", "family_name", "known_as", "previous_names"}


def _field_for(detail: Detail) -> forms.Field:
    asked: dict[str, Any] = {"label": detail.label, "help_text": detail.hint}
    if detail.column == "date_of_birth":
        return DateField(required=False, must_be_past=True, **asked)
    if detail.column in NAMES:
        asked["validators"] = [a_name]
    if detail.rows > 1:
        return LinesField(rows=detail.rows, max_length=detail.longest, required=False, **asked)
    return forms.CharField(
        required=detail.column == "given_names", max_length=detail.longest, widget=Text(width=30), **asked
    )


def _text(typed: str | date | None) -> str:
    return typed.isoformat() if isinstance(typed, date) else typed or ""


def _check(form: forms.Form, field: str, check: Callable[[], object]) -> None:
    try:
        check()
    except NotANumber as wrong:
        form.add_error(field, str(wrong))


def _of_group(group: Group, *bases: type[forms.Form], **extra: Any) -> Any:
    """The class of the form that asks the details of one group."""
    details = in_group(group)
    fields = {detail.column: _field_for(detail) for detail in details}
    columns = tuple(detail.column for detail in details)
    return type(f"{group.title()}Form", (DetailsForm, *bases), {"columns": columns, **fields, **extra})


CHANGE_FORMS: dict[Group, Any] = {group: _of_group(group, Versioned) for group in Group}
NewRecordForm: Any = _of_group(Group.WHO, sure=forms.BooleanField(widget=forms.HiddenInput, required=False))
