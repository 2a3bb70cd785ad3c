"""What is asked when a policy setting changes."""

from __future__ import annotations

from django import forms

from safehaven.interface.forms import PlainForm
from safehaven.interface.widgets import Choose, Text
from safehaven.policies.parameters import MEANINGS, Parameter


def choice_form(parameter: Parameter) -> type[PlainForm]:
    """The form for one setting: a choice, or a number within its limits."""
    return type("ChoiceForm", (PlainForm,), {"heading": "value", "value": _field_for(parameter)})


def _field_for(parameter: Parameter) -> forms.Field:
    meaning = MEANINGS[parameter]
    if meaning.choices:
        choices = [(choice.value, choice.means) for choice in meaning.choices]
        return forms.ChoiceField(label=meaning.title, choices=choices, widget=Choose())
    return forms.IntegerField(
        label=meaning.title,
        help_text=f"A whole number from {meaning.least:,} to {meaning.most:,}",
        min_value=meaning.least,
        max_value=meaning.most,
        widget=Text(width=5, inputmode="numeric"),
    )
