"""What people answer and type about training."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms

from safehaven.interface.forms import PlainForm, Versioned
from safehaven.interface.widgets import Choose, LongText, Text
from safehaven.training.bringing_in import MOST_SIGNS
from safehaven.training.drawing import Asked
from safehaven.training.library import Question
from safehaven.training.rules import NotAllAnswered


class AnswersForm(PlainForm):
    """The questions of a test, each with its answers in the order in which they were drawn."""

    def __init__(self, *args: Any, sheet: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, asked in enumerate(sheet, start=1):
            nothing = f"Choose an answer to question {number}"
            self.fields[f"question_{number}"] = forms.TypedChoiceField(
                label=f"{number}. {asked.text}",
                choices=list(enumerate(asked.answers)),
                coerce=int,
                widget=Choose(),
                error_messages={"required": nothing, "invalid_choice": nothing},
            )
        self._word_fields()
        self._asked = len(sheet)

    def acted(self, hand_in: Callable[[list[int]], object]) -> bool:
        """Hand in, where every question has one of its answers."""
        if not self.is_valid():
            return False
        try:
            hand_in([self.cleaned_data[f"question_{number}"] for number in range(1, self._asked + 1)])
        except NotAllAnswered as refusal:
            self.add_error(None, str(refusal))
            return False
        return True


class NumberForm(PlainForm):
    """The number on a certificate."""

    called = {"number": "the number of the certificate"}
    number = forms.CharField(
        label="Number of the certificate",
        help_text="Three groups of four, such as 7BKD-2WQF-9MXT",
        max_length=30,
        widget=Text(width=20),
    )

    def clean_number(self) -> str:
        """As it is stored: capitals, in groups of four, however it was typed."""
        typed = "".join(sign for sign in self.cleaned_data["number"].upper() if sign.isalnum())
        return "-".join(typed[start : start + 4] for start in range(0, len(typed), 4))


class BringInForm(PlainForm):
    """Certificates from another learning system, pasted as lines of commas."""

    called = {"text": "the lines from the other system"}
    text = forms.CharField(
        label="Lines from the other system",
        help_text="The first line names the columns: email, course, passed_on, score, reference. Score may be left out.",
        max_length=MOST_SIGNS,
        widget=LongText(rows=12),
    )


class ModuleForm(PlainForm, Versioned):
    """The words of a module."""

    title = forms.CharField(label="Title", max_length=120, widget=Text(width=30))
    text = forms.CharField(
        label="Text",
        help_text="In Markdown: ## begins a heading, - a bullet. HTML is shown as it is typed.",
        max_length=20_000,
        widget=LongText(rows=24, spellcheck="true"),
    )

    def words(self) -> dict[str, Any]:
        """What was typed, as it is kept."""
        return {name: self.cleaned_data[name] for name in ("title", "text")}


class QuestionForm(PlainForm, Versioned):
    """A question, its right answer, and two or three wrong ones with why."""

    text = forms.CharField(label="Question", max_length=1_000, widget=LongText(rows=3))
    right = forms.CharField(label="Right answer", max_length=500, widget=LongText(rows=2))
    wrong_1 = forms.CharField(label="Wrong answer 1", max_length=500, widget=LongText(rows=2))
    because_1 = forms.CharField(label="Why answer 1 is wrong", max_length=1_000, widget=LongText(rows=2))
    wrong_2 = forms.CharField(label="Wrong answer 2", max_length=500, widget=LongText(rows=2))
    because_2 = forms.CharField(label="Why answer 2 is wrong", max_length=1_000, widget=LongText(rows=2))
    wrong_3 = forms.CharField(
        label="Wrong answer 3 (optional)", max_length=500, required=False, widget=LongText(rows=2)
    )
    because_3 = forms.CharField(
        label="Why answer 3 is wrong (optional)", max_length=1_000, required=False, widget=LongText(rows=2)
    )

    @staticmethod
    def initial_of(question: Question) -> dict[str, str]:
        """The words of a question as they stand in the form."""
        words = {"text": question.text, "right": question.right}
        for number, wrong in enumerate(question.wrong, start=1):
            words |= {f"wrong_{number}": wrong.text, f"because_{number}": wrong.because}
        return words

    def clean(self) -> dict[str, Any]:
        """The third wrong answer and its explanation come together or not at all."""
        typed = super().clean() or self.cleaned_data
        if bool(typed.get("wrong_3")) != bool(typed.get("because_3")):
            self.add_error("because_3", "Give a third wrong answer and why it is wrong, or leave both empty")
        return typed

    def words(self) -> dict[str, Any]:
        """What was typed, as it is kept."""
        typed = self.cleaned_data
        pairs = [(typed[f"wrong_{number}"], typed[f"because_{number}"]) for number in (1, 2, 3)]
        wrong = [{"text": text, "because": because} for text, because in pairs if text]
        return {"text": typed["text"], "right": typed["right"], "wrong": wrong}
