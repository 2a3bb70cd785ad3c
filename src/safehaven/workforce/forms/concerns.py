"""What people type when a password may be known, or an account seems to be shared."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from safehaven.foundation.refusals import Refusal
from safehaven.interface.forms import PlainForm
from safehaven.interface.widgets import Choose, LongText
from safehaven.workforce.forms.passwords import ChangePasswordForm
from safehaven.workforce.rules import NothingWritten
from safehaven.workforce.states import Outcome, OwnAnswer


class KnownPasswordForm(ChangePasswordForm):
    """The password that may be known, and another in its place: never the same again."""

    def clean(self) -> dict[str, Any]:
        """Compared with what was typed as the old one: whether that is right is asked within the limits."""
        typed = super().clean() or {}
        if typed.get("password") and typed["password"] == typed.get("current"):
            self.add_error("password", "Choose another password. This is the one that somebody may know")
        return typed


class OwnAnswerForm(PlainForm):
    """Who it was, says the owner of the account."""

    heading = "answer"
    called: ClassVar[dict[str, str]] = {"answer": "who it was"}
    answer = forms.TypedChoiceField(
        label="Was it you?", choices=OwnAnswer.choices, coerce=OwnAnswer, widget=Choose()
    )


class DecideForm(PlainForm):
    """What came of looking into it."""

    refused_at: ClassVar[dict[type[Refusal], str]] = {NothingWritten: "words"}
    called: ClassVar[dict[str, str]] = {"outcome": "what came of it", "words": "what you found"}
    outcome = forms.TypedChoiceField(
        label="What came of it?", choices=Outcome.choices, coerce=Outcome, widget=Choose()
    )
    words = forms.CharField(
        label="What did you find, and what was done?",
        help_text="In a sentence. For example: I rang her, and she was on her phone at the bus stop.",
        max_length=1000,
        widget=LongText(rows=3),
    )
