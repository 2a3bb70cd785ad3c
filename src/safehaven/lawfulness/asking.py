"""What is asked about a basis, on the pages of this app and of those that note one on the way."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from safehaven.interface.forms import ActForm
from safehaven.interface.widgets import Answer, Choose, LongText
from safehaven.lawfulness.rules import FEWEST_WORDS, NoPurpose, NotExplained, NotGiven, NothingWritten
from safehaven.lawfulness.states import Basis, Given
from safehaven.lawfulness.wording import WHEN_IT_FITS

EXPLAINED = "They know what is shared, with whom and what for, and that they can say no"


class BasisForm(ActForm):
    """On which basis something is shared."""

    refused_at: ClassVar = {
        NotGiven: "given",
        NotExplained: "explained",
        NoPurpose: "purpose",
        NothingWritten: "words",
    }
    called: ClassVar = {"basis": "the basis", "purpose": "what it is for"}

    basis = forms.ChoiceField(
        label="Why may we share it?",
        choices=[(basis.value, Answer(basis.label, hint=WHEN_IT_FITS[basis])) for basis in Basis],
        widget=Choose(small=True),
    )
    given = forms.ChoiceField(
        label="How did they agree?",
        help_text="Leave this if they were not asked",
        choices=Given.choices,
        required=False,
        widget=Choose(small=True),
    )
    explained = forms.BooleanField(label=EXPLAINED, required=False)
    purpose = forms.CharField(
        label="What is it for?",
        help_text=f"One purpose, in {FEWEST_WORDS} words or more, such as: to find her a place to live",
        max_length=500,
    )
    words = forms.CharField(
        label="In which words did they agree? Or why does the basis hold?",
        help_text="You can leave this empty if they agreed",
        max_length=2000,
        required=False,
        widget=LongText(rows=3),
    )
