"""What people type about outside people and organisations, and the words in which it is asked."""

from __future__ import annotations

from django import forms

from safehaven.directory.rules import AlreadyThere, NoSwitchboard, NothingWritten
from safehaven.directory.states import ContactKind, OrganisationKind, VerifiedHow
from safehaven.directory.values import NotAnAddress
from safehaven.interface.fields import a_name
from safehaven.interface.forms import ActForm, PlainForm
from safehaven.interface.widgets import Choose, LongText, Text


class ConfirmForm(ActForm):
    """A page that asks for nothing but a yes."""


class SearchForm(PlainForm):
    """Whom somebody looks for in the directory."""

    text = forms.CharField(
        label="Name of a person or an organisation",
        help_text="A name, how it sounds, or how it begins",
        max_length=200,
    )


class OrganisationForm(ActForm):
    """An organisation."""

    refused_at = {AlreadyThere: "name", NothingWritten: "name"}
    called = {"kind": "what kind of organisation it is"}

    name = forms.CharField(label="Name of the organisation", max_length=120, validators=[a_name])
    kind = forms.ChoiceField(
        label="What kind of organisation is it?", choices=OrganisationKind.choices, widget=Choose(small=True)
    )


class RecipientForm(ActForm):
    """Somebody at an organisation, or a team there."""

    refused_at = {NothingWritten: "name"}

    name = forms.CharField(
        label="Name", help_text="Of the person, or of the team or desk", max_length=120, validators=[a_name]
    )
    job_title = forms.CharField(label="Job title (optional)", max_length=120, required=False)
    department = forms.CharField(label="Department (optional)", max_length=120, required=False)


class PrivateRecipientForm(ActForm):
    """Somebody in one person's life."""

    refused_at = {NothingWritten: "name"}
    called = {"job_title": "who they are to the person"}

    name = forms.CharField(label="Name", max_length=120, validators=[a_name])
    job_title = forms.CharField(
        label="Who are they to the person?",
        help_text="For example, sister, or the person themselves",
        max_length=120,
    )


class ContactForm(ActForm):
    """A contact point, and where it came from."""

    refused_at = {
        NotAnAddress: "value",
        AlreadyThere: "value",
        NoSwitchboard: "kind",
        NothingWritten: "how_known",
    }
    called = {"kind": "what it is", "value": "the address or number", "how_known": "where you have it from"}

    kind = forms.ChoiceField(label="What is it?", choices=ContactKind.choices, widget=Choose())
    value = forms.CharField(label="Address or number", max_length=500, widget=LongText(rows=2))
    how_known = forms.CharField(
        label="Where do you have it from?",
        help_text="For example, their letter of 3 March, or the call from them this morning",
        max_length=500,
        widget=LongText(rows=2),
    )


class ReplaceForm(ContactForm):
    """The contact point that takes the place of another of the same kind."""

    kind = None  # type: ignore[assignment]  # it stays what it was


class VerifyForm(ActForm):
    """How somebody made sure."""

    refused_at = {NothingWritten: "words"}
    called = {"how": "how you made sure", "words": "what you did"}

    how = forms.ChoiceField(label="How did you make sure?", choices=VerifiedHow.choices, widget=Choose())
    words = forms.CharField(
        label="What did you do?",
        help_text=(
            "In a sentence. For example: I rang the number on the council’s website, "
            "and she read the address out."
        ),
        max_length=1000,
        widget=LongText(rows=3),
    )


class BlockForm(ActForm):
    """An address to which nothing may go."""

    refused_at = {NotAnAddress: "value", AlreadyThere: "value", NothingWritten: "why"}
    called = {"why": "why nothing may go there", "value": "the address or domain"}

    value = forms.CharField(
        label="E-mail address, or whole domain",
        help_text="For example, name@example.org, or example.org",
        max_length=254,
        widget=Text(width=30),
    )
    why = forms.CharField(label="Why may nothing go there?", max_length=500, widget=LongText(rows=2))
