"""Messages taken in within a test's own transaction, for what needs no conversation."""

from __future__ import annotations

import uuid
from datetime import timedelta
from email.message import EmailMessage

from django.utils import timezone

from safehaven.lawfulness.front import Basis
from safehaven.mailguard.checks import examine
from safehaven.mailguard.letters import read
from safehaven.mailguard.models import AppPassword, SecureDomain, Submission
from safehaven.mailguard.operations.basing import Grounds, say_basis
from safehaven.mailguard.operations.domains import add_domain
from safehaven.mailguard.operations.judging import open_to_judge
from safehaven.mailguard.operations.passwords import make_app_password
from safehaven.mailguard.operations.receiving import Handed, receive
from safehaven.mailguard.states import Mark
from safehaven.workforce.front import StaffMember
from tests.mailguard.house import mail

SECRET = "Robin Quillfeather fears the wasps of Thistlewick Lane."


def password_of(staff: StaffMember) -> AppPassword:
    """An app password of somebody."""
    name = uuid.uuid4().hex
    make_app_password(name, by=staff)
    return AppPassword.objects.get(name=name)


def raw(message: EmailMessage) -> bytes:
    """A message as it comes over the wire."""
    return message.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def taken_in(
    by: StaffMember,
    *to: str,
    text: str = SECRET,
    subject: str = "The meeting",
    visible: str = "",
    shown: str = "",
) -> Submission:
    """A message of somebody's, in the queue and not looked at yet.  `shown` is the name that it shows."""
    sender = f"{shown} <{by.email}>" if shown else by.email
    message = mail(sender, visible or ", ".join(to), text, subject)
    taken: Submission = receive(Handed(read(raw(message)), to), password=password_of(by))
    return taken


def let_be_shared(taken: Submission, by: StaffMember) -> None:
    """Say that the law orders it, so that nothing is missing for an address that nobody knows."""
    law = Grounds(
        Basis.LEGAL_OBLIGATION, "To find a home without the wasps", "The court ordered it on 3 May."
    )
    say_basis(taken, law, by=by)
    taken.refresh_from_db()


def marks(submission: Submission) -> set[Mark]:
    """What the checks find about a message."""
    return set(examine(open_to_judge(submission)).marks)


def listed(
    by: StaffMember, *, domain: str = "secure.example", until: int = 300, since: int = 0
) -> SecureDomain:
    """A secure domain that was checked some days ago and counts for some days more."""
    today = timezone.localdate()
    days = timedelta(days=since)
    return add_domain(domain, "The published list", today - days, today + timedelta(days=until) - days, by=by)
