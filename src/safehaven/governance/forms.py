"""What is asked when somebody confirms something, mends it, or says how a role is reached."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest

from safehaven.foundation.refusals import Refusal
from safehaven.governance.attestations import Attestation, Question
from safehaven.governance.models import Appointment
from safehaven.governance.operations.appointing import Facts
from safehaven.governance.operations.confirming import Fault, File, Said
from safehaven.governance.recognition import LARGEST, NotEvidence, recognise
from safehaven.governance.rules import HoldsItThemselves, NotSaid, PersonalAddress
from safehaven.interface.fields import DateField, OneOfThese
from safehaven.interface.forms import ActForm, Versioned
from safehaven.interface.widgets import Choose, Email, LongText, Telephone
from safehaven.workforce.front import StaffMember, working_here

TOO_LARGE = "The file must be 5 MB or smaller. Make it smaller, or write where it is kept."


class OneOfTheStaff(OneOfThese):
    """A colleague, by name."""

    def label_from_instance(self, obj: StaffMember) -> str:
        return obj.name


class ConfirmForm(ActForm):
    """The questions of an attestation, and what to say where an answer is no."""

    called: ClassVar[dict[str, str]] = {"mender": "who mends it", "what": "what is wrong"}
    refused_at: ClassVar[dict[type[Refusal], str]] = {NotSaid: "what", NotEvidence: "evidence"}

    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    what = forms.CharField(
        label="If an answer is no: what is wrong? (optional)",
        help_text="Only you, whoever mends it and those who watch over data protection can read this",
        max_length=2000,
        required=False,
        widget=LongText(rows=3),
    )
    mender = OneOfTheStaff(
        label="Who mends it? (optional)", queryset=None, required=False, empty_label="Choose somebody"
    )
    mend_by = DateField(label="By when? (optional)", called="Date", must_be_future=True, required=False)
    note = forms.CharField(
        label="Is there anything to add? (optional)", max_length=2000, required=False, widget=LongText(rows=3)
    )
    evidence = forms.FileField(
        label="A file that shows it (optional)",
        help_text="A PDF, PNG or JPEG of 5 MB or less. It is locked away, and only those who may read this open it",
        required=False,
    )

    def __init__(
        self, request: HttpRequest, attestation: Attestation, questions: tuple[Question, ...], after: int
    ) -> None:
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        super().__init__(*sent, initial={"after": after})
        self.questions, self.attestation = questions, attestation
        self.too_large = getattr(request, "upload_too_large", False)
        self.file: File | None = None
        self.fields["mender"].queryset = working_here()  # type: ignore[attr-defined]  # of this field
        for question in questions:
            self.fields[question.slug] = forms.TypedChoiceField(
                label=question.text,
                choices=[("yes", "Yes"), ("no", "No")],
                coerce=lambda said: said == "yes",
                widget=Choose(inline=True),
                error_messages={"required": "Answer yes or no"},
            )
        if attestation.ends:
            self.fields["until"] = DateField(label=attestation.ends, called="Date", must_be_future=True)
        self.order_fields([*(one.slug for one in questions), "until"])

    def clean(self) -> dict[str, Any]:
        """See that a no comes with what is wrong, and that the file is one that is taken."""
        typed = super().clean() or {}
        if any(typed.get(one.slug) is False for one in self.questions):
            for name, words in (("what", "Enter what is wrong"), ("mender", "Choose who mends it")):
                if not typed.get(name) and name not in self.errors:
                    self.add_error(name, words)
            if not typed.get("mend_by") and "mend_by" not in self.errors:
                self.add_error("mend_by", "Enter by when it is mended")
        elif typed.get("what") and not self.errors:
            self.add_error(
                "what", "You answered yes to everything. Answer no where something is wrong, or empty this"
            )
        self._take_file(typed.get("evidence"))
        return typed

    def _take_file(self, sent: Any) -> None:
        if self.too_large or (sent is not None and sent.size > LARGEST):
            self.errors.pop("evidence", None)
            self.add_error("evidence", TOO_LARGE)
        elif sent is not None:
            try:
                self.file = recognise(sent.name, sent.read())
            except NotEvidence as refusal:
                self.add_error("evidence", str(refusal))

    def said(self) -> Said:
        """What was said, once the form is right."""
        typed = self.cleaned_data
        answers = {one.slug: typed[one.slug] for one in self.questions}
        fault = None
        if not all(answers.values()):
            fault = Fault(typed["what"], typed["mender"], typed["mend_by"])
        return Said(answers, fault, typed["note"], typed.get("until"), self.file)


class MendForm(ActForm):
    """That something is mended."""

    called: ClassVar[dict[str, str]] = {"how": "what was done"}
    refused_at: ClassVar[dict[type[Refusal], str]] = {NotSaid: "how"}

    how = forms.CharField(label="What was done?", max_length=2000, widget=LongText(rows=3))


class AppointForm(ActForm, Versioned):
    """Who stands in for a role, and how anybody reaches it."""

    refused_at: ClassVar[dict[type[Refusal], str]] = {PersonalAddress: "email", HoldsItThemselves: "deputy"}

    deputy = OneOfTheStaff(
        label="Deputy (optional)",
        help_text="Whom to turn to when the holder is away. It lets them open nothing",
        queryset=None,
        required=False,
        empty_label="Nobody",
    )
    email = forms.EmailField(
        label="E-mail address of the role (optional)",
        help_text="Everybody can read it. Not a person’s own: such as dpo@example.org",
        required=False,
        widget=Email(),
    )
    telephone = forms.RegexField(
        r"^[0-9+() ]{5,30}$",
        label="Telephone of the role (optional)",
        help_text="Everybody can read it. Not a person’s own",
        required=False,
        widget=Telephone(),
        error_messages={"invalid": "Enter a telephone number, like 01632 960123"},
    )
    post = forms.CharField(
        label="Postal address (optional)",
        help_text="Everybody can read it. The organisation’s, not somebody’s home",
        max_length=300,
        required=False,
        widget=LongText(rows=3),
    )
    name_is_public = forms.BooleanField(
        label="Show the name of the person on the public page. They have agreed to it", required=False
    )

    def __init__(self, data: Any, appointment: Appointment | None) -> None:
        super().__init__(data, initial=_noted(appointment))
        self.fields["deputy"].queryset = working_here()  # type: ignore[attr-defined]  # of this field

    def facts(self) -> Facts:
        """What was typed, once the form is right."""
        typed = self.cleaned_data
        return Facts(
            typed["deputy"],
            typed["email"],
            typed["telephone"],
            typed["post"].strip(),
            typed["name_is_public"],
        )


def _noted(one: Appointment | None) -> dict[str, object]:
    if one is None:
        return {"version": 0}
    names = ("email", "telephone", "post", "name_is_public", "version")
    return {name: getattr(one, name) for name in names} | {"deputy": one.deputy_id}
