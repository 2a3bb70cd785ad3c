"""What people are asked about agreements and pauses."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from safehaven.interface.fields import DateField
from safehaven.interface.forms import ActForm
from safehaven.interface.widgets import Choose, LongText
from safehaven.lawfulness.asking import BasisForm
from safehaven.lawfulness.rules import FEWEST_WORDS, NothingWritten, NotThen, WhomMissing
from safehaven.lawfulness.states import Ended, PauseGround


class NoteForm(BasisForm):
    """The same, with whom and for how long: what stands on the record until it is taken back."""

    field_order = ("purpose", "whom", "basis", "given", "explained", "words", "starts_on", "ends_on")
    refused_at: ClassVar = BasisForm.refused_at | {WhomMissing: "whom", NotThen: "ends_on"}
    called: ClassVar = BasisForm.called | {
        "whom": "with whom",
        "starts_on": "the day on which it began",
    }

    whom = forms.ChoiceField(label="With whom may we share?", widget=forms.Select)
    starts_on = DateField(label="Since which day?", called="The first day", must_be_past=True)
    ends_on = DateField(
        label="Until which day?",
        help_text="The last day on which it counts. Leave it empty if it has no end.",
        called="The last day",
        required=False,
    )

    def __init__(self, *args: Any, whom: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["whom"]
        field.choices = whom


class TakeBackForm(ActForm):
    """How somebody took it back."""

    called: ClassVar = {"how": "how they took it back"}
    how = forms.ChoiceField(label="How do you know?", choices=Ended.choices, widget=Choose())

    def __init__(self, *args: Any, consent: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["how"]
        field.choices = Ended.choices if consent else [(Ended.OVER.value, Ended.OVER.label)]


class PauseForm(ActForm):
    """Why the use of a record is paused."""

    refused_at: ClassVar = {NothingWritten: "words", NotThen: "told_on"}
    called: ClassVar = {"ground": "why it is paused", "words": "what they say"}

    ground = forms.ChoiceField(label="Why is the use paused?", choices=PauseGround.choices, widget=Choose())
    words = forms.CharField(
        label="What do they say?",
        help_text=f"What is wrong, or what they object to, in {FEWEST_WORDS} words or more",
        max_length=2000,
        widget=LongText(rows=3),
    )
    told_on = DateField(
        label="On which day did you tell them that it is paused?",
        help_text="Leave it empty if you have not told them yet. Then say so here once you have.",
        called="The day",
        required=False,
    )


class ToldForm(ActForm):
    """When the person heard of the pause."""

    heading = "told_on"
    refused_at: ClassVar = {NotThen: "told_on"}
    called: ClassVar = {"told_on": "the day"}
    told_on = DateField(label="On which day did you tell them that it is paused?", called="The day")


class LiftForm(ActForm):
    """Why the record can be used again, and when the person was told that it will be."""

    refused_at: ClassVar = {NothingWritten: "words", NotThen: "told_on"}
    called: ClassVar = {"words": "why it can be used again", "told_on": "the day"}

    words = forms.CharField(
        label="Why can it be used again?",
        help_text=f"In {FEWEST_WORDS} words or more, such as: we corrected the report",
        max_length=2000,
        widget=LongText(rows=3),
    )
    told_on = DateField(
        label="On which day did you tell them that the pause ends?",
        help_text="Tell them first. The law asks for that before the record is used again.",
        called="The day",
    )
