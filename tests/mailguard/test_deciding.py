"""The page of a message: undo, one decision for each finding, and a second person where the policy wants one."""

import uuid

import pytest
from django.urls import reverse

from safehaven.directory.front import block_address
from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.front import StoredLine
from safehaven.mailguard import working
from safehaven.mailguard.operations.deciding import agree, look_at, send_after_all, take_back
from safehaven.mailguard.operations.relaying import claim
from safehaven.mailguard.rules import NeverThere, NoReason, NoSuchMessage, OwnMessage, TakenOver, WrongMoment
from safehaven.mailguard.states import State, Way
from safehaven.policies.front import Parameter, choose
from tests.house.probes import ago, change
from tests.mailguard.taking_in import taken_in

pytestmark = pytest.mark.django_db
TWO = ("tess@saltmarsh.example", "una@lowtide.example")
REASON = "The council needs it before the meeting, and it names nobody."


def judged(by, *to, **told):
    taken = taken_in(by, *to, **told)
    working.judge_waiting()
    taken.refresh_from_db()
    return taken


@pytest.fixture
def held(ada):
    return judged(ada, *TWO)


@pytest.fixture
def passed(ada, grace):
    return judged(ada, grace.email)


def at(name, submission):
    return reverse(f"mailguard:{name}", kwargs={"submission": submission.pk})


def decided(client, submission, *, stop=(), reason=REASON):
    page = client.get(at("message", submission)).content.decode()
    names = [f"found_{place}" for place in range(20) if f'name="found_{place}"' in page]
    answers = {name: "stop" if name in stop else "send" for name in names}
    return client.post(at("message", submission), answers | {"reason": reason, "once": str(uuid.uuid4())})


def state(submission):
    submission.refresh_from_db()
    return submission.state


def test_the_page_says_to_whom_why_and_what_would_clear_it(held, ada, signed_in):
    page = signed_in(ada).get(at("message", held)).content.decode()

    for words in (*TWO, "The meeting", "see each other", "put them into Bcc"):
        assert words in page


def test_every_finding_needs_a_decision(held, ada, signed_in):
    answer = signed_in(ada).post(at("message", held), {"reason": REASON, "once": str(uuid.uuid4())})

    assert "Decide about this" in answer.content.decode()
    assert state(held) == State.HELD


def test_with_all_decided_and_a_reason_it_goes(held, ada, signed_in):
    decided(signed_in(ada), held)

    assert state(held) == State.PASSED
    assert look_at(held, by=ada).reason == REASON


def test_one_decision_against_it_stops_it(held, ada, signed_in):
    decided(signed_in(ada), held, stop={"found_0"}, reason="")

    assert state(held) == State.TAKEN_BACK
    assert {each.state for each in held.deliveries.filter(topic="message")} == {Way.STOPPED}


def test_without_a_reason_it_stays(held, ada, signed_in):
    answer = decided(signed_in(ada), held, reason="ok")

    assert "Say in a sentence" in answer.content.decode()
    assert state(held) == State.HELD


def test_what_is_decided_twice_at_once_is_decided_once(held, ada):
    send_after_all(held, REASON, by=ada)

    with pytest.raises(WrongMoment):
        send_after_all(held, REASON, by=ada)


def test_nobody_else_sees_it_or_decides(held, sam, grace, signed_in):
    for stranger in (sam, grace):
        client = signed_in(stranger)
        assert client.get(at("message", held)).status_code == 404
        assert client.post(at("take_back", held)).status_code == 404
        with pytest.raises(NoSuchMessage):
            send_after_all(held, REASON, by=stranger)
        with pytest.raises(NoSuchMessage):
            take_back(held, by=stranger)


def test_nothing_goes_to_a_blocked_address_whatever_the_reason(ada):
    block_address("saltmarsh.example", "They were taken over by somebody.", once=uuid.uuid4(), by=ada)
    held = judged(ada, "tess@saltmarsh.example")

    with pytest.raises(NeverThere):
        send_after_all(held, REASON, by=ada)


def test_a_reason_is_asked_for_before_anything_is_opened(held, ada):
    with pytest.raises(NoReason):
        send_after_all(held, "   ", by=ada)


# Undo


def test_for_a_minute_it_can_be_undone(passed, ada, signed_in):
    client = signed_in(ada)
    page = client.get(at("message", passed)).content.decode()

    client.post(at("take_back", passed))

    assert "Undo" in page
    assert (passed.leaves_after - passed.received_at).total_seconds() == pytest.approx(60, abs=5)
    assert state(passed) == State.TAKEN_BACK


def test_what_was_undone_is_sent_by_nobody(passed, ada):
    take_back(passed, by=ada)
    change(passed, leaves_after=ago(seconds=1))

    with pytest.raises(TakenOver):
        claim(passed.deliveries.get(), uuid.uuid4())


def test_before_its_time_it_is_sent_by_nobody(passed):
    with pytest.raises(TakenOver):
        claim(passed.deliveries.get(), uuid.uuid4())


def test_after_its_time_it_cannot_be_undone(passed, ada):
    change(passed, leaves_after=ago(seconds=1))

    with pytest.raises(WrongMoment):
        take_back(passed, by=ada)


def test_once_it_is_leaving_it_cannot_be_undone(passed, ada):
    change(passed, leaves_after=ago(seconds=1))
    claim(passed.deliveries.get(), uuid.uuid4())

    with pytest.raises(WrongMoment):
        take_back(passed, by=ada)


def test_a_held_message_is_sent_by_nobody(held):
    with pytest.raises(TakenOver):
        claim(held.deliveries.filter(topic="message")[0], uuid.uuid4())


# The second person


@pytest.fixture
def asked(held, ada):
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    return send_after_all(held, REASON, by=ada)


def test_where_the_policy_wants_it_somebody_else_is_asked(asked, grace, signed_in):
    page = signed_in(grace).get(at("message", asked)).content.decode()

    assert state(asked) == State.ASKED
    assert REASON in page
    assert "I agree: send it" in page


def test_the_second_person_lets_it_go(asked, grace, signed_in):
    signed_in(grace).post(at("agree", asked))

    assert (state(asked), asked.decided_by) == (State.PASSED, grace)


def test_the_second_person_says_no_and_it_is_held_again(asked, grace, ada, signed_in):
    signed_in(grace).post(at("disagree", asked))

    assert state(asked) == State.HELD
    assert signed_in(grace).get(at("message", asked)).status_code == 404


def test_nobody_is_their_own_second_person(held, grace):
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    own = send_after_all(judged(grace, *TWO), REASON, by=grace)

    with pytest.raises(OwnMessage):
        agree(own, by=grace)


def test_a_stranger_is_no_second_person(asked, member, lighthouse):
    from safehaven.workforce.front import Role

    lou = member("Lou Marsh", Role.MANAGER, team=lighthouse)
    with pytest.raises(WrongMoment):
        agree(asked, by=lou)


def test_the_desk_shows_what_waits(held, asked, ada, grace, signed_in):
    other = judged(ada, *TWO)

    assert "Decide about a message that is held" in signed_in(ada).get("/").content.decode()
    assert "asks whether a message may go" in signed_in(grace).get("/").content.decode()
    assert at("message", other) in signed_in(ada).get("/").content.decode()


def test_the_desk_shows_the_newest_with_what_tells_them_apart_and_how_many_more(held, ada, signed_in):
    newest = [judged(ada, *TWO) for _ in range(4)][-1]
    browser = signed_in(ada)

    home = browser.get("/").content.decode()
    place = f"{reverse('mailguard:messages')}?only=held"

    assert home.count("Decide about a message that is held") == 4
    assert "Decide about a message that is held: and 2 more" in home
    assert f'href="{place}"' in home
    assert f"with {newest.password.name}, to 2 addresses" in home
    assert at("message", held) not in home
    assert at("message", held) in browser.get(place).content.decode()


def test_a_colleagues_message_is_shown_with_whose_it_is(asked, grace, signed_in):
    assert "From Ada Lovell, " in signed_in(grace).get("/").content.decode()


def test_what_is_held_can_be_looked_at_alone(held, ada, signed_in):
    sent = taken_in(ada, "grace@example.org", text="The kettle.", subject="The kettle")
    page = signed_in(ada).get(reverse("mailguard:messages"), {"only": "held"}).content.decode()

    assert "Your mail that is held" in page
    assert at("message", held) in page
    assert at("message", sent) not in page


def test_the_list_shows_ones_own_and_no_others(held, ada, sam, signed_in):
    place = reverse("mailguard:messages")

    assert "The meeting" in signed_in(ada).get(place).content.decode()
    assert "The meeting" not in signed_in(sam).get(place).content.decode()


def test_no_line_holds_a_word_of_it(held, ada):
    send_after_all(held, REASON, by=ada)

    lines = " ".join(StoredLine.objects.values_list("entry", flat=True))
    assert [word for word in ("wasps", "saltmarsh", "meeting", "council") if word in lines] == []
