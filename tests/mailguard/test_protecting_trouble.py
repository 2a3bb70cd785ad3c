"""What goes wrong while a message is protected holds it; and what is kept of one that went."""

import re

import pytest

from safehaven.access.front import SealedFiles
from safehaven.ledger.front import StoredLine
from safehaven.mailguard import working
from safehaven.mailguard.models import PasswordWay, Protection
from safehaven.mailguard.moving import FILES, PROTECTED
from safehaven.mailguard.operations.deciding import look_at
from safehaven.mailguard.operations.passing import confirm_by_link, tell_password
from safehaven.mailguard.operations.protecting import (
    Made,
    finish_protecting,
    open_to_protect,
    send_protected,
)
from safehaven.mailguard.protecting import rounds
from safehaven.mailguard.protecting.rounds import forget_passwords, protect_waiting
from safehaven.mailguard.rules import TakenOver
from safehaven.mailguard.states import State, Way
from safehaven.records.front import NewRecord, create_record, open_record
from safehaven.roll import asking
from safehaven.workforce.operations import mark_as_left
from tests.disclosure.conftest import certificates, office
from tests.house.probes import ago, change
from tests.keeping import ASKED_AT_THE_SOCKET
from tests.mailguard.protected import (
    LINK,
    TESS,
    copy_of,
    judged,
    leave,
    message,
    protected,
)
from tests.mailguard.taking_in import raw
from tests.mailguard.test_protecting import TELLING, held, known, sent, went

__all__ = ["certificates", "held", "known", "office", "sent"]
pytestmark = [pytest.mark.django_db, pytest.mark.servers]


def test_a_broken_message_is_held_with_the_reason(known, ada):
    whole = raw(message(ada, TESS, files=[("a.bin", b"x")]))
    taken = judged(ada, TESS, content=whole[: whole.rindex(b"--", 0, -6)])
    done = protected(taken, ada)

    assert (done.state, done.goes_protected) == (State.HELD, False)
    assert "Part of the message is broken" in reasons(done, ada)


def test_what_cannot_be_proved_is_held_and_its_sender_is_told(held, ada, office, monkeypatch):
    monkeypatch.setattr(rounds, "MAKE", "tests.mailguard.failing:not_proved")
    done = protected(held, ada)
    working.send_waiting()

    assert (done.state, Protection.objects.count()) == (State.HELD, 0)
    assert "is not shown to be safe" in reasons(done, ada)
    assert [one.recipients for one in office.caught if "not be protected" in one.mail["Subject"]] == [
        [ada.email]
    ]


@pytest.mark.parametrize("how", ["crash", "hang", "swell"])
def test_a_file_that_brings_its_worker_down_is_held(held, ada, monkeypatch, how):
    monkeypatch.setattr(rounds, "MAKE", f"tests.mailguard.failing:{how}")
    monkeypatch.setattr(rounds, "limits_for", lambda _size: (3, 400))

    assert protected(held, ada).state == State.HELD


def test_a_full_disk_holds_it(held, ada, monkeypatch):
    def full(*_given):
        raise OSError(28, "No space left on device")

    send_protected(held, {}, "", by=ada)
    monkeypatch.setattr(SealedFiles, "put", full)
    protect_waiting()

    held.refresh_from_db()
    assert held.state == State.HELD
    assert "the disk may be full" in reasons(held, ada)


def test_without_the_roll_it_waits(held, ada, roll, monkeypatch):
    send_protected(held, {}, "", by=ada)
    monkeypatch.setattr(asking, "exchange", ASKED_AT_THE_SOCKET)
    protect_waiting()

    held.refresh_from_db()
    assert held.state == State.PROTECTING


def test_a_sender_who_is_called_like_somebody_supported_is_not_named(known, robin, ada, office):
    first, last = ada.name.split()
    create_record(NewRecord({"given_names": first, "family_name": last}), by=ada, sure=True)
    known.catch_up()
    leave(protected(judged(ada, TESS), ada))

    assert "Harbour Lane Support sends you a message" in went(office)[0].text
    assert ada.name not in went(office)[0].text
    assert ada.name not in went(office)[0].mail["From"]


def test_a_worker_that_lost_its_lease_changes_nothing(held, ada):
    send_protected(held, {}, "", by=ada)
    slow = open_to_protect(held)
    held.refresh_from_db()
    change(held, judge_after=ago(seconds=1))
    protect_waiting()

    with pytest.raises(TakenOver):
        finish_protecting(slow, Protection(), Made("{}", "x"))
    assert Protection.objects.count() == 1


def test_the_protected_form_missing_it_never_goes_in_the_open(held, ada, office):
    done = protected(held, ada)
    PROTECTED.drop(done.protection.pk)
    leave(done)

    assert [one for one in went(office) if one.recipients == [TESS]] == []
    assert copy_of(done).state == Way.FAILED


def test_after_a_leaver_no_password_goes(sent, ada, grace, office):
    mark_as_left(ada, by=grace)
    confirm_by_link(LINK.findall(went(office)[0].text)[0])
    working.send_waiting()

    assert len(went(office)) == 1


# What is kept

# Keys, digests and parts of seconds may hold the digits of any year.
BY_CHANCE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w+/=-]{32,}|\.\d{6}")


def test_the_record_says_how_it_went(sent, robin, ada):
    working.note_waiting()
    record = open_record(robin, by=ada)
    told = [record.grant.open(entry, "text") for entry in robin.entries.all()]

    assert f"It went in protected files. Their password goes to {TESS}: in another e-mail." in " ".join(told)


def test_no_line_holds_a_word_or_the_password(sent, ada):
    told = tell_password(copy_of(sent), by=ada)
    lines = BY_CHANCE.sub("", " ".join(StoredLine.objects.values_list("entry", flat=True)))

    assert [
        word for word in (*TELLING, "saltmarsh", told) if word in lines and word not in {"SH-", "plan"}
    ] == []


def test_files_are_swept_and_passwords_dropped_once_they_have_served(sent, ada):
    working.note_waiting()
    working.sweep()
    forget_passwords()
    kept = Protection.objects.get().secret is not None
    tell_password(copy_of(sent), by=ada)
    change(PasswordWay.objects.get(), told_at=ago(days=15))
    change(sent, over_at=ago(days=15))
    forget_passwords()

    assert [one.path_of(pk).exists() for one, pk in ((FILES, sent.pk), (PROTECTED, sent.protection.pk))] == [
        False,
        False,
    ]
    assert (kept, Protection.objects.get().secret) == (True, None)


def reasons(submission, by):
    return " ".join(one.why for one in look_at(submission, by=by).ruling.findings)
