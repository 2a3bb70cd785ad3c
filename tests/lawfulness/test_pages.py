"""The pages of agreements and pauses, as people use them."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from safehaven.foundation.refusals import Refusal
from safehaven.lawfulness import presenters
from safehaven.lawfulness.front import (
    Ended,
    PauseGround,
    Reach,
    SharingBasis,
    Whom,
    lift,
    note_basis,
    pause_of,
    take_back,
)
from safehaven.lawfulness.rules import check_not_paused
from tests.disclosure.test_pages import hidden, text_of
from tests.house.probes import change, refused
from tests.lawfulness.agreeing import PAUSED_WORDS, PURPOSE, agreed, court_order, paused
from tests.reading_for import reads_for

pytestmark = pytest.mark.django_db


def at(name, record, **other):
    return reverse(f"lawfulness:{name}", kwargs={"record": record.pk, **other})


def day(name, on=None):
    on = on or timezone.localdate()
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


@pytest.fixture
def browser(ada, signed_in):
    """Ada's browser."""
    return signed_in(ada)


@pytest.fixture
def typed(robin, ada, signed_in):
    """What somebody types who notes that Robin agreed."""
    page = signed_in(ada).get(at("note", robin))
    answers = {"basis": "consent", "given": "said", "explained": "on", "purpose": PURPOSE, "whom": "anybody"}
    return hidden(page) | answers | day("starts_on")


@pytest.mark.parametrize("chosen", ["anybody", "kind", "organisation", "recipient"])
def test_it_is_noted_from_the_page_with_whomever_it_is(robin, tess, aunt, browser, typed, chosen):
    keys = {"kind": "school", "organisation": tess.organisation_id, "recipient": aunt.pk}
    typed["whom"] = f"{chosen}:{keys[chosen]}" if chosen in keys else chosen

    back = browser.post(at("note", robin), typed)

    made = SharingBasis.objects.get()
    assert back.url == at("agreed", robin)
    assert (made.kind, made.organisation_id, made.recipient_id) == (
        "school" if chosen == "kind" else "",
        tess.organisation_id if chosen == "organisation" else None,
        aunt.pk if chosen == "recipient" else None,
    )


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ("given", "Say how they agreed"),
        ("explained", "Without that it is no agreement"),
        ("whom", "Choose with whom"),
        ("purpose", "Enter what it is for"),
    ],
)
def test_what_is_left_out_is_asked_for_and_the_rest_stays(robin, ada, signed_in, typed, left_out, said):
    del typed[left_out]

    answer = text_of(signed_in(ada).post(at("note", robin), typed))

    assert said in answer
    assert not SharingBasis.objects.exists()


def test_an_organisation_that_is_made_up_is_refused(robin, ada, signed_in, typed):
    typed["whom"] = "organisation:00000000-0000-0000-0000-000000005afe"

    assert signed_in(ada).post(at("note", robin), typed).status_code == 200
    assert not SharingBasis.objects.exists()


def test_the_page_shows_what_stands_and_what_is_over(robin, ada, tess, signed_in):
    note_basis(robin, court_order(), by=ada)
    take_back(agreed(robin, ada, Whom(Reach.PERSON, recipient=tess)), Ended.WRITTEN, by=ada)

    shown = text_of(signed_in(ada).get(at("agreed", robin)))

    standing, _no_longer, over = shown.partition("No longer")
    assert ("The court ordered it" in standing, "Taken back" in over, "Tess Marlowe" in over) == (
        True,
        True,
        True,
    )


def test_the_record_says_at_its_top_that_the_use_is_paused(robin, ada, signed_in):
    client, place = signed_in(ada), reverse("records:record", kwargs={"record": robin.pk})
    before = text_of(client.get(place))
    paused(robin, ada)

    after = text_of(client.get(place))

    assert ["share nothing from it" in shown for shown in (before, after)] == [False, True]


def test_it_is_paused_told_and_lifted_from_the_pages(robin, ada, signed_in):
    client, place = signed_in(ada), at("pause", robin)
    words = {"ground": PauseGround.OBJECTION.value, "words": "She does not want us to share it."}
    client.post(place, hidden(client.get(place)) | words)
    made = pause_of(robin.pk)
    steps = [text_of(client.get(place))]

    told = at("told", robin, pause=made.pk)
    client.post(told, hidden(client.get(told)) | day("told_on"))
    steps.append(text_of(client.get(place)))
    lift = at("lift", robin, pause=made.pk)
    client.post(
        lift, hidden(client.get(lift)) | day("told_on") | {"words": "We stopped what she objects to."}
    )

    assert ["They were told Not yet" in " ".join(step.split()) for step in steps] == [True, False]
    assert pause_of(robin.pk) is None


def test_whoever_works_with_somebody_who_was_not_told_finds_it_on_their_desk(robin, ada, sam, signed_in):
    paused(robin, ada)

    seen = [f"Tell {robin}" in text_of(signed_in(who).get(reverse("home"))) for who in (ada, sam)]

    assert seen == [True, False]


def test_overseers_see_references_and_no_words(robin, ada, dora, signed_in):
    paused(robin, ada)

    shown = text_of(signed_in(dora).get(reverse("lawfulness:paused")))

    assert (robin.reference in shown, "Not told yet" in shown) == (True, True)
    assert PAUSED_WORDS not in shown


def test_whoever_no_longer_works_with_them_is_told_nothing(robin, ada, grace, sam, signed_in):
    basis = agreed(robin, ada)
    made = paused(robin, ada)
    places = [
        *(at(name, robin) for name in ("agreed", "note", "pause")),
        at("take_back", robin, basis=basis.pk),
        *(at(name, robin, pause=made.pk) for name in ("told", "lift")),
    ]

    answers = {signed_in(who).get(place).status_code for who in (grace, sam) for place in places}

    assert answers == {404}


def test_whoever_only_reads_is_offered_nothing_to_change(robin, ada, sam, signed_in):
    agreed(robin, ada)
    paused(robin, ada)
    reads_for(ada, sam)
    client = signed_in(sam)

    pages = text_of(client.get(at("agreed", robin))) + text_of(client.get(at("pause", robin)))

    assert "Note something new" not in pages
    assert "They take it back" not in pages
    assert "I have told them" not in pages
    assert "Lift the pause" not in pages
    assert f"Tell {robin}" not in text_of(client.get("/"))


def test_and_no_form_opens_to_them(robin, ada, sam, signed_in):
    basis, made = agreed(robin, ada), paused(robin, ada)
    reads_for(ada, sam)
    client = signed_in(sam)
    places = [
        at("note", robin),
        at("take_back", robin, basis=basis.pk),
        *(at(name, robin, pause=made.pk) for name in ("told", "lift")),
    ]
    while_paused = [client.get(place).status_code for place in places]
    lift(made, "We corrected the report.", timezone.localdate(), by=ada)
    record = text_of(client.get(reverse("records:record", kwargs={"record": robin.pk})))

    assert while_paused == [404] * 4
    assert [getattr(client, method)(at("pause", robin)).status_code for method in ("get", "post")] == [
        404
    ] * 2
    assert "Pause the use" not in record


def test_and_is_told_that_they_only_read(robin, ada, sam):
    basis = agreed(robin, ada)
    reads_for(ada, sam)

    with pytest.raises(Refusal, match="change nothing"):
        take_back(basis, Ended.SAID, by=sam)


@pytest.mark.parametrize("page", ["banner", "overview", "twice"])
def test_a_pause_just_after_midnight_in_summer_bears_the_day_of_the_office(robin, ada, page):
    one = paused(robin, ada)
    change(one, set_at=datetime(2026, 7, 1, 23, 30, tzinfo=UTC))

    said = {
        "banner": lambda: presenters.banner(one),
        "overview": lambda: str(presenters.pauses_table([one]).rows),
        "twice": lambda: refused(lambda: check_not_paused(one)),
    }[page]()

    assert "2 July 2026" in said
