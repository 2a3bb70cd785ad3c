"""The parameters that a policy may set, their possible values, and what holds until one is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Parameter(StrEnum):
    """The name of one thing that a policy sets."""

    CONTACT_RECHECK_MONTHS = "contact_recheck_months"
    CONTACT_VERIFIER = "contact_verifier"
    EMAIL_MAX_MB = "email_max_mb"
    IDLE_LOCK_MINUTES = "idle_lock_minutes"
    PASSWORD_RELEASE = "password_release"  # noqa: S105 - the name of a parameter
    RECEIPT_BY = "receipt_by"
    RECORD_UPDATE_HOURS = "record_update_hours"
    SECOND_PERSON = "second_person"
    SHARED_MAILBOXES = "shared_mailboxes"
    UNDO_SECONDS = "undo_seconds"
    UNSCANNED_DOCUMENTS = "unscanned_documents"
    UPLOAD_MAX_MB = "upload_max_mb"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a parameter and what it means, in the words of the policy page."""

    value: str
    means: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a parameter sets: a number within limits, or one of some choices."""

    title: str
    default: str
    choices: tuple[Choice, ...] = ()
    least: int = 0
    most: int = 0

    def allows(self, value: str) -> bool:
        """Whether a value is possible."""
        if self.choices:
            return value in {choice.value for choice in self.choices}
        return (
            value.isascii()
            and value.isdigit()
            and len(value) <= len(str(self.most))
            and self.least <= int(value) <= self.most
        )

    @property
    def looks_like(self) -> str:
        """What a right value looks like, for error messages."""
        if self.choices:
            return "one of " + ", ".join(choice.value for choice in self.choices)
        return f"a whole number from {self.least} to {self.most}"


MEANINGS: dict[Parameter, Meaning] = {
    Parameter.CONTACT_RECHECK_MONTHS: Meaning(
        "Months after which a verified contact point is shown as old", default="12", least=1, most=60
    ),
    Parameter.CONTACT_VERIFIER: Meaning(
        "Who makes sure of a new contact point",
        default="anybody",
        choices=(
            Choice("anybody", "Anybody who may verify; it is shown when they added it themselves"),
            Choice("another_person", "Somebody other than the person who added it"),
        ),
    ),
    Parameter.EMAIL_MAX_MB: Meaning(
        "Most that one e-mail may carry, in megabytes", default="20", least=1, most=100
    ),
    Parameter.IDLE_LOCK_MINUTES: Meaning(
        "Minutes without activity before the screen locks", default="5", least=1, most=60
    ),
    Parameter.PASSWORD_RELEASE: Meaning(
        "When the password of a sent document goes",
        default="after_receipt",
        choices=(
            Choice("separate_message", "In a separate message, at once"),
            Choice("after_receipt", "In a separate message, after the recipient confirmed receipt"),
        ),
    ),
    Parameter.RECORD_UPDATE_HOURS: Meaning(
        "Hours within which what happened is written on the record", default="48", least=1, most=168
    ),
    Parameter.RECEIPT_BY: Meaning(
        "How a recipient confirms receipt of an e-mail",
        default="link",
        choices=(
            Choice("link", "By a link to a page of ours with one button"),
            Choice("reply", "By a reply to the message"),
        ),
    ),
    Parameter.SECOND_PERSON: Meaning(
        "Whether a second person approves what leaves",
        default="never",
        choices=(Choice("never", "No"), Choice("always", "Yes, always somebody else")),
    ),
    Parameter.SHARED_MAILBOXES: Meaning(
        "E-mail addresses that several people may read, such as info@ or office@",
        default="say_who_reads",
        choices=(
            Choice("say_who_reads", "May be used once somebody wrote down who reads it"),
            Choice("refuse", "May not be used"),
        ),
    ),
    Parameter.UNDO_SECONDS: Meaning(
        "Seconds in which a released disclosure can be taken back", default="30", least=0, most=600
    ),
    Parameter.UNSCANNED_DOCUMENTS: Meaning(
        "Documents that no malware scanner has read",
        default="warn",
        choices=(Choice("warn", "May be sent, with a warning"), Choice("refuse", "May not be sent")),
    ),
    Parameter.UPLOAD_MAX_MB: Meaning("Largest document, in megabytes", default="200", least=1, most=10_000),
}
