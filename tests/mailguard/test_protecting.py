"""A message that must be protected leaves as protected files, its password by a way of its own."""

import io
import uuid

import pytest

from safehaven.directory.front import block_address
from safehaven.disclosure.front import Received
from safehaven.foundation.actors import SYSTEM
from safehaven.mailguard import working
from safehaven.mailguard.models import Delivery, PasswordWay
from safehaven.mailguard.operations.deciding import agree, disagree, send_after_all, take_back
from safehaven.mailguard.operations.passing import confirm_by_link, confirm_by_sender, tell_password
from safehaven.mailguard.operations.protecting import send_protected
from safehaven.mailguard.operations.relaying import claim
from safehaven.mailguard.protecting.rounds import protect_waiting
from safehaven.mailguard.rules import NeverThere, NoReason, NoSuchMessage, NotToThem, TakenOver, WrongMoment
from safehaven.mailguard.states import Outcome, PasswordBy, State, Topic, Way
from safehaven.policies.front import Parameter, choose
from safehaven_core.protection import WrongPassword, new_password, opened
from tests.core.protection.originals import make_docx
from tests.disclosure.conftest import certificates, office, pdf
from tests.lawfulness.agreeing import agreed
from tests.mailguard.protected import (
    LINK,
    PASSWORD,
    SUBJECT,
    TESS,
    UNA,
    clear,
    copy_of,
    in_the_directory,
    judged,
    leave,
    message,
    protected,
    words_of,
)
from tests.mailguard.taking_in import SECRET, let_be_shared

__all__ = ["certificates", "office"]
pytestmark = [pytest.mark.django_db, pytest.mark.servers]
TELLING = ("Robin", "Quillfeather", "wasps", "Thistlewick", "SH-", "1987", "plan")


@pytest.fixture
def known(roll, robin, ada):
    """Robin on the roll, and two social workers in the directory."""
    in_the_directory(ada, TESS, UNA, number="01632 960123")
    agreed(robin, ada)
    roll.build()
    return roll


@pytest.fixture
def held(known, ada):
    files = [("Support plan of Robin.pdf", pdf()), ("Robin.docx", make_docx()), ("wasps.txt", b"Stung.")]
    return judged(ada, TESS, subject=SUBJECT, files=files)


@pytest.fixture
def sent(held, ada, office):
    done = protected(held, ada)
    leave(done)
    return done


def went(office):
    """What the mail server took, but for the notices to senders."""
    return [one for one in office.caught if not str(one.mail["From"]).startswith("Safehaven <")]


def password_by_mail(office):
    working.send_waiting()
    return PASSWORD.findall(went(office)[-1].text)[0]


def test_what_arrives_opens_with_the_password_that_came_the_other_way(sent, office, ada):
    confirm_by_sender(copy_of(sent), Received.PHONE, by=ada)
    inside = clear(went(office)[0], password_by_mail(office))

    assert sorted(inside) == ["document-1.pdf", "document-2.docx", "documents.zip", "message.pdf"]
    assert inside["documents.zip"] == [("document-3.txt", b"Stung.")]
    words = words_of(inside["message.pdf"][0][1])
    for said in (SECRET, SUBJECT, ada.email, "document-1.pdf: Support plan of Robin.pdf"):
        assert said in words
    assert "wasps of Thistlewick" in words_of(inside["document-1.pdf"][0][1])


def test_nothing_that_arrives_opens_with_another(sent, office):
    refused = []
    for _name, content in went(office)[0].files:
        with pytest.raises(WrongPassword):
            opened(io.BytesIO(content), new_password())
        refused.append(content)

    assert len(refused) == 4


def test_the_covering_note_tells_of_nobody_and_says_from_whom_it_is(sent, office, ada):
    [one] = went(office)
    head = [f"{name}: {value}" for name, value in one.mail.items()]

    assert [word for word in TELLING for text in (*head, one.text) if word in text] == []
    assert f"{ada.name} of Harbour Lane Support sends you a message" in one.text
    assert "once you have told us" in one.text
    assert one.mail["Subject"].startswith("Confidential: protected files from Harbour Lane Support (")
    assert one.mail["From"] == f"{ada.name} <{ada.email}>"


def test_no_header_of_the_senders_program_travels(known, ada, office):
    heads = {
        "Thread-Topic": "Robin Quillfeather",
        "Keywords": "wasps",
        "Comments": "Quillfeather",
        "X-Note": "Robin",
        "References": "<quillfeather@example.org>",
        "In-Reply-To": "<robin@example.org>",
        "X-Mailer": "Outlook",
    }
    made = message(ada, TESS, subject="Hello")
    for name, value in heads.items():
        made[name] = value
    leave(protected(judged(ada, TESS, made=made), ada))

    assert {name.lower() for name in went(office)[0].mail} == {
        *("from", "to", "subject", "date", "message-id", "sensitivity", "importance"),
        *("x-auto-response-suppress", "mime-version", "content-type"),
    }


def test_the_password_waits_for_the_receipt(sent, office):
    working.send_waiting()

    assert (len(went(office)), sent.state) == (1, State.OVER)
    assert sent.deliveries.get(topic=Topic.PASSWORD).state == Way.WAITING


def test_the_link_of_the_recipient_lets_the_password_go(sent, office, client):
    token = LINK.findall(went(office)[0].text)[0]
    shown = client.get(f"/receipt/{token}/").content.decode()
    answer = client.post(f"/receipt/{token}/").content.decode()
    again = client.post(f"/receipt/{token}/").content.decode()
    password_by_mail(office)

    assert "Has our message arrived?" in shown
    assert "The password comes in another e-mail" in answer
    assert "We know already" in again
    assert len(went(office)) == 2


def test_password_and_files_never_travel_together(sent, office, ada):
    confirm_by_sender(copy_of(sent), Received.REPLY, by=ada)
    password = password_by_mail(office)

    first, second = went(office)
    assert password.encode() not in first.raw
    assert second.files == []
    assert first.mail["Subject"] != second.mail["Subject"]
    assert [word for word in TELLING if word in second.raw.decode()] == []


def test_the_password_goes_at_once_where_the_policy_says_so(held, ada, office):
    choose(Parameter.PASSWORD_RELEASE, "separate_message", by=SYSTEM)
    leave(protected(held, ada))
    working.send_waiting()

    assert (len(went(office)), "in a few minutes" in went(office)[0].text) == (2, True)
    assert clear(went(office)[0], PASSWORD.findall(went(office)[1].text)[0])


def test_read_out_on_the_telephone_it_goes_by_no_e_mail(held, ada, office):
    leave(done := protected(held, ada, PasswordBy.TELEPHONE))
    told = tell_password(copy_of(done), by=ada)
    confirm_by_link(LINK.findall(went(office)[0].text)[0])
    working.send_waiting()

    assert clear(went(office)[0], told)
    assert (len(went(office)), "on the telephone" in went(office)[0].text) == (1, True)


def test_it_is_shown_once_and_then_stays_out_of_the_mail(sent, ada, office):
    tell_password(copy_of(sent), by=ada)
    with pytest.raises(WrongMoment):
        tell_password(copy_of(sent), by=ada)
    confirm_by_link(LINK.findall(went(office)[0].text)[0])
    working.send_waiting()

    assert len(went(office)) == 1
    assert sent.deliveries.get(topic=Topic.PASSWORD).state == Way.STOPPED


def test_before_the_files_left_nobody_sees_the_password(held, ada):
    done = protected(held, ada)

    with pytest.raises(WrongMoment):
        tell_password(copy_of(done), by=ada)
    with pytest.raises(WrongMoment):
        confirm_by_sender(copy_of(done), Received.PHONE, by=ada)


def test_nobody_else_sees_the_password_or_lets_it_go(sent, grace):
    for act in (
        lambda: tell_password(copy_of(sent), by=grace),
        lambda: send_protected(sent, {}, "", by=grace),
    ):
        with pytest.raises(NoSuchMessage):
            act()
    with pytest.raises(NoSuchMessage):
        confirm_by_sender(copy_of(sent), Received.PHONE, by=grace)


def test_each_recipient_has_a_way_of_their_own(known, ada, office):
    done = protected(judged(ada, TESS, UNA), ada, PasswordBy.MESSAGE, PasswordBy.TELEPHONE)
    leave(done)
    confirm_by_sender(copy_of(done, 0), Received.PHONE, by=ada)
    working.send_waiting()

    ways = PasswordWay.objects.filter(delivery__submission=done).order_by("delivery__place")
    assert [way.goes_by for way in ways] == [PasswordBy.MESSAGE, PasswordBy.TELEPHONE]
    assert sorted((one.recipients[0], bool(one.files)) for one in went(office)) == [
        (TESS, False),
        (TESS, True),
        (UNA, True),
    ]
    assert [one.mail["To"] for one in went(office)] == [one.recipients[0] for one in went(office)]


def test_blind_copies_stay_blind(known, ada, office):
    taken = judged(ada, TESS, UNA, made=message(ada, TESS))
    leave(protected(taken, ada))

    to_tess = next(one for one in went(office) if one.recipients == [TESS])
    assert b"lowtide" not in to_tess.raw


# What lets it go


def test_while_it_is_being_protected_it_is_sent_by_nobody(held, ada):
    send_protected(held, {}, "", by=ada)

    with pytest.raises(TakenOver):
        claim(copy_of(held), uuid.uuid4())


def test_it_can_be_undone_before_it_was_made_and_after(known, ada, office):
    first, second = judged(ada, TESS), judged(ada, TESS)
    send_protected(first, {}, "", by=ada)
    take_back(first, by=ada)
    done = protected(second, ada)
    assert done.leaves_after is not None
    left = (done.leaves_after - done.received_at).total_seconds()
    take_back(done, by=ada)
    leave(done)

    assert left > 50
    assert went(office) == []
    assert set(Delivery.objects.filter(topic=Topic.PASSWORD).values_list("state", flat=True)) == {Way.STOPPED}


def test_what_protecting_does_not_clear_needs_a_reason(known, ada):
    taken = judged(ada, "new@saltmarsh.example")
    let_be_shared(taken, ada)
    with pytest.raises(NoReason):
        send_protected(taken, {}, "", by=ada)

    taken.refresh_from_db()
    assert taken.state == State.HELD


def test_nothing_protected_goes_to_a_blocked_address(known, ada):
    block_address(TESS, "She works there no more.", once=uuid.uuid4(), by=ada)
    with pytest.raises(NeverThere):
        send_protected(judged(ada, TESS), {}, "It is right all the same.", by=ada)


def test_where_the_policy_refuses_shared_mailboxes_nothing_protected_goes_there(known, ada):
    taken = judged(ada, "office@saltmarsh.example")
    choose(Parameter.SHARED_MAILBOXES, "refuse", by=SYSTEM)

    with pytest.raises(NotToThem):
        send_protected(taken, {}, "Only one person reads it.", by=ada)


def test_a_second_person_agrees_first_where_the_policy_wants_it(held, ada, grace, office):
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    send_protected(held, {}, "", by=ada)
    protect_waiting()
    agree(held, by=grace)
    protect_waiting()
    leave(held)

    assert [name for name, _content in went(office)[0].files] == [
        *("message.pdf", "document-1.pdf", "document-2.docx", "documents.zip"),
    ]


def test_after_a_no_it_can_be_sent_only_by_a_new_decision(held, ada, grace):
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    send_protected(held, {}, "", by=ada)
    disagree(held, by=grace)

    held.refresh_from_db()
    assert (held.state, held.goes_protected) == (State.HELD, False)


def test_by_itself_it_goes_only_where_the_policy_says_so(known, ada, office):
    asks = judged(ada, TESS)
    choose(Parameter.MAIL_PROTECTION, "by_itself", by=SYSTEM)
    goes = judged(ada, TESS)
    protect_waiting()
    leave(goes)

    assert (asks.state, goes.outcome) == (State.HELD, Outcome.PROTECT)
    assert [one.files[0][0] for one in went(office)] == ["message.pdf"]


def test_by_itself_it_does_not_pass_a_second_person_or_a_stricter_rule(known, ada):
    choose(Parameter.MAIL_PROTECTION, "by_itself", by=SYSTEM)
    stricter = judged(ada, "new@saltmarsh.example")
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)

    assert (stricter.state, judged(ada, TESS).state) == (State.HELD, State.HELD)


def test_sent_as_it_is_it_goes_as_it_is(held, ada, office):
    send_after_all(held, "The council asked for it in the open.", by=ada)
    leave(held)

    assert went(office)[0].mail["Subject"] == SUBJECT
