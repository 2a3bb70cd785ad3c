"""What people type when they ask, answer or publish."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.urls import Resolver404, resolve

from safehaven.advice.queries import reaches_everybody, teams_to_write_to
from safehaven.advice.readers import NamesSomebody
from safehaven.advice.rules import (
    AlreadyThere,
    BeyondOwnReach,
    InThePast,
    NobodyThere,
    NothingWritten,
)
from safehaven.advice.states import RIGHT_FOR, Addressee, Audience, NoticeKind, Topic
from safehaven.interface.fields import DateField, OneOfThese
from safehaven.interface.forms import ActForm
from safehaven.interface.widgets import Answer, Choose, LongText
from safehaven.workforce.front import Role, StaffMember, Team

LONGEST = 5_000
LONGEST_PATH = 300
BY_TOPIC = ""
NO_NAMES = "Do not write names of people we support. Their reference is enough, such as SH-0042."


def _right_for(topic: Topic) -> Answer:
    return Answer(topic.label, hint=f"Goes to: {RIGHT_FOR[topic].within}")


class AskForm(ActForm):
    """What somebody would like to know."""

    refused_at = {NobodyThere: "to", NothingWritten: "text"}
    called = {"topic": "what it is about", "to": "who should answer", "text": "your question"}

    topic = forms.TypedChoiceField(
        label="What is it about?",
        choices=[(topic.value, _right_for(topic)) for topic in Topic],
        coerce=Topic,
        widget=Choose(small=True),
    )
    to = forms.TypedChoiceField(
        label="Who should answer? (optional)",
        required=False,
        choices=[
            (BY_TOPIC, Answer("Whoever is right for it", hint="As it says at what it is about")),
            *Addressee.choices,
        ],
        coerce=Addressee,
        empty_value=None,
        initial=BY_TOPIC,
        widget=Choose(small=True),
    )
    text = forms.CharField(
        label="Your question", help_text=NO_NAMES, max_length=LONGEST, widget=LongText(rows=6)
    )
    page = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_page(self) -> str:
        """The path that somebody came from.  Anything but a page of ours is dropped, not refused."""
        return page_of_ours(self.cleaned_data["page"])


class SayForm(ActForm):
    """An answer, or a further question."""

    refused_at = {NothingWritten: "text"}
    called = {"text": "your words"}
    text = forms.CharField(
        label="Your answer", help_text=NO_NAMES, max_length=LONGEST, widget=LongText(rows=6)
    )

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label or "Your answer"


class HandOnForm(ActForm):
    """Who knows better."""

    heading = "to"
    refused_at = {NobodyThere: "to", AlreadyThere: "to"}
    called = {"to": "who should answer"}
    to = forms.TypedChoiceField(
        label="Who should answer instead?", choices=Addressee.choices, coerce=Addressee, widget=Choose()
    )


class ConfirmForm(ActForm):
    """A page that asks for nothing but a yes."""


class PublishForm(ActForm):
    """A notice or a lesson, and for whom it is."""

    refused_at = {
        NothingWritten: "text",
        NamesSomebody: "text",
        BeyondOwnReach: "audience",
        InThePast: "until",
    }
    called = {
        "kind": "what it is",
        "title": "a title",
        "text": "what colleagues should know",
        "audience": "for whom it is",
        "until": "the last day",
    }

    kind = forms.TypedChoiceField(
        label="What is it?", choices=NoticeKind.choices, coerce=NoticeKind, widget=Choose()
    )
    title = forms.CharField(label="Title", max_length=120)
    text = forms.CharField(
        label="What should colleagues know?",
        help_text="Plain sentences. An empty line starts a new paragraph.",
        max_length=20_000,
        widget=LongText(rows=10, **{"data-names": "nobody"}),
    )
    audience = forms.TypedChoiceField(
        label="For whom is it?", choices=Audience.choices, coerce=Audience, widget=Choose()
    )
    role = forms.TypedChoiceField(
        label="Which role? (optional)",
        help_text="Only if it is for one role",
        required=False,
        choices=[("", "None"), *Role.choices],
        coerce=Role,
        empty_value=None,
    )
    team = OneOfThese(
        label="Which team? (optional)",
        help_text="Only if it is for one team",
        required=False,
        queryset=Team.objects.none(),
        empty_label="None",
    )
    until = DateField(label="Until which day should people be asked to read it?", called="The last day")

    def __init__(self, by: StaffMember, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["team"].queryset = teams_to_write_to(by)
        if not reaches_everybody(by):
            fields["audience"].choices = [(Audience.TEAM.value, Audience.TEAM.label)]
            del fields["role"]

    def clean(self) -> dict[str, Any]:
        """A role or a team is needed where it is for one."""
        typed = super().clean() or self.cleaned_data
        if typed.get("audience") == Audience.ROLE and not typed.get("role"):
            self.add_error("role", "Choose which role it is for")
        if typed.get("audience") == Audience.TEAM and not typed.get("team") and "team" not in self.errors:
            self.add_error("team", "Choose which team it is for")
        return typed


def page_of_ours(path: str) -> str:
    """A path, if a page of ours has it and it holds ids at most, and nothing otherwise."""
    if not path.startswith("/") or len(path) > LONGEST_PATH:
        return ""
    try:
        holds = resolve(path).kwargs.values()
    except Resolver404:
        return ""
    return path if all(isinstance(each, UUID | int) for each in holds) else ""
