"""What the processes of the killing tests do: build a stage, work, release.  Each runs in a process of its own."""

from __future__ import annotations

import io
import os
import time
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.attacks.killing.steps import Step, dying_at, watched

PREPARE = "safehaven.disclosure.email.preparing.prepare"
SEND = "safehaven.disclosure.email.sending.send"
FAR = timedelta(days=300)


def hurry(dying: Callable[[], AbstractContextManager[None]] = nullcontext) -> None:
    """Make leases short and jobs frequent, so that a test need not wait for minutes.

    Each job runs inside `dying`, which may end the process.
    """
    from safehaven.config import starting
    from safehaven.disclosure.email import operations
    from safehaven.foundation.jobs import JOBS, Job

    def inside(run: Callable[[], None]) -> Callable[[], None]:
        def ran() -> None:
            with dying():
                run()

        return ran

    starting.migrations_pending = lambda: False  # it takes long, and every process would ask again
    operations.CLAIM = operations.PREPARING = operations.HAND_OVER = timedelta(seconds=1)
    for name, job in list(JOBS.items()):
        if name.startswith("email:"):
            JOBS[name] = Job(name, 0.05, inside(job.run))
        else:
            del JOBS[name]


def work(*, begins_with: str = "", step: Step | None = None) -> None:
    """Run `safehaven worker`, and die at a step where one is given."""
    from safehaven.config.commands import main

    if step is None:
        hurry()
    else:
        name, event, nth = step
        hurry(lambda: dying_at((name, event, nth), begins_with))
    main(["worker"])


def recover(*, seconds_long: float = 100) -> bool:
    """Run the worker's jobs until everything has come to rest, as the next worker would."""
    from safehaven.config.working import run_all
    from safehaven.disclosure.models import Disclosure, Message
    from safehaven.foundation.jobs import JOBS

    hurry()
    deadline = time.monotonic() + seconds_long
    while time.monotonic() < deadline:
        run_all(JOBS.values())
        busy = Message.objects.filter(state__in=["ready", "claimed", "handing-over"]).exists()
        if not busy and not Disclosure.objects.filter(state__in=["released", "preparing"]).exists():
            return True
        time.sleep(0.05)
    return False


def trace(*, kind: str) -> list[Step]:
    """The steps of preparing or of sending one thing, as they really happen."""
    from safehaven.disclosure.email.preparing import prepare_released
    from safehaven.disclosure.email.sending import send_waiting

    steps: list[Step] = []
    run, begins_with = (prepare_released, PREPARE) if kind == "prepare" else (send_waiting, SEND)
    with watched(steps.append, begins_with):
        run()
    return steps


def build() -> None:
    """A caseworker, a person supported, a document and a verified recipient."""
    from safehaven.demo.readying import make_ready
    from safehaven.directory import front as directory
    from safehaven.documents.front import Incoming, Scan, add_document
    from safehaven.foundation.actors import SYSTEM
    from safehaven.policies.front import Parameter, choose
    from safehaven.records.front import NewRecord, create_record
    from safehaven.workforce.front import Role, add_staff, give_role
    from tests.disclosure.conftest import ADDRESS, pdf

    ada = add_staff(name="Ada Lovell", email="ada@example.org", initials="AL", by=SYSTEM)
    give_role(ada, Role.CASEWORKER, by=SYSTEM)
    make_ready(ada, by=SYSTEM)
    robin = create_record(NewRecord({"given_names": "Robin", "family_name": "Quillfeather"}), by=ada)
    content = pdf()
    incoming = Incoming(io.BytesIO(content), "plan.pdf", "pdf", len(content), Scan.CLEAN, uuid.uuid4())
    add_document(robin, "Support plan", incoming, by=ada)
    council = directory.add_organisation(
        "Saltmarsh Council", directory.OrganisationKind.COUNCIL, once=uuid.uuid4(), by=ada
    )
    tess = directory.add_recipient(
        directory.NewRecipient("Tess Marlowe"), at=council, once=uuid.uuid4(), by=ada
    )
    new = directory.NewContact(directory.ContactKind.EMAIL, ADDRESS, "Her letter of 3 March")
    mailbox = directory.add_contact(tess, new, once=uuid.uuid4(), by=ada)
    words = "I rang the number on their website."
    directory.verify_contact(mailbox, directory.VerifiedHow.CALLED_BACK, words, by=ada)
    choose(Parameter.PASSWORD_RELEASE, "separate_message", by=SYSTEM)
    choose(Parameter.UNDO_SECONDS, "600", by=SYSTEM)


def draft(*, count: int) -> list[str]:
    """Complete drafts."""
    from safehaven.directory.front import Contact
    from safehaven.disclosure.jobs import look_through_chosen
    from safehaven.disclosure.operations import drafting
    from safehaven.disclosure.states import Channel
    from safehaven.documents.front import Version
    from safehaven.records.front import Record
    from safehaven.workforce.front import working_here
    from tests.disclosure.conftest import fill

    ada, robin = working_here().get(), Record.objects.get()
    version, contact = Version.objects.get(), Contact.objects.get()
    made = []
    for _ in range(count):
        begun = drafting.begin(robin, Channel.EMAIL, once=uuid.uuid4(), by=ada)
        made.append(str(fill(begun, version, contact, ada).pk))
    look_through_chosen()
    return made


def sign_in() -> str:
    """Sign the caseworker in, past the second factor.  Gives what their browser sends as its cookie."""
    from django.test import Client
    from django.utils import timezone

    from safehaven.workforce.front import begin_session, working_here

    staff, browser = working_here().get(), Client()
    browser.force_login(staff)
    begun = begin_session(staff, device="Test browser", address="127.0.0.1", verified_at=timezone.now())
    session = browser.session
    session["staff_session"] = str(begun.pk)
    session.save()
    return "; ".join(f"{key}={cookie.value}" for key, cookie in browser.cookies.items())


def release(*, disclosure: str, once: str) -> str:
    """Release a draft, as the web process does."""
    from safehaven.disclosure.models import Disclosure
    from safehaven.disclosure.operations.releasing import release as let_go
    from safehaven.disclosure.states import State

    one = Disclosure.objects.get(pk=disclosure)
    version = one.version if one.state == State.DRAFT else 0
    let_go(one, version=version, once=UUID(once), by=one.made_by)
    return str(Disclosure.objects.get(pk=disclosure).state)


def prepare_quickly() -> None:
    """Prepare everything that is released, with a file that needs no making: sending is what is tested."""
    from safehaven.disclosure.checks import Matter
    from safehaven.disclosure.email import preparing
    from safehaven.disclosure.email.operations import Made
    from safehaven.disclosure.models import Disclosure
    from safehaven_core.protection import Form, new_password

    def at_once(matter: Matter) -> tuple[Made, bytes]:
        return Made(Form.PDF, "document-1.pdf", new_password()), matter.disclosure.pk.bytes

    preparing.make_protected = at_once
    for one in Disclosure.objects.filter(state="released"):
        due(disclosure=str(one.pk))
        preparing.prepare(one)


def due(*, disclosure: str) -> None:
    """It is the turn of one released disclosure."""
    _set(disclosure, timedelta(0))


def send_now(*, disclosure: str) -> None:
    """It is the turn of one prepared disclosure, and of no other."""
    _set_messages(timedelta(0), disclosure=disclosure)


def wait(*, disclosures: list[str]) -> None:
    """It is nobody's turn for a long time."""
    _set_messages(FAR, disclosure__in=disclosures)


def all_due() -> None:
    """It is everybody's turn."""
    from django.utils import timezone

    from safehaven.disclosure.models import Disclosure, Message

    now = timezone.now()
    _time_passes(Disclosure.objects.filter(release_after__gt=now), release_after=now)
    _time_passes(Message.objects.filter(not_before__gt=now), not_before=now)


def release_at_once(*, disclosure: str, times: int) -> int:
    """Release a draft from several processes at the same moment.  Gives how many say that they did."""
    return _all_at_once([lambda: release(disclosure=disclosure, once=str(uuid.uuid4()))] * times)


def retract_while_sending(*, disclosure: str) -> None:
    """Take a disclosure back at the very moment in which a worker sends it."""
    from safehaven.disclosure.email.sending import send_waiting
    from safehaven.disclosure.models import Disclosure
    from safehaven.disclosure.operations.releasing import retract

    def take_back() -> None:
        one = Disclosure.objects.get(pk=disclosure)
        retract(one, "The wrong plan was chosen.", by=one.made_by)

    _all_at_once([send_waiting, take_back])


def _all_at_once(what: list[Callable[[], object]]) -> int:
    """Do things in processes of their own, at the same moment.  Gives how many went well."""
    from safehaven.foundation.refusals import Refusal

    start, children = time.time() + 0.5, []
    for one in what:
        child = os.fork()
        if child == 0:
            time.sleep(max(0.0, start - time.time()))
            status = 2
            try:
                one()
                status = 0
            except Refusal:
                status = 1
            finally:
                os._exit(status)
        children.append(child)
    return sum(os.waitpid(child, 0)[1] == 0 for child in children)


def standing() -> list[dict[str, Any]]:
    """Where every message and every disclosure stands."""
    from safehaven.disclosure.models import Disclosure

    return [
        {
            "disclosure": str(one.pk),
            "state": one.state,
            "trouble": one.trouble,
            "messages": {
                message.kind: {"state": message.state, "id": message.message_id, "trouble": message.trouble}
                for message in one.messages.all()
            },
            "told": one.record.entries.filter(about=one.ledger_name).count(),
        }
        for one in Disclosure.objects.prefetch_related("messages").select_related("record")
    ]


def _set(disclosure: str, after: timedelta) -> None:
    from django.utils import timezone

    from safehaven.disclosure.models import Disclosure

    _time_passes(Disclosure.objects.filter(pk=disclosure), release_after=timezone.now() + after)


def _set_messages(after: timedelta, **which: Any) -> None:
    from django.utils import timezone

    from safehaven.disclosure.models import Message

    _time_passes(Message.objects.filter(**which), not_before=timezone.now() + after)


def _time_passes(rows: Any, **changes: Any) -> None:
    from safehaven.foundation.actors import SYSTEM
    from safehaven.foundation.operations import operation
    from safehaven.ledger.front import write

    @operation
    def move() -> None:
        rows.update(**changes)
        write("test:time_passed", by=SYSTEM)

    move()
