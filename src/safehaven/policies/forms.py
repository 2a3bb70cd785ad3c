"""What is asked when a policy setting changes."""

from __future__ import annotations

from django import forms

from safehaven.interface.forms import PlainForm
from safehaven.interface.widgets import Choose, LongText, Text
from safehaven.policies.parameters import MEANINGS, Parameter
from safehaven.policies.settling import Setting, as_text
from safehaven_core.policy import Agree, Dispute, Least, Most


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
