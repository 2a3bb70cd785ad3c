"""What is asked before access."""

from __future__ import annotations

from typing import ClassVar, cast

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from safehaven.foundation.refusals import Refusal
from safehaven.interface.forms import PlainForm
from safehaven.interface.widgets import LongText, Text
from safehaven.readiness.rules import NotYourName

_INCOMPLETE = "This page was not complete when it was sent. Load the page again"


class OfAVersion(PlainForm):
    """Carries the digest of the text that the person saw: they agree to that one, and to no other."""

    refused_at: ClassVar[dict[type[Refusal], str]] = {}

    digest = forms.CharField(
        widget=forms.HiddenInput, max_length=64, error_messages={"required": _INCOMPLETE}
    )

    def refuse(self, refusal: Refusal) -> None:
        """Say why not, at the field that it is about or at the top."""
        self.add_error(self.refused_at.get(type(refusal)), str(refusal))

    def now_of(self, digest: str) -> None:
        """What was typed stays, and a second sending is about the version with this digest."""
        data = MultiValueDict(cast("QueryDict", self.data).lists())
        data[self.add_prefix("digest")] = digest
        self.data = data


class SignForm(OfAVersion):
    """Signing the agreement."""

    called: ClassVar[dict[str, str]] = {"name": "your full name"}
    refused_at: ClassVar[dict[type[Refusal], str]] = {NotYourName: "name"}

    name = forms.CharField(
        label="Your full name",
        help_text="Type it as your account has it. This is your signature.",
        max_length=120,
        widget=Text(width=30, autocomplete="name"),
    )


class AgreementForm(OfAVersion):
    """Writing another agreement."""

    called: ClassVar[dict[str, str]] = {"text": "the agreement"}

    text = forms.CharField(
        label="The agreement",
        help_text="Leave an empty line between two paragraphs. A short line without a full stop is a heading.",
        max_length=20_000,
        widget=LongText(rows=25),
    )
