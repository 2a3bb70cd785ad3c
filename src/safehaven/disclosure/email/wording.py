"""What our messages say.  Nothing in them is about anybody: the person is in the protected file alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from safehaven_core.protection import Form

PASSWORD_SLOT = "‹password›"  # noqa: S105 - where the password goes, while it is sent

# The first that tells nothing of the person is taken: an organisation, or a word, may share their name.
_SUBJECTS = (
    "Confidential: a document from {organisation}",
    "Confidential: a document for you",
    "Confidential",
)
_PASSWORD_SUBJECTS = (
    "Confidential: a message from {organisation}",
    "Confidential: a message for you",
    "Private",
)

HOW_TO_OPEN = {
    Form.PDF: (
        "The file is a PDF with a password.",
        "On Windows, a Mac or a phone: open it, then type the password when you are asked.",
    ),
    Form.OFFICE: (
        "The file is an Office document with a password.",
        "On Windows or a Mac: open it in Word, Excel or PowerPoint (or LibreOffice), then type the password.",
        "On a phone: use the Word, Excel or PowerPoint app; the built-in viewer cannot open it.",
    ),
    Form.ZIP: (
        "The file is a ZIP folder with a password (AES-256).",
        "On Windows: open it with 7-Zip (free); the Explorer cannot.",
        "On a Mac: open it with Keka or The Unarchiver (both free).",
        "On a phone: use a ZIP app that knows AES-256. A computer is easier.",
    ),
}

PASSWORD_WAY = {
    "separate_message": "We send you the password in another message, in a few minutes.",
    "after_receipt": "We send you the password once you have told us that this message has arrived.",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What the wording depends on; nothing of it is about a person."""

    code: str
    form: Form
    password_release: str
    receipt_link: str
    marking: str


def subjects() -> list[str]:
    """Possible subjects of the message with the document, the best first."""
    return [subject.format(organisation=organisation()) for subject in _SUBJECTS]


def password_subjects() -> list[str]:
    """Possible subjects of the message with the password: other ones, which do not speak of a document."""
    return [subject.format(organisation=organisation()) for subject in _PASSWORD_SUBJECTS]


def document_body(words: Words) -> str:
    """What stands in the message with the document."""
    return letter(
        f"{organisation()} sends you a confidential document in the attached file.",
        f"What is in it is marked: {words.marking.lower()}.",
        *HOW_TO_OPEN[words.form],
        "",
        PASSWORD_WAY[words.password_release],
        "",
        *please_confirm(words.receipt_link),
        "",
        "Keep the file where only those who need it can open it, and do not forward this message.",
        code=words.code,
    )


def please_confirm(link: str) -> list[str]:
    """How the recipient tells us that it has arrived: on our page, or by an answer."""
    if link:
        return ["Please tell us that it has arrived. Open this page and press the button:", link]
    return ["Please answer this message to tell us that it has arrived. Write nothing else in your answer."]


def password_body(code: str) -> str:
    """What stands in the message with the password.  It does not say for what."""
    return letter(
        "Here is the password that you are waiting for:",
        "",
        f"    {PASSWORD_SLOT}",
        "",
        "All letters are small ones, and the hyphens belong to it.",
        "Keep it away from the file that it opens, and delete this message when you are done.",
        code=code,
    )


def organisation() -> str:
    """The name of this organisation, on one line whatever the settings hold."""
    return " ".join(str(settings.SAFEHAVEN_ORGANISATION).split())


def letter(*lines: str, code: str) -> str:
    """Some lines, and what to do with a message that nobody expected."""
    number = " ".join(str(settings.SAFEHAVEN_TELEPHONE).split())
    ring = f"ring us on {number}" if number else "ring us on the number that you know"
    return "\n".join(
        [
            *lines,
            "",
            f"You did not expect this? Do not open anything, and {ring}.",
            f"If you talk to us about it, say {code}.",
            "",
            organisation(),
            "",
        ]
    )
