"""Bad days of the worker: what nobody foresaw is held where people see it, and never stands in others' way."""

import errno
import logging
import uuid

import pytest
from django.db import OperationalError

from safehaven.config.working import run_one
from safehaven.disclosure.email import composing, preparing, sending, spool
from safehaven.disclosure.email.operations import delivered
from safehaven.disclosure.models import Disclosure, Message
from safehaven.disclosure.operations import drafting
from safehaven.disclosure.operations.releasing import release
from safehaven.disclosure.states import Channel, State, Trouble
from safehaven.foundation.confined import TookTooMuchMemory
from safehaven.foundation.jobs import JOBS, Job
from tests.disclosure.conftest import fill, work

pytestmark = pytest.mark.usefixtures("ready_made")


@pytest.fixture
def second(released, robin, plan, mailbox, ada) -> Disclosure:
    """Another disclosure, released after the first."""
    draft = fill(drafting.begin(robin, Channel.EMAIL, once=uuid.uuid4(), by=ada), plan, mailbox, ada)
    return release(draft, version=draft.version, once=uuid.uuid4(), by=ada)


def stands(disclosure: Disclosure) -> tuple[str, str]:
    """Where it is, and what stands in the way."""
    disclosure.refresh_from_db()
    return disclosure.state, disclosure.trouble


def breaking(real, only: Disclosure):
    """A step that breaks for one disclosure and works for all others."""

    def step(thing, *rest):
        one = thing.disclosure_id if isinstance(thing, Message) else getattr(thing, "disclosure", thing).pk
        if one == only.pk:
            raise ZeroDivisionError
        return real(thing, *rest)

    return step


@pytest.mark.parametrize("step", ["begin_preparing", "make_protected", "finish_preparing"])
def test_what_breaks_while_preparing_is_held_and_the_next_one_leaves(
    released, second, office, monkeypatch, step
):
    monkeypatch.setattr(preparing, step, breaking(getattr(preparing, step), released))

    work()

    assert (stands(released), stands(second)) == ((State.HELD, Trouble.UNEXPECTED), (State.SENT, ""))


@pytest.mark.parametrize("step", ["claim_message", "composed", "begin_hand_over"])
def test_what_breaks_while_sending_is_held_and_the_next_one_leaves(
    released, second, office, monkeypatch, step
):
    monkeypatch.setattr(sending, step, breaking(getattr(sending, step), released))

    work()

    assert (stands(released), stands(second)) == ((State.HELD, Trouble.UNEXPECTED), (State.SENT, ""))


def test_what_breaks_after_the_content_left_is_never_sent_again(released, office, monkeypatch):
    monkeypatch.setattr(sending, "delivered", breaking(delivered, released))

    for _ in range(3):
        work()

    assert (len(office.caught), Message.objects.get(kind="document").state) == (1, "handing-over")


def test_a_full_disk_holds_it_and_leaves_nothing_behind(released, office, monkeypatch):
    def full(_file):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    work()

    assert (stands(released), office.caught) == ((State.HELD, Trouble.UNEXPECTED), [])
    assert [
        path for path in spool.folder().glob("*") if path.stat().st_mtime > released.made_at.timestamp()
    ] == []


def test_a_job_that_takes_too_much_holds_it(released, office, monkeypatch):
    def greedy(_matter):
        raise TookTooMuchMemory("This needs more than 2000 MB of memory and was stopped.")

    monkeypatch.setattr(preparing, "make_protected", greedy)
    work()

    assert (stands(released), office.caught) == ((State.HELD, Trouble.NOT_PROTECTED), [])


def test_a_database_that_is_busy_is_only_tried_again(released, office, monkeypatch):
    def busy(*_):
        raise OperationalError("database is locked")

    with monkeypatch.context() as for_now:
        for_now.setattr(sending, "claim_message", busy)
        work()
    waiting = stands(released)
    work()

    assert (waiting, stands(released)) == ((State.SENDING, ""), (State.SENT, ""))


def test_a_header_that_would_break_is_held(released, office, monkeypatch):
    monkeypatch.setattr(composing, "format_datetime", lambda _at: "today\r\nBcc: eve@evil.example")

    work()

    assert (stands(released), office.caught) == ((State.HELD, Trouble.UNEXPECTED), [])


def test_a_job_that_stops_says_which_and_never_what(db, caplog):
    def job() -> None:
        raise ValueError("Robin Quillfeather")

    with caplog.at_level(logging.ERROR):
        went_well = run_one(Job("a job", 1, job))

    said = [record.getMessage() for record in caplog.records]
    assert (went_well, said) == (False, ["worker:job_failed"])


def test_the_channel_has_its_jobs():
    assert sorted(name for name in JOBS if name.startswith("email:")) == [
        "email: forget passwords",
        "email: notice interrupted",
        "email: prepare released",
        "email: send waiting",
        "email: sweep",
    ]
