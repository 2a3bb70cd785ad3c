"""When the mail server is away, wrong, or says no: nothing is lost, nothing goes in clear, and people see why.

Each of these speaks with a real server on this machine.
"""

from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from safehaven.disclosure.email.operations import CLAIM, GIVE_UP_AFTER, HAND_OVER
from safehaven.disclosure.email.preparing import prepare_released
from safehaven.disclosure.email.sending import notice_interrupted, send_waiting
from safehaven.disclosure.email.steps import wait_after
from safehaven.disclosure.front import waiting_for
from safehaven.disclosure.models import Message
from safehaven.disclosure.states import MessageState, State, Trouble
from tests.disclosure.conftest import work
from tests.disclosure.post_office import PostOffice, authority, open_office, port_of
from tests.running_house import free_port

pytestmark = pytest.mark.usefixtures("ready_made")


@pytest.fixture
def elsewhere(settings, tmp_path):
    """Opens another mail server in place of the usual one."""
    opened: list[Controller] = []

    def go(
        *, host: str = "localhost", tls: str = "starttls", trusted: bool = True, password: str = ""
    ) -> PostOffice:
        authorities, certificate, key = authority(tmp_path / f"tls{len(opened)}", host)
        office = PostOffice()
        opened.append(open_office(office, certificate, key, tls=tls, password=password))
        scheme = "smtps" if tls == "implicit" else "smtp+starttls"
        user = "safehaven@" if password else ""
        settings.SAFEHAVEN_MAIL_RELAY = f"{scheme}://{user}localhost:{port_of(opened[-1])}"
        if trusted:
            settings.SAFEHAVEN_MAIL_CA = str(authorities)
        return office

    yield go
    for controller in opened:
        controller.stop()


def the_message(disclosure) -> Message:
    """The message with the document."""
    return Message.objects.get(disclosure=disclosure, kind="document")


def stands(disclosure) -> tuple[str, str, str]:
    """Where it is: the disclosure, its message, and the trouble that people see."""
    disclosure.refresh_from_db()
    message = the_message(disclosure)
    return disclosure.state, message.state, message.trouble


WAITS = (State.SENDING, MessageState.READY)


def test_a_server_that_is_down_is_tried_again_and_people_see_why(released, settings, ada):
    settings.SAFEHAVEN_MAIL_RELAY = f"smtp+starttls://localhost:{free_port()}"

    work()

    assert stands(released) == (*WAITS, Trouble.SERVER_AWAY)
    assert [(one.what, one.urgent) for one in waiting_for(ada)] == [
        ("Could not be sent so far; it is tried again", True)
    ]


@pytest.mark.parametrize(
    ("other", "trouble"),
    [
        ({"trusted": False}, Trouble.BAD_CERTIFICATE),
        ({"host": "mail.elsewhere.example"}, Trouble.BAD_CERTIFICATE),
        ({"tls": "none"}, Trouble.NO_ENCRYPTION),
        ({"tls": "implicit", "trusted": False}, Trouble.BAD_CERTIFICATE),
        ({"tls": "implicit", "host": "mail.elsewhere.example"}, Trouble.BAD_CERTIFICATE),
    ],
    ids=["unknown authority", "wrong name", "no starttls", "implicit, unknown", "implicit, wrong name"],
)
def test_a_server_that_cannot_be_trusted_gets_nothing(released, elsewhere, other, trouble):
    office = elsewhere(**other)

    work()

    assert (stands(released), office.caught) == ((*WAITS, trouble), [])


@pytest.mark.parametrize("other", [{"tls": "implicit"}, {"password": "otter"}], ids=["implicit", "signed in"])
def test_a_server_that_is_right_gets_it(released, elsewhere, settings, tmp_path, other):
    office = elsewhere(**other)
    secret = tmp_path / "mail.password"
    secret.write_text("otter\n")
    secret.chmod(0o600)
    settings.SAFEHAVEN_MAIL_PASSWORD = str(secret)

    work()

    assert (released.__class__.objects.get(pk=released.pk).state, len(office.caught)) == (State.SENT, 1)


def test_a_wrong_password_is_shown_and_tried_again(released, elsewhere, settings, tmp_path):
    elsewhere(password="otter")
    secret = tmp_path / "mail.password"
    secret.write_text("badger\n")
    secret.chmod(0o600)
    settings.SAFEHAVEN_MAIL_PASSWORD = str(secret)

    work()

    assert stands(released) == (*WAITS, Trouble.LOGIN_REFUSED)


def test_a_password_that_others_can_read_is_not_used(released, elsewhere, settings, tmp_path):
    elsewhere(password="otter")
    secret = tmp_path / "mail.password"
    secret.write_text("otter\n")
    secret.chmod(0o644)
    settings.SAFEHAVEN_MAIL_PASSWORD = str(secret)

    prepare_released()

    assert (released.__class__.objects.get(pk=released.pk).state, Message.objects.count()) == (State.HELD, 0)


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_asks_to_come_later_is_asked_later(released, office, command):
    office.answers[command] = "451 4.3.0 busy"

    work()

    assert stands(released) == (*WAITS, Trouble.TRY_LATER)


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_refuses_for_good_holds_it(released, office, command):
    office.answers[command] = "550 5.1.1 no such mailbox"

    work()

    assert stands(released) == (State.HELD, MessageState.HELD, Trouble.REFUSED)


def test_a_connection_that_breaks_after_the_content_leaves_a_doubt_that_people_see(released, office, ada):
    office.hang_up_after_content = True

    work()
    work()

    assert (stands(released), len(office.caught)) == (
        (State.HELD, MessageState.HELD, Trouble.MAY_HAVE_BEEN_SENT),
        1,
    )
    assert [one.what for one in waiting_for(ada)] == ["Held. It may have been sent: check with the recipient"]


def later(monkeypatch, after: timedelta) -> None:
    """Let time pass."""
    moment = timezone.now() + after
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_it_waits_longer_after_each_try_up_to_an_hour(released):
    waits = [wait_after(attempts) for attempts in (1, 2, 3, 4, 10, 100)]

    assert waits == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8, 60, 60)]


def test_it_goes_once_the_server_is_back(released, office, monkeypatch):
    office.answers["RCPT"] = "451 busy"
    work()
    office.answers.clear()

    send_waiting()
    too_early = len(office.caught)
    later(monkeypatch, timedelta(minutes=2))
    send_waiting()

    assert (too_early, len(office.caught), stands(released)) == (0, 1, (State.SENT, MessageState.SENT, ""))


def test_after_a_day_it_is_held(released, office, monkeypatch):
    office.answers["RCPT"] = "451 busy"
    work()

    later(monkeypatch, GIVE_UP_AFTER + timedelta(minutes=5))
    send_waiting()

    assert stands(released) == (State.HELD, MessageState.HELD, Trouble.KEPT_FAILING)


def test_the_message_keeps_its_name_through_all_tries(released, office, monkeypatch):
    office.answers["RCPT"] = "451 busy"
    work()
    name = the_message(released).message_id
    office.answers.clear()
    later(monkeypatch, timedelta(minutes=2))
    send_waiting()

    assert (office.caught[0].mail["Message-ID"], the_message(released).message_id) == (name, name)


def test_what_a_vanished_worker_claimed_is_taken_over(released, office, monkeypatch):
    from safehaven.disclosure.email.operations import claim_message

    prepare_released()
    claim_message(the_message(released), released.pk)

    send_waiting()
    meanwhile = len(office.caught)
    later(monkeypatch, CLAIM + timedelta(seconds=1))
    send_waiting()

    assert (meanwhile, len(office.caught)) == (0, 1)


def test_what_a_vanished_worker_was_handing_over_is_held_and_never_sent_by_itself(
    released, office, monkeypatch
):
    from safehaven.disclosure.email.operations import begin_hand_over, claim_message

    prepare_released()
    claim_message(the_message(released), released.pk)
    begin_hand_over(the_message(released), released.pk)

    later(monkeypatch, HAND_OVER + timedelta(seconds=1))
    notice_interrupted()
    send_waiting()

    assert (stands(released), office.caught) == (
        (State.HELD, MessageState.HELD, Trouble.MAY_HAVE_BEEN_SENT),
        [],
    )


def test_an_answer_that_comes_late_settles_the_doubt(released, office, monkeypatch):
    from safehaven.disclosure.email.operations import begin_hand_over, claim_message, delivered

    prepare_released()
    claim_message(the_message(released), released.pk)
    begin_hand_over(the_message(released), released.pk)
    later(monkeypatch, HAND_OVER + timedelta(seconds=1))
    notice_interrupted()

    delivered(the_message(released), released.pk)

    assert stands(released) == (State.SENT, MessageState.SENT, "")


@pytest.mark.parametrize(
    "relay", ["", "smtp://localhost:25", "localhost", "smtp+starttls://user:word@localhost"]
)
def test_without_a_fit_mail_server_nothing_is_released(draft, ada, settings, relay):
    import uuid

    from safehaven.disclosure.operations.releasing import release
    from safehaven.disclosure.rules import NotChecked

    settings.SAFEHAVEN_MAIL_RELAY = relay

    with pytest.raises(NotChecked, match="mail server"):
        release(draft, version=draft.version, once=uuid.uuid4(), by=ada)
