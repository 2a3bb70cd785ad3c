"""What is asked of whoever writes, signs or reviews a policy's text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from safehaven.interface.forms import ActForm, PlainForm, Versioned
from safehaven.interface.widgets import LongText, Text
from safehaven.publication.checking import LONGEST, faults_in, with_plain_lines
from safehaven_core.policy import Pack


class DraftForm(PlainForm, Versioned):
    """The text of a policy and what stands at its head."""

    called = {
        "number": "the number of the policy",
        "sponsor": "which role answers for it",
        "what_changed": "what is other than before",
    }

    title = forms.CharField(label="Title", max_length=200)
    number = forms.CharField(
        label="Number", help_text="For example, DP-01", max_length=30, widget=Text(width=10)
    )
    sponsor = forms.CharField(
        label="Which role answers for it?",
        help_text="A role, not a person’s name: everybody can read it. For example, the chief executive",
        max_length=200,
    )
    what_changed = forms.CharField(
        label="What is other than before?",
        help_text="In a sentence, for colleagues. Write about no person",
        max_length=400,
        widget=LongText(rows=2),
    )
    text = forms.CharField(
        label="Text of the policy",
        max_length=LONGEST,
        strip=False,
        widget=LongText(rows=24),
    )

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pack = pack

    def clean_text(self) -> str:
        """Refuse a text that could not be published, with each of its faults."""
        text = with_plain_lines(str(self.cleaned_data["text"]))
        if faults := faults_in(text, self._pack):
            raise ValidationError(faults)
        return text


class ConfirmForm(ActForm):
    """A page that asks for nothing but a yes."""


class SignForm(PlainForm):
    """A signature under the words that stand on the page."""

    called = {"read": "the box, if you have read it all and agree"}

    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)
    read = forms.BooleanField(label="I have read the whole text, and I agree to it")


class ReviewForm(ActForm):
    """Why a policy stays as it is."""

    called = {"why": "what you looked at, and why the policy stays as it is"}

    why = forms.CharField(
        label="What did you look at, and why does the policy stay as it is?",
        help_text="In a sentence or two. Write about no person",
        max_length=400,
        widget=LongText(rows=3),
    )
