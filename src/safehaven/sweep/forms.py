"""What somebody says about a found file."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from safehaven.interface.forms import ActForm
from safehaven.interface.widgets import Answer, Choose, LongText, Text
from safehaven.sweep.rules import NoReason, NoRecord
from safehaven.sweep.states import Decision

HINTS = {
    Decision.FILE: "It becomes a document on somebody’s record, once a colleague who works with them agrees. The plain file is then listed for shredding.",
    Decision.PROTECT: "It stays in its folder, and opens with a password only.",
    Decision.SHRED: "Nobody needs it. It goes on a list for whoever destroys files.",
    Decision.LEAVE: "It tells nothing of people we support, or may lie there.",
}


class DecideForm(ActForm):
    """What is to become of a file."""

    refused_at: ClassVar = {NoRecord: "reference", NoReason: "reason"}
    called: ClassVar = {"decision": "what is to become of it", "reference": "the reference", "reason": "why"}
    decision = forms.TypedChoiceField(
        label="What is to become of it?",
        coerce=Decision,
        choices=[(each.value, Answer(str(each.label), hint=HINTS[each])) for each in Decision],
        widget=Choose(),
    )
    reference = forms.CharField(
        label="If it is to be filed: whose record?",
        help_text="The reference, for example SH-0042",
        required=False,
        max_length=20,
        widget=Text(width=10),
    )
    reason = forms.CharField(
        label="If it is to stay as it is: why?",
        required=False,
        max_length=1_000,
        widget=LongText(rows=2),
    )


class ConfirmForm(ActForm):
    """A page that asks for nothing but a yes."""
