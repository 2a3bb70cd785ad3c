"""What is asked when a policy setting changes, and when an organisation adds a policy of its own."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from safehaven.interface.forms import PlainForm
from safehaven.interface.widgets import Choose, LongText, Text
from safehaven.policies.parameters import MEANINGS, Parameter
from safehaven.policies.settling import Setting, as_text
from safehaven_core.policy import MOST_BYTES, Agree, Dispute, Least, Most


class PackForm(PlainForm):
    """A policy as a file, or its text pasted.  A file that is refused comes back as text, to be mended there."""

    called: ClassVar[dict[str, str]] = {"content": "the text of the policy, or choose its file"}
    file = forms.FileField(
        label="The policy’s file (optional)", required=False, help_text="A TOML file of 2 MB or less"
    )
    content = forms.CharField(
        label="Or its text",
        required=False,
        max_length=MOST_BYTES,
        strip=False,
        widget=LongText(rows=20, **{"class": "safehaven-code"}),
    )

    def __init__(self, request: HttpRequest) -> None:
        self.typed = request.POST.copy()
        super().__init__(*((self.typed, request.FILES) if request.method == "POST" else ()))
        self.too_large = getattr(request, "upload_too_large", False)

    def clean(self) -> dict[str, Any]:
        """The text that counts: that of the file where there is one."""
        given = super().clean() or {}
        if self.too_large:
            self.add_error("file", "The file must be 2 MB or smaller")
        elif file := given.get("file"):
            given["content"] = self._text_of(file)
        elif not given.get("content", "").strip() and "content" not in self.errors:
            self.add_error("content", "Paste the text of the policy, or choose its file")
        given["content"] = given.get("content", "").replace("\r\n", "\n")
        return given

    def _text_of(self, file: UploadedFile[Any]) -> str:
        content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            self.add_error("file", "The file must be 2 MB or smaller")
            return ""
        try:
            text: str = content.decode()
        except UnicodeDecodeError as wrong:
            self.add_error("file", f"The file must be text in UTF-8. Byte {wrong.start + 1} is not")
            return ""
        self.typed["content"] = text
        return text


def choice_form(setting: Setting) -> type[PlainForm]:
    """The form for one setting: a choice, a number within its limits, a text, or one of the values in dispute."""
    parts: dict[str, object] = {"heading": "value", "value": _field_for(setting)}
    if isinstance(setting.asked, Dispute):
        parts["why"] = forms.CharField(
            label="Why is this the right one?",
            help_text="It stands with your choice for everybody who may read the policy. Write about no person.",
            max_length=400,
            widget=LongText(rows=3),
        )
    return type("ChoiceForm", (PlainForm,), parts)


def _field_for(setting: Setting) -> forms.Field:
    meaning, order = MEANINGS[setting.parameter], MEANINGS[setting.parameter].order
    if isinstance(setting.asked, Dispute):
        return _choice_among(setting.parameter, [as_text(value) for value in setting.asked.values])
    if isinstance(order, Least | Most):
        return forms.IntegerField(
            label=meaning.title,
            help_text=f"A whole number from {order.least:,} to {order.most:,}",
            min_value=order.least,
            max_value=order.most,
            widget=Text(width=5, inputmode="numeric"),
        )
    if isinstance(order, Agree):
        return forms.CharField(
            label=meaning.title,
            help_text=f"{order.looks_like.capitalize()}",
            max_length=order.longest,
            widget=Text(width=30),
        )
    return _choice_among(setting.parameter, [choice.value for choice in meaning.choices])


def _choice_among(parameter: Parameter, values: list[str]) -> forms.Field:
    meaning = MEANINGS[parameter]
    choices = [(value, meaning.words_for(value)) for value in values]
    return forms.ChoiceField(label=meaning.title, choices=choices, widget=Choose())
