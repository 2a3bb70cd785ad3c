"""What is asked where it is not noted that somebody agreed, or where the use of their record is paused."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from safehaven.disclosure.forms import CurrentForm
from safehaven.disclosure.rules import FEWEST_WORDS, NothingWritten
from safehaven.interface.fields import DateField
from safehaven.interface.forms import ActForm
from safehaven.interface.widgets import Choose, LongText
from safehaven.lawfulness.front import EXPLAINED, Given, NoPurpose, NotExplained, NotGiven, Reach, WhilePaused

HER, THERE = Reach.PERSON.value, Reach.ORGANISATION.value


class AgreedForm(ActForm):
    """How somebody agreed to what is about to leave."""

    refused_at: ClassVar = {NotGiven: "given", NotExplained: "explained", NoPurpose: "purpose"}
    called: ClassVar = {"given": "how they agreed", "reach": "with whom", "purpose": "what it is for"}

    given = forms.ChoiceField(label="How did they agree?", choices=Given.choices, widget=Choose(small=True))
    explained = forms.BooleanField(label=EXPLAINED, required=False)
    reach = forms.ChoiceField(label="With whom?", widget=Choose(small=True))
    purpose = forms.CharField(
        label="What is it for?",
        help_text=f"In {FEWEST_WORDS} words or more. It stands on the record under “What they agreed to”.",
        max_length=500,
        widget=LongText(rows=2),
    )
    ends_on = DateField(
        label="Until which day?",
        help_text="Leave it empty if it has no end. They can take it back at any time.",
        called="The last day",
        required=False,
    )

    def __init__(self, *args: object, recipient: str, organisation: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        choices = [(HER, f"Only with {recipient}")]
        if organisation:
            choices.append((THERE, f"With anybody at {organisation} who helps with this"))
        self.fields["reach"].choices = choices  # type: ignore[attr-defined]  # it is a field of choices


class UseForm(CurrentForm):
    """For what something may leave although the use is paused."""

    refused_at: ClassVar = {NothingWritten: "words"}
    called: ClassVar = {"ground": "what allows this use", "words": "why"}

    ground = forms.ChoiceField(
        label="What allows this one use?", choices=WhilePaused.choices, widget=Choose()
    )
    words = forms.CharField(
        label="Why?",
        help_text=f"In {FEWEST_WORDS} words or more. A colleague reads it, who has to agree before it leaves.",
        max_length=2000,
        widget=LongText(rows=3),
    )
