"""Probes of the parameters that the mail guard reads (see `tests/house/probes.py`)."""

from __future__ import annotations

import uuid

from safehaven.mailguard.letters import read
from safehaven.mailguard.models import AppPassword
from safehaven.mailguard.operations.passwords import make_app_password
from safehaven.mailguard.operations.receiving import Handed, receive
from safehaven.mailguard.working import judge_waiting
from safehaven.policies.front import Parameter
from tests.house.probes import Get, page, probe
from tests.lawfulness.agreeing import agreed
from tests.mailguard.protected import in_the_directory, judged


def mailed(get: Get, *to: str) -> str:
    """The page of a message of Ada's, once the guard has looked at it."""
    ada = get("ada")
    make_app_password(name := uuid.uuid4().hex, by=ada)
    raw = f"From: {ada.email}\r\nTo: {', '.join(to)}\r\nSubject: Kettle\r\n\r\nIt is broken.\r\n"
    taken = receive(Handed(read(raw.encode()), to), password=AppPassword.objects.get(name=name))
    judge_waiting()
    return page(get, "mailguard:message", submission=taken.pk)


@probe(Parameter.BLIND_COPY_FROM, "2", "3")
def whether_two_people_outside_may_see_each_others_addresses(get):
    return "see each other" in mailed(get, "tess@saltmarsh.example", "una@lowtide.example")


@probe(Parameter.MAIL_PROTECTION, "by_itself", "ask")
def whether_a_message_that_names_somebody_waits_for_its_sender(get):
    agreed(get("robin"), get("ada"))
    get("roll").build()
    in_the_directory(get("ada"), address := f"tess{uuid.uuid4().hex}@saltmarsh.example")
    taken = judged(get("ada"), address)
    return "Send it protected" in page(get, "mailguard:message", submission=taken.pk)


@probe(Parameter.MAIL_UNDO_SECONDS, "0", "600")
def whether_a_message_can_still_be_undone(get):
    return "It leaves in" in mailed(get, get("grace").email)
