"""What travels in clear around protected files: a note that tells of nobody, and the message with their password.

Nothing of the head that the sender's program wrote goes along: not the subject, and not the lines that
programs add.  The head is made anew, from a fixed list.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from io import BytesIO

from django.utils import timezone

from safehaven.access.front import Grant
from safehaven.disclosure.front import (
    HOW_TO_OPEN,
    PASSWORD_SLOT,
    PASSWORD_WAY,
    Relay,
    attach,
    letter,
    mark_confidential,
    named,
    organisation,
    password_body,
    password_subjects,
    please_confirm,
    receipt_address,
)
from safehaven.mailguard.models import Delivery, PasswordWay, Protection
from safehaven.mailguard.moving import PROTECTED
from safehaven.mailguard.protecting.work import Protected
from safehaven.mailguard.states import PasswordBy
from safehaven.policies.front import Parameter, in_force
from safehaven.roll.front import examine, keys_in
from safehaven.workforce.front import StaffMember
from safehaven_core.protection import Form

POLICY = SMTP.clone(max_line_length=76)
TOLD = "We tell you the password on the telephone."
SAME = "All files have the same password."
KEEP = "Keep the files where only those who need them can open them, and do not forward this message."
ANSWER = "Your answer is an open e-mail: do not write in it about anybody."


class NamesSomebody(Exception):
    """Whatever we write around the files, it has a name in it that somebody whom we support has too."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What both e-mails say, and the files with their names and sizes, in order."""

    name: str
    subject: str
    password_subject: str
    note: tuple[str, ...] = field(repr=False)
    files: tuple[tuple[str, int], ...]

    def as_text(self) -> str:
        """All of it as it is sealed."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> Cover:
        """All of it as it was sealed."""
        told = json.loads(text)
        files = tuple((name, size) for name, size in told["files"])
        return cls(told["name"], told["subject"], told["password_subject"], tuple(told["note"]), files)


def code_of(protection: Protection) -> str:
    """A short name to say on the telephone, such as `7F3A-09C2`.  It says nothing of anybody."""
    return f"{protection.pk.hex[:4]}-{protection.pk.hex[4:8]}".upper()


def cover_for(protection: Protection, sender: StaffMember, made: Sequence[Protected]) -> Cover:
    """The first possible cover in which the roll finds nobody.  Raises NamesSomebody, RollNotReady."""
    code = code_of(protection)
    own, ours = " ".join(sender.name.split()), organisation()
    subjects = [f"Confidential: protected files from {ours} ({code})", f"Confidential ({code})"]
    name, note = _named_note(own, ours, made, code)
    return Cover(
        name,
        _clear(subjects),
        _clear(password_subjects()),
        note,
        tuple((one.name, len(one.content)) for one in made),
    )


def _named_note(own: str, ours: str, made: Sequence[Protected], code: str) -> tuple[str, tuple[str, ...]]:
    """From whom it says it is, and the note: without the sender's name where somebody has the same."""
    for name, by in ((own, f"{own} of {ours}"), (ours, ours)):
        note = _note(by, made)
        if _tells_of_nobody(letter(*note, code=code)):
            return name, note
    raise NamesSomebody


def _clear(possible: Iterable[str]) -> str:
    for text in possible:
        if _tells_of_nobody(text):
            return text
    raise NamesSomebody


def _tells_of_nobody(text: str) -> bool:
    report = examine(text)
    return not (report.unfinished or keys_in(report))


def _note(by: str, made: Sequence[Protected]) -> tuple[str, ...]:
    lines = [f"{by} sends you a message that is inside the attached {'file' if len(made) == 1 else 'files'}."]
    for form in Form:
        names = [one.name for one in made if one.form is form]
        if names:
            lines += ["", f"How to open {', '.join(names)}:", *HOW_TO_OPEN[form][1:]]
    return tuple([*lines, "", SAME] if len(made) > 1 else lines)


def covering_mail(delivery: Delivery, protection: Protection, grant: Grant, to: Relay) -> bytes:
    """The e-mail with the protected files, for one recipient.

    Raises FileNotFoundError or CannotOpen when its sealed parts are not as they were.
    """
    way = PasswordWay.objects.get(delivery=delivery)
    cover = Cover.from_text(grant.open(protection, "cover"))
    link = grant.open(way, "link")
    confirm = please_confirm(receipt_address(link) if link else "")
    lines = (*cover.note, "", _how_it_comes(way), "", *confirm, "", KEEP, ANSWER)
    mail = _begun(cover, cover.subject, delivery, grant, to)
    mail.set_content(letter(*lines, code=code_of(protection)), cte="quoted-printable")
    for name, content in _files(cover, PROTECTED.get(protection, grant)):
        attach(mail, name, content)
    return mail.as_bytes()


def password_mail(delivery: Delivery, protection: Protection, grant: Grant, to: Relay) -> bytes:
    """The e-mail with the password alone.  It does not say for what."""
    cover = Cover.from_text(grant.open(protection, "cover"))
    mail = _begun(cover, cover.password_subject, delivery, grant, to)
    body = password_body(code_of(protection)).replace(PASSWORD_SLOT, grant.open(protection, "secret"))
    mail.set_content(body, cte="quoted-printable")
    return mail.as_bytes()


def _how_it_comes(way: PasswordWay) -> str:
    return TOLD if way.goes_by == PasswordBy.TELEPHONE else PASSWORD_WAY[in_force(Parameter.PASSWORD_RELEASE)]


def _begun(cover: Cover, subject: str, delivery: Delivery, grant: Grant, to: Relay) -> EmailMessage:
    mail = EmailMessage(policy=POLICY)
    mail["From"] = named(cover.name, to.sender)
    mail["To"] = grant.open(delivery, "address")
    mail["Subject"] = subject
    mail["Date"] = format_datetime(timezone.now())
    mail["Message-ID"] = f"<{delivery.pk}@{to.domain}>"
    mark_confidential(mail)
    return mail


def _files(cover: Cover, content: bytes) -> Iterator[tuple[str, bytes]]:
    stream = BytesIO(content)
    for name, size in cover.files:
        yield name, stream.read(size)
