"""The forms that other apps subclass.

class NoteForm(PlainForm, Versioned, Once):
    heading = "text"                                       # its label is the page's heading
    called = {"text": "what happened"}                     # “Enter what happened”
    text = forms.CharField(label="What happened?", widget=LongText(rows=8), max_length=20_000)

docs/interface.md says what each part is for.
"""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import (
    BaseValidator,
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
    ProhibitNullCharactersValidator,
)
from django.http import Http404
from django.utils.datastructures import MultiValueDict

from safehaven.foundation.refusals import NotThere, Refusal, SavedOther
from safehaven.interface.appearance import Scheme
from safehaven.interface.widgets import Answer, Choose
from safehaven.interface.wording import NothingHidden, word_errors

_INCOMPLETE = "This page was not complete when it was sent. Load the page again"


class PlainForm(forms.Form):
    """A form in plain English: no colon after labels, messages that name the field, all errors shown at once."""

    use_required_attribute = False
    heading: ClassVar[str | None] = None
    called: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self._worded: set[str] = set()
        self._word_fields()

    def full_clean(self) -> None:
        """Give fields that a form adds for what it is about their words too."""
        self._word_fields()
        super().full_clean()

    def _word_fields(self) -> None:
        for name in self.fields.keys() - self._worded:
            field = self.fields[name]
            label = str(field.label or name.replace("_", " ").capitalize())
            word_errors(field, label, self.called.get(name))
            _word_limits(field, label)
            _refuse_what_is_hidden(field, label)
            _take_plain_digits_only(field)
            self._worded.add(name)

    @property
    def encoding(self) -> str:
        """What `<form enctype>` must say: uploads need another than text."""
        return "multipart/form-data" if self.is_multipart() else "application/x-www-form-urlencoded"


def _word_limits(field: forms.Field, label: str) -> None:
    for validator in field.validators:
        for kind, end in _LIMITS.items():
            if isinstance(validator, kind):
                validator.message = f"{label} must be {validator.limit_value:,} {end}"


_LIMITS: dict[type[BaseValidator], str] = {
    MaxLengthValidator: "characters or fewer",
    MaxValueValidator: "or less",
    MinValueValidator: "or more",
}


def _take_plain_digits_only(field: forms.Field) -> None:
    # int() reads the digits of every script: “٣” would be kept as 3, which nobody sees on the page.
    if not isinstance(field, forms.IntegerField):
        return
    read = field.to_python

    def read_plain_digits(value: Any) -> Any:
        if any(letter.isdigit() and not letter.isascii() for letter in str(value)):
            raise ValidationError(field.error_messages["invalid"], code="invalid")
        return read(value)

    field.to_python = read_plain_digits  # type: ignore[method-assign]  # of this one field


def _refuse_what_is_hidden(field: forms.Field, label: str) -> None:
    if isinstance(field, forms.CharField):
        field.validators = [
            *(each for each in field.validators if not isinstance(each, ProhibitNullCharactersValidator)),
            NothingHidden(label, shown=not isinstance(field.widget, forms.PasswordInput)),
        ]


class Versioned(forms.Form):
    """Carries the version of what is being edited, so that a second writer is told and nothing is overwritten.

    The view gives `initial={"version": thing.version}`; the operation compares it under its lock.  When it
    refuses, the view calls `now_at(...)` and shows the form again beside what is there now.
    """

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=0,
        error_messages={"required": _INCOMPLETE, "invalid": _INCOMPLETE},
    )

    def now_at(self, version: int) -> None:
        """Tell that somebody else saved first; what was typed stays, and a second sending is against `version`."""
        self.data = _with(self, "version", str(version))
        self.add_error(
            None,
            "This was changed in another window or by a colleague while you had it open. Nothing of yours is saved yet. "
            "Look at what is there now, then save again if your change is still right",
        )


def _with(form: forms.Form, field: str, value: str) -> MultiValueDict[str, Any]:
    """What was sent, but for the value of one field."""
    sent = form.data
    data = MultiValueDict(sent.lists() if isinstance(sent, MultiValueDict) else _lists(sent))
    data[form.add_prefix(field)] = value
    return data


def _lists(data: Mapping[str, Any]) -> list[tuple[str, list[Any]]]:
    return [(key, value if isinstance(value, list) else [value]) for key, value in data.items()]


class Once(forms.Form):
    """Carries a token made with the page, so that a double click or a reload does the act once.

    The operation stores `cleaned_data["once"]` in a unique column; a second arrival finds it there.
    """

    once = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages={"required": _INCOMPLETE, "invalid": _INCOMPLETE},
    )


class ActForm(PlainForm, Once):
    """A form for one act.  Sent twice, it acts once."""

    refused_at: ClassVar[dict[type[Refusal], str]] = {}

    def acted(self, act: Callable[[dict[str, Any]], object]) -> bool:
        """Do the act if the form is right.  A refusal becomes an error, and what was typed stays."""
        if not self.is_valid():
            return False
        try:
            act(self.cleaned_data)
        except NotThere as not_there:
            raise Http404 from not_there
        except Refusal as refusal:
            self.refuse(refusal)
            return False
        return True

    def refuse(self, refusal: Refusal) -> None:
        """Say why not, at the field that it is about or at the top.  What was not saved yet can be saved next."""
        if isinstance(refusal, SavedOther):
            self.data = _with(self, "once", str(uuid4()))
        self.add_error(self.refused_at.get(type(refusal)), str(refusal))


class AppearanceForm(PlainForm):
    """How pages look on this device."""

    heading = "scheme"
    called: ClassVar[dict[str, str]] = {"scheme": "how pages should look"}
    scheme = forms.TypedChoiceField(
        label="How should pages look?",
        widget=Choose(),
        coerce=Scheme,
        choices=[
            (Scheme.DEVICE, Answer("Like my device", hint="Light or dark, as your device is set")),
            (Scheme.LIGHT, Answer("Light")),
            (Scheme.DARK, Answer("Dark")),
        ],
    )
