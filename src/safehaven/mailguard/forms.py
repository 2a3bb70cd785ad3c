"""What people type about their mail programs, messages and secure domains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from safehaven.directory.front import NotAnAddress
from safehaven.disclosure.front import Received
from safehaven.interface.fields import DateField
from safehaven.interface.forms import ActForm
from safehaven.interface.widgets import Answer, Choose, LongText, Text
from safehaven.mailguard.checks import DO_NOT_OPEN, Found
from safehaven.mailguard.rules import DomainStands, NameInUse, NoReason, WrongDay
from safehaven.mailguard.states import Mark, PasswordBy

SEND, STOP = "send", "stop"


class NewPasswordForm(ActForm):
    """For which program a password is."""

    refused_at: ClassVar = {NameInUse: "name"}
    called: ClassVar = {"name": "which program it is for"}
    name = forms.CharField(
        label="Which program is it for?",
        help_text="For example: Outlook on the laptop",
        max_length=60,
        widget=Text(width=20),
    )


class ConfirmForm(ActForm):
    """A page that asks for nothing but a yes."""


class _DecideForm(ActForm):
    """One decision for each thing that was found, and why the message may go."""

    refused_at: ClassVar = {NoReason: "reason"}
    called: ClassVar = {"reason": "why it may go"}

    def _ask_about(self, against: tuple[Found, ...]) -> None:
        said: set[str] = set()
        for place, found in enumerate(against):
            clears = "" if found.clears in said else found.clears
            said.add(found.clears)
            self.fields[f"found_{place}"] = forms.ChoiceField(
                label=found.mark.label,
                help_text=f"{found.why} {clears}".strip(),
                choices=[
                    (SEND, Answer(_right(found))),
                    (STOP, Answer("This is a mistake: do not send the message")),
                ],
                widget=Choose(small=True),
                error_messages={"required": f"Decide about this: {found.mark.label.lower()}"},
            )

    @property
    def sends(self) -> bool:
        """Whether every decision was for sending it."""
        return all(self.cleaned_data.get(name) == SEND for name in self.fields if name.startswith("found_"))


def _right(found: Found) -> str:
    """The answer for sending it.  Nobody is asked to look into what may do harm."""
    if found.clears == DO_NOT_OPEN:
        return "My IT administrator has looked at this, and it may go"
    if found.mark is Mark.ANOTHERS_NAME:
        return "Send it in my own name"
    return "I have looked at this, and it is right"


class DecideForm(_DecideForm):
    """Whether a message goes as it is."""

    reason = forms.CharField(
        label="Why may it go as it is?",
        help_text="One sentence that a colleague understands. You need none if you do not send it.",
        required=False,
        max_length=2_000,
        widget=LongText(rows=3),
    )

    def __init__(self, against: tuple[Found, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ask_about(against)
        if any(found.mark is Mark.ANOTHERS_NAME for found in against):
            self.fields["reason"].label = "Why may it go?"
        self.order_fields([*(f"found_{place}" for place in range(len(against))), "reason"])


@dataclass(frozen=True, slots=True)
class Getting:
    """A recipient who gets a password: their address, when an e-mail with it would go, and their numbers."""

    address: str
    by_message: str
    numbers: tuple[str, ...]


class ProtectForm(_DecideForm):
    """How each recipient gets the password, and what else stands against a message in protected files."""

    reason = forms.CharField(
        label="Why may it go?",
        help_text="One sentence that a colleague understands. You need none if you do not send it.",
        required=False,
        max_length=2_000,
        widget=LongText(rows=3),
    )

    def __init__(
        self, against: tuple[Found, ...], getting: tuple[Getting, ...], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._ask_about(against)
        for place, to in enumerate(getting):
            self.fields[f"password_{place}"] = forms.ChoiceField(
                label=f"How does {to.address} get the password?",
                choices=_ways_to(to),
                initial=PasswordBy.MESSAGE,
                widget=Choose(small=True),
                error_messages={"required": f"Choose a way of the password to {to.address}"},
            )
        if not against:
            del self.fields["reason"]
        self.order_fields(
            [
                *(f"password_{place}" for place in range(len(getting))),
                *(f"found_{place}" for place in range(len(against))),
                "reason",
            ]
        )

    @property
    def ways(self) -> list[PasswordBy]:
        """The way to each recipient, in their order."""
        chosen = (value for name, value in self.cleaned_data.items() if name.startswith("password_"))
        return [PasswordBy(value) for value in chosen]


def _ways_to(one: Getting) -> list[tuple[str, Answer]]:
    ways = [(PasswordBy.MESSAGE.value, Answer(PasswordBy.MESSAGE.label, hint=one.by_message))]
    if one.numbers:
        hint = f"You ring them and read it out. The directory knows: {', '.join(one.numbers)}"
        ways.append((PasswordBy.TELEPHONE.value, Answer(PasswordBy.TELEPHONE.label, hint=hint)))
    return ways


class ArrivedForm(ActForm):
    """How somebody learned that protected files have arrived."""

    heading: ClassVar = "how"
    called: ClassVar = {"how": "how you know"}
    how = forms.ChoiceField(
        label="How do you know that it has arrived?",
        choices=[(how.value, how.label) for how in Received if how is not Received.LINK],
        widget=Choose(),
    )


class DomainForm(ActForm):
    """A domain for the list."""

    refused_at: ClassVar = {NotAnAddress: "domain", DomainStands: "domain", WrongDay: "counts_until"}
    called: ClassVar = {
        "domain": "the domain",
        "source": "who says so",
        "checked_on": "the day on which somebody looked",
        "counts_until": "the last day on which it counts",
    }
    domain = forms.CharField(
        label="Domain",
        help_text="Exactly what stands behind the @, for example nhs.net. Those below it do not count.",
        max_length=253,
        widget=Text(width=20),
    )
    source = forms.CharField(
        label="Who says that mail to it is secure?",
        help_text="For example: the published list of accredited domains",
        max_length=200,
    )
    checked_on = DateField(
        label="On which day did somebody look?", called="The day of checking", must_be_past=True
    )
    counts_until = DateField(label="Until when does it count? A year at most", called="The last day")
