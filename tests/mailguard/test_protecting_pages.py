"""The pages on which a held message is sent protected, a password is read out, and a receipt is noted."""

import uuid

import pytest
from django.urls import reverse

from safehaven.directory.front import block_address
from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.front import StoredLine
from safehaven.mailguard.models import PasswordWay
from safehaven.mailguard.operations.deciding import send_after_all
from safehaven.mailguard.states import PasswordBy, State, Way
from safehaven.policies.front import Parameter, choose
from safehaven.workforce.models import StaffSession
from tests.disclosure.test_pages import text_of
from tests.house.probes import ago, change
from tests.keeping import all_here
from tests.lawfulness.agreeing import agreed
from tests.mailguard.protected import TESS, UNA, as_if_it_had_left, copy_of, in_the_directory, judged
from tests.mailguard.taking_in import let_be_shared
from tests.mailguard.test_deciding import at, state
from tests.staging import staged

pytestmark = pytest.mark.django_db
NUMBER = "01632 960123"


@staged
def in_directory(robin, ada):
    in_the_directory(ada, TESS, number=NUMBER)
    in_the_directory(ada, UNA)
    agreed(robin, ada)


@staged
def judged_before(in_directory, robin, ada):
    with all_here() as roll:
        roll.build()
        return judged(ada, TESS, UNA)


@pytest.fixture
def known(roll, in_directory):
    roll.build()
    return roll


@pytest.fixture
def held(judged_before, known):
    return judged_before


@pytest.fixture
def left(held, ada, signed_in):
    """A protected message whose files have left, as far as its rows say."""
    chosen(signed_in(ada), held, "telephone", "message")
    return as_if_it_had_left(held)


def chosen(client, submission, *ways, **more):
    typed = {f"password_{place}": way for place, way in enumerate(ways)}
    return client.post(at("protect", submission), typed | more | {"once": str(uuid.uuid4())})


def of_copy(name, submission, place=0):
    taken = {"submission": submission.pk, "delivery": copy_of(submission, place).pk}
    return reverse(f"mailguard:{name}", kwargs=taken)


def test_a_held_message_offers_to_be_sent_protected(held, ada, signed_in):
    page = signed_in(ada).get(at("message", held)).content.decode()

    assert at("protect", held) in page


def test_a_message_to_a_blocked_address_does_not(known, ada, signed_in):
    block_address(TESS, "She works there no more.", once=uuid.uuid4(), by=ada)
    held = judged(ada, TESS)

    assert at("protect", held) not in signed_in(ada).get(at("message", held)).content.decode()


def test_the_telephone_is_a_way_only_where_the_directory_has_a_checked_number(held, ada, signed_in):
    page = text_of(signed_in(ada).get(at("protect", held)))

    assert page.count("On the telephone") == 1
    assert f"The directory knows: {NUMBER} (telephone)" in page


def test_when_the_e_mail_with_the_password_goes_is_as_the_policy_has_it(held, ada, signed_in):
    client = signed_in(ada)
    after = text_of(client.get(at("protect", held)))
    choose(Parameter.PASSWORD_RELEASE, "separate_message", by=SYSTEM)
    at_once = text_of(client.get(at("protect", held)))

    assert "It goes once they say that the files have arrived" in after
    assert "It goes right after the files" in at_once


def test_the_ways_that_were_chosen_are_kept(held, ada, signed_in):
    answer = chosen(signed_in(ada), held, "telephone", "message")

    assert answer.status_code == 302
    assert state(held) == State.PROTECTING
    ways = PasswordWay.objects.order_by("delivery__place").values_list("goes_by", flat=True)
    assert list(ways) == [PasswordBy.TELEPHONE, PasswordBy.MESSAGE]


def test_a_way_that_is_not_offered_is_refused(held, ada, signed_in):
    answer = chosen(signed_in(ada), held, "message", "telephone")

    assert answer.status_code == 200
    assert state(held) == State.HELD


def test_what_protecting_does_not_clear_is_decided_there(known, ada, signed_in):
    held = judged(ada, "new@saltmarsh.example")
    let_be_shared(held, ada)
    client = signed_in(ada)
    page = text_of(client.get(at("protect", held)))
    undecided = chosen(client, held, "message")
    without = chosen(client, held, "message", found_0="send")
    chosen(client, held, "message", found_0="send", reason="I rang her, and it is her address.")

    assert "Nobody has made sure who reads new@saltmarsh.example" in page
    assert "Names and details" not in page
    assert "Decide about this" in text_of(undecided)
    assert "Say in a sentence" in text_of(without)
    assert state(held) == State.PROTECTING


def test_a_mistake_found_there_stops_it(known, ada, signed_in):
    held = judged(ada, "new@saltmarsh.example")
    let_be_shared(held, ada)
    chosen(signed_in(ada), held, "message", found_0="stop")

    assert state(held) == State.TAKEN_BACK


def test_what_is_not_held_leads_back_to_its_page(held, ada, signed_in):
    send_after_all(held, "The council asked for it in the open.", by=ada)

    assert signed_in(ada).get(at("protect", held)).headers["Location"] == at("message", held)


def test_the_page_says_where_each_password_is(left, ada, signed_in):
    page = text_of(signed_in(ada).get(at("message", left)))

    for said in (
        "In protected files",
        "You read it out",
        "It goes once they say that the files have arrived",
    ):
        assert said in page


def test_the_password_is_shown_once_with_the_numbers_to_ring(left, ada, signed_in):
    client = signed_in(ada)
    before = text_of(client.get(of_copy("password", left)))
    shown = client.post(of_copy("password", left), {"once": str(uuid.uuid4())})
    again = text_of(client.post(of_copy("password", left), {"once": str(uuid.uuid4())}))

    assert NUMBER in before
    assert "Read this out now" in text_of(shown)
    assert "no-store" in shown.headers["Cache-Control"]
    assert "is not shown again" in again
    assert "Shown to you, to read it out" in text_of(client.get(at("message", left)))


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_password_needs_the_second_factor_moments_ago(left, ada, signed_in, method):
    client = signed_in(ada)
    change(StaffSession.objects.latest("began_at"), verified_at=ago(minutes=30))

    answer = getattr(client, method)(of_copy("password", left), {"once": str(uuid.uuid4())})

    assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, reverse("confirm"))
    assert not StoredLine.objects.filter(act="mailguard:password_told").exists()


def test_noting_that_it_arrived_lets_the_password_go(left, ada, signed_in):
    client = signed_in(ada)
    typed = {"how": "phone", "once": str(uuid.uuid4())}
    first = client.post(of_copy("arrived", left, 1), typed)
    second = client.post(of_copy("arrived", left, 1), typed)

    assert first.status_code == 302
    assert left.deliveries.get(topic="password").state == Way.READY
    assert "It is known already" in text_of(second)
    assert StoredLine.objects.filter(act="mailguard:received_by_recipient").count() == 1


def test_to_anybody_else_none_of_it_is_there(left, grace, signed_in):
    client = signed_in(grace)
    places = [at("protect", left), of_copy("password", left), of_copy("arrived", left)]
    answers = [client.get(place).status_code for place in places]
    answers += [client.post(place, {"once": str(uuid.uuid4())}).status_code for place in places]

    assert answers == [404] * 6


def test_a_copy_of_another_message_is_not_there(left, known, ada, signed_in):
    other = judged(ada, TESS)
    taken = {"submission": other.pk, "delivery": copy_of(left).pk}

    assert signed_in(ada).get(reverse("mailguard:password", kwargs=taken)).status_code == 404
