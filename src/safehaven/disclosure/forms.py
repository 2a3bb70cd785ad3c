"""What people are asked before something leaves, one question or decision on a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms

from safehaven.disclosure.rules import FEWEST_WORDS, NothingWritten, NotTheSame, Stale
from safehaven.disclosure.states import Category, Received
from safehaven.foundation.refusals import Refusal
from safehaven.interface.forms import ActForm, Once, PlainForm, Versioned
from safehaven.interface.widgets import Answer, Choose, LongText, Text
from safehaven.lawfulness.front import WHEN_IT_FITS, Basis


class CurrentForm(ActForm, Versioned):
    """A form for one act on a disclosure as it stood when the page was made."""

    def acted_on(self, act: Callable[[dict[str, Any]], object], *, current: Callable[[], int]) -> bool:
        """Do the act if the form is right; `current` tells the version that stands now."""
        self.current = current
        return self.acted(act)

    def refuse(self, refusal: Refusal) -> None:
        """Where somebody else was quicker, say so; what was typed stays, and can be sent again."""
        if isinstance(refusal, Stale):
            self.now_at(self.current())
        else:
            super().refuse(refusal)


class BeginForm(PlainForm, Once):
    """A button that begins."""


class DocumentsForm(CurrentForm):
    """Which documents, and why each.  One box and one line for each document of the record."""

    def __init__(self, *args: Any, titles: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.documents = list(titles)
        for document, title in titles.items():
            self.fields[f"take-{document}"] = forms.BooleanField(label=title, required=False)
            self.fields[f"why-{document}"] = forms.CharField(
                label=f"Why does this recipient need “{title.rpartition(' (')[0]}”?",
                help_text=f"{FEWEST_WORDS} words or more",
                max_length=500,
                required=False,
            )

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The box and the line of each document."""
        return [(self[f"take-{one}"], self[f"why-{one}"]) for one in self.documents]

    def chosen(self) -> dict[UUID, str]:
        """The chosen documents, each with why."""
        typed = self.cleaned_data
        return {one: typed[f"why-{one}"] for one in self.documents if typed[f"take-{one}"]}


class ReasonForm(CurrentForm):
    """Why something is shared."""

    refused_at = {NothingWritten: "words"}
    called = {"category": "the kind of reason", "basis": "the lawful basis", "words": "why this is shared"}

    category = forms.ChoiceField(
        label="What kind of reason is it?", choices=Category.choices, widget=Choose(small=True)
    )
    basis = forms.ChoiceField(
        label="What is the lawful basis?",
        help_text="If you are not sure, ask your data protection officer before you go on",
        choices=[(basis.value, Answer(basis.label, hint=WHEN_IT_FITS[basis])) for basis in Basis],
        widget=Choose(small=True),
    )
    words = forms.CharField(
        label="Why is this shared?",
        help_text=(
            f"Who asked, for what, and why this is needed, in {FEWEST_WORDS} words or more. "
            "It stands on the record."
        ),
        max_length=2000,
        widget=LongText(rows=4),
    )


class CallForm(ActForm):
    """Who rings, about whom, and what they ask for.  Nothing of it is told to anybody."""

    refused_at = {NothingWritten: "asks"}
    called = {"name": "who they say they are", "meant": "whom they ask about", "asks": "what they ask for"}

    name = forms.CharField(
        label="Who do they say they are?",
        help_text="Their name, what they do and their department",
        max_length=200,
    )
    organisation = forms.CharField(
        label="Which organisation do they ring from? (optional)", max_length=200, required=False
    )
    number = forms.CharField(
        label="What is the number of their organisation’s switchboard? (optional)",
        help_text="The main number that anybody can look up. Never the caller’s own number, a direct line or a mobile. "
        "Without it nothing can be told",
        max_length=40,
        required=False,
        widget=Text(width=20, inputmode="tel"),
    )
    meant = forms.CharField(
        label="How do they say whom they ask about?",
        help_text="The name, date of birth and reference as they give them. Do not help them, and do not say that we know anybody",
        max_length=500,
        widget=LongText(rows=2),
    )
    asks = forms.CharField(label="What do they ask for, and why?", max_length=2000, widget=LongText(rows=3))
    urgent = forms.BooleanField(
        label="It is urgent: somebody may come to harm if they have to write", required=False
    )


class WordsForm(CurrentForm):
    """What is going to be told."""

    heading = "words"
    refused_at = {NothingWritten: "words"}
    called = {"words": "what you will tell them"}

    words = forms.CharField(
        label="What will you tell them?",
        help_text=f"The least that serves, in {FEWEST_WORDS} words or more. Tell no more than this. It stands on the record.",
        max_length=2000,
        widget=LongText(rows=4),
    )

    def __init__(self, *args: Any, about: UUID, **kwargs: Any) -> None:
        """Take the record that it is about: whoever else is named is said while somebody types."""
        super().__init__(*args, **kwargs)
        self.fields["words"].widget.attrs |= {"data-names": "others", "data-names-about": str(about)}


class FindForm(PlainForm):
    """Whom somebody looks for as a recipient."""

    text = forms.CharField(
        label="Name of a person or an organisation",
        help_text="A name, how it sounds, or how it begins",
        max_length=200,
    )


class ChooseForm(CurrentForm):
    """A button that chooses a recipient."""


class AddressForm(CurrentForm):
    """The address, typed in full."""

    heading = "typed"
    refused_at = {NotTheSame: "typed"}
    called = {"typed": "the e-mail address in full"}

    typed = forms.CharField(
        label="Type the recipient’s e-mail address in full",
        help_text="Take it from the letter or request that you have, letter for letter",
        max_length=254,
        widget=Text(inputmode="email", autocapitalize="none"),
    )


class NumberForm(AddressForm):
    """The number, typed in full."""

    called = {"typed": "the number in full"}

    typed = forms.CharField(
        label="Type the number that you will ring in full",
        help_text="Take it from their organisation’s website or letter, not from the caller",
        max_length=40,
        widget=Text(width=20, inputmode="tel"),
    )


class OthersForm(CurrentForm):
    """Why others belong in what is shared."""

    refused_at = {NothingWritten: "words"}
    called = {"words": "why it may leave like this"}

    words = forms.CharField(
        label="Why may it leave like this?",
        help_text=(
            f"In {FEWEST_WORDS} words or more: why the recipient needs to know of them too, or that you looked "
            "and nobody else is in it. It stands on the record."
        ),
        max_length=1000,
        widget=LongText(rows=3),
    )


class ReadersForm(CurrentForm):
    """Who reads a mailbox that looks shared."""

    heading = "words"
    refused_at = {NothingWritten: "words"}
    called = {"words": "who reads this mailbox"}

    words = forms.CharField(
        label="Who reads this mailbox?",
        help_text=(
            "Ask the recipient. Say that they alone read it, or name everybody who does "
            f"and say why they may see this, in {FEWEST_WORDS} words or more. It stands on the record."
        ),
        max_length=1000,
        widget=LongText(rows=3),
    )


class DecideForm(CurrentForm):
    """A button that decides."""


class WhyForm(CurrentForm):
    """Why something is not shared."""

    refused_at = {NothingWritten: "words"}
    called = {"words": "why"}

    words = forms.CharField(
        label="Why?",
        help_text=f"In a sentence of {FEWEST_WORDS} words or more. It stands on the record.",
        max_length=1000,
        widget=LongText(rows=3),
    )


class WhyRetractedForm(CurrentForm):
    """Why something was taken back."""

    heading = "words"
    refused_at = {NothingWritten: "words"}
    called = {"words": "why it was taken back"}

    words = forms.CharField(
        label="Why was it taken back?",
        help_text="A word or two is enough, such as: wrong document. It stands on the record.",
        max_length=1000,
    )


class ReceiptForm(CurrentForm):
    """How somebody learned that it has arrived."""

    heading = "how"
    called = {"how": "how you know"}

    how = forms.ChoiceField(
        label="How do you know that it has arrived?",
        choices=[(how.value, how.label) for how in Received if how is not Received.LINK],
        widget=Choose(),
    )
