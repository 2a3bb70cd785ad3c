"""Fields that need more than Django's own: a date that keeps what was typed and says which part is wrong."""

import calendar
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from safehaven.interface.widgets import DateParts, TypedDate

_EARLIEST_YEAR = 1850
_LATEST_YEAR = 2200
_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr, ("", *[""] * 8, "Sept"))
    for number, name in enumerate(names)
    if name
}


_UNSEEN = {"Cf", "Zl", "Zp"}  # control characters are refused in every text, by name
_JOINERS = {"\u200c", "\u200d"}
_WITHOUT_JOINERS = ("LATIN ", "GREEK ", "CYRILLIC ")


def a_name(value: object) -> None:
    """Refuse a name without a letter, or with characters that nobody sees.

    They make two names that look the same, a name that looks like none, or one that turns round what follows it.
    Joiners between letters of scripts that are written with them, such as Persian and Hindi, are part of a name.
    """
    text = str(value)
    if any(_is_unseen(text, at) for at in range(len(text))):
        raise ValidationError(
            "This name has a character that nobody sees, or that turns the writing round. "
            "Delete the name and type it by hand",
            code="unseen",
        )
    if not any(letter.isalpha() for letter in text):
        raise ValidationError("A name must have a letter, like Robin", code="no_letter")


def _is_unseen(text: str, at: int) -> bool:
    if unicodedata.category(text[at]) not in _UNSEEN:
        return False
    return text[at] not in _JOINERS or not (_may_join(text[at - 1 : at]) and _may_join(text[at + 1 : at + 2]))


def _may_join(beside: str) -> bool:
    """Whether this is a letter, or a mark on one, of a script that joiners are written in."""
    if not beside or unicodedata.category(beside)[0] not in "LM":
        return False
    return not unicodedata.name(beside, "").startswith(_WITHOUT_JOINERS)


class OneOfThese(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """One of some rows.  What is no key at all is refused like a key of none of them."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from None


class DateField(forms.Field):
    """A date in three parts.  The month may be a number or a name.

    `called` names the date inside its error messages: “Date of birth must include a month”.
    `must_be_past` and `must_be_future` both let today through.
    """

    widget = DateParts

    def __init__(
        self,
        *,
        called: str | None = None,
        must_be_past: bool = False,
        must_be_future: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.called = called
        self.must_be_past = must_be_past
        self.must_be_future = must_be_future

    def clean(self, value: object) -> date | None:  # the stubs promise what was given
        found = self.to_python(value)
        if found is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return found

    def to_python(self, value: object) -> date | None:
        if isinstance(value, date):
            return value
        typed = TypedDate.of(value)
        if typed.empty:
            return None
        self._refuse_missing(typed)
        found = self._read(typed)
        self._refuse_wrong_side_of_today(found)
        return found

    def has_changed(self, initial: object, data: object) -> bool:
        return TypedDate.of(initial) != TypedDate.of(data)

    @property
    def _name(self) -> str:
        return self.called or str(self.label or "The date")

    def _refuse_missing(self, typed: TypedDate) -> None:
        missing = [part for part in DateParts.parts if not getattr(typed, part)]
        if missing:
            raise ValidationError(
                f"{self._name} must include a {' and '.join(missing)}", code="_".join(missing)
            )

    def _read(self, typed: TypedDate) -> date:
        month = _month(typed.month)
        if month is None:
            raise ValidationError(f"{self._name} must have a real month, like 3 or March", code="month")
        if not (_is_number(typed.year) and len(typed.year) == 4):
            raise ValidationError(f"{self._name} must have a year with 4 numbers, like 1987", code="year")
        if not _EARLIEST_YEAR <= int(typed.year) <= _LATEST_YEAR:
            years = f"between {_EARLIEST_YEAR} and {_LATEST_YEAR}"
            raise ValidationError(f"{self._name} must have a year {years}", code="year")
        last = calendar.monthrange(int(typed.year), month)[1]
        if not (_is_number(typed.day) and 1 <= int(typed.day) <= last):
            where = f"{calendar.month_name[month]} {typed.year}"
            raise ValidationError(
                f"{self._name} must be a real date: {where} has days 1 to {last}", code="day"
            )
        return date(int(typed.year), month, int(typed.day))

    def _refuse_wrong_side_of_today(self, found: date) -> None:
        today = timezone.localdate()
        if self.must_be_past and found > today:
            raise ValidationError(f"{self._name} must be today or in the past", code="future")
        if self.must_be_future and found < today:
            raise ValidationError(f"{self._name} must be today or in the future", code="past")


def _is_number(text: str) -> bool:
    # isdigit alone lets superscripts through, which int refuses; a long row of digits would take long to read.
    return text.isascii() and text.isdigit() and len(text) <= 4


def _month(text: str) -> int | None:
    if _is_number(text):
        return int(text) if 1 <= int(text) <= 12 else None
    return _MONTHS.get(text.lower())
