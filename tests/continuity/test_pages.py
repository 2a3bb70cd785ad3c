"""The pages: who finds them, what they say, and that a trustee proves again who they are."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from safehaven.continuity.models import Opening
from safehaven.continuity.states import State
from safehaven.foundation.actors import SYSTEM
from safehaven.workforce.models import StaffSession
from safehaven.workforce.operations import mark_as_left
from tests.continuity.conftest import WHY, behind_our_back
from tests.disclosure.test_pages import text_of
from tests.lapsing import lapse

pytestmark = pytest.mark.django_db


def place(route, opening=None):
    return reverse(f"continuity:{route}", kwargs={"opening": opening.pk} if opening else {})


def typed(ada, una, **other):
    day = timezone.localdate() - timedelta(days=3)
    said = {"absent": ada.pk, "cover": una.pk, "why": WHY, "days": "7", "once": str(uuid.uuid4())}
    days = {"away_since_day": day.day, "away_since_month": day.month, "away_since_year": day.year}
    return said | days | other


def pressed():
    return {"once": str(uuid.uuid4())}


def not_fresh():
    long_ago = timezone.now() - timedelta(minutes=11)
    behind_our_back(lambda: StaffSession.objects.update(verified_at=long_ago))


def test_a_trustee_asks_and_another_agrees(ada, una, robin, tia, tom, signed_in):
    asked = signed_in(tia).post(place("ask"), typed(ada, una))
    [opening] = Opening.objects.all()

    agreed = signed_in(tom).post(place("agree", opening), pressed(), follow=True)

    assert asked.url == place("opening", opening)
    assert "You agreed, and it is open. Una Field can read the records now." in text_of(agreed)


def test_what_was_typed_stays_when_it_is_refused(ada, una, robin, tia, signed_in):
    content = text_of(signed_in(tia).post(place("ask"), typed(ada, una)))

    assert ("could agree. Ask the chief executive" in content, WHY in content) == (True, True)


@pytest.mark.parametrize("route", ["agree", "ask"])
def test_whoever_proved_who_they_are_long_ago_proves_it_again(asked, tom, signed_in, route):
    client = signed_in(tom)
    not_fresh()

    answer = client.post(place(route, asked if route == "agree" else None), pressed())

    assert answer.url.startswith(reverse("confirm"))
    assert Opening.objects.get().state == State.ASKED


def test_a_second_tab_is_told_that_one_trustee_has_one_voice(asked, tia, signed_in):
    content = text_of(signed_in(tia).post(place("agree", asked), pressed()))

    assert "You have agreed already. It takes another trustee as well." in content


def test_trustees_who_agreed_see_references_and_initials_only(opened, tia, tara, signed_in):
    pages = {who.name: text_of(signed_in(who).get(place("opening", opened))) for who in (tia, tara)}

    assert ["SH-0001 (RQ)" in page for page in pages.values()] == [True, False]
    assert ["Quillfeather" in page for page in pages.values()] == [False, False]


def test_the_list_is_gone_once_it_is_over(opened, tia, signed_in, clock):
    client = signed_in(tia)
    clock.at(opened.until)
    behind_our_back(lambda: StaffSession.objects.update(began_at=opened.until, verified_at=opened.until))

    content = text_of(client.get(place("opening", opened), follow=True))

    assert "SH-0001" not in content


def test_the_absent_colleague_sees_why_and_stops_it(asked, ada, signed_in):
    client = signed_in(ada)
    seen = text_of(client.get(place("opening", asked)))

    client.post(place("end", asked), pressed())

    assert (WHY in seen, Opening.objects.get().state) == (True, State.STOPPED)


def test_with_a_course_to_finish_the_absent_colleague_still_sees_and_ends_it(opened, ada, signed_in):
    lapse(ada)
    client = signed_in(ada)

    seen = client.get(place("opening", opened))
    client.post(place("end", opened), pressed())

    assert (WHY in text_of(seen), Opening.objects.get().state) == (True, State.ENDED)


def test_a_trustee_with_a_course_to_finish_is_not_told_why(asked, tom, signed_in):
    lapse(tom)

    answer = signed_in(tom).get(place("opening", asked))

    assert (answer.status_code, WHY in answer.content.decode()) == (403, False)


@pytest.mark.parametrize("who", ["sam", "dora", "ivy"])
@pytest.mark.parametrize("route", ["opening", "agree", "end"])
def test_for_others_it_is_not_there(asked, signed_in, who, route, request):
    answer = signed_in(request.getfixturevalue(who)).get(place(route, asked))

    assert answer.status_code in {403, 404}
    assert "Ada" not in answer.content.decode()


def test_whoever_is_to_cover_sees_it_once_it_is_open(asked, una, tom, signed_in):
    before = signed_in(una).get(place("opening", asked)).status_code
    signed_in(tom).post(place("agree", asked), pressed())

    assert (before, signed_in(una).get(place("opening", asked)).status_code) == (404, 200)


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("ada", "Trustees are asked to open the records of your people"),
        ("tom", "Ada Lovell is away: should Una Field read their people’s records?"),
    ],
)
def test_the_home_page_tells_whom_it_concerns(asked, signed_in, who, words, request):
    assert words in text_of(signed_in(request.getfixturevalue(who)).get("/"))


@pytest.mark.parametrize("who", ["tia", "grace", "sam", "una"])
def test_the_home_page_asks_nobody_else(asked, signed_in, who, request):
    content = text_of(signed_in(request.getfixturevalue(who)).get("/"))

    assert "Ada Lovell is away" not in content


def test_once_open_the_home_page_tells_both(opened, ada, una, signed_in):
    assert "Una Field reads the records of your people" in text_of(signed_in(ada).get("/"))
    assert "Ada Lovell is away: see whether their people need help" in text_of(signed_in(una).get("/"))


def test_what_cannot_open_any_more_says_what_to_do(asked, tom, tara, tia, signed_in):
    for gone in (tom, tara):
        mark_as_left(gone, by=SYSTEM)

    content = text_of(signed_in(tia).get(place("opening", asked)))

    assert "So this cannot open. Stop it, have trustees added, and ask again." in content


def test_a_manager_sees_those_of_their_teams_only(asked, grace, sam, signed_in, member, lighthouse):
    from safehaven.workforce.front import Role

    mona = member("Mona Pike", Role.MANAGER, team=lighthouse)

    told = ["Ada Lovell" in text_of(signed_in(who).get(place("openings"))) for who in (grace, mona)]

    assert told == [True, False]
