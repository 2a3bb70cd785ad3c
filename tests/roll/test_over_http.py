"""`safehaven scan` over HTTP: with a token of somebody's, the same findings, the same limits, and a line."""

from __future__ import annotations

import json
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from safehaven.ledger.models import Line
from safehaven.records.front import NewRecord, create_record
from safehaven.roll import as_typed, asking, over_http
from safehaven.roll.models import ScanToken
from safehaven.roll.tokens import end_token, make_token
from safehaven.workforce.models import StaffSession
from safehaven.workforce.operations import mark_as_left
from tests.disclosure.test_pages import text_of
from tests.documents.files import pdf_of
from tests.house.probes import ago, change
from tests.keeping import ASKED_AT_THE_SOCKET
from tests.lapsing import lapse

pytestmark = pytest.mark.django_db
PLACE, TOKENS = "/api/v1/scan", reverse("roll:tokens")
MANY = ["Wren Thistlemere", "Teal Marshwick", "Finch Oatfield", "Lark Brackenhurst", "Heron Saltmarsh"]


@pytest.fixture
def token(ada):
    return make_token("The newsletter", by=ada)


@pytest.fixture
def ask(token, keeper):
    """Sends something as a program does: the status, and what was said."""
    client = Client(enforce_csrf_checks=True)

    def send(content, kind="application/octet-stream", name="", token=token):
        told = {"Authorization": f"Bearer {token}"}
        if name:
            told["Content-Disposition"] = f'attachment; filename="{name}"'
        answer = client.post(PLACE, content, content_type=kind, headers=told)
        return answer.status_code, json.loads(answer.content)

    return send


def said_of(text):
    return json.dumps({"text": text}), "application/json"


@pytest.fixture
def many(sam):
    """People with whom Ada does not work."""
    for name in MANY:
        given, family = name.split()
        create_record(NewRecord({"given_names": given, "family_name": family}), by=sam)


def test_a_text_about_somebody_is_found_by_reference_and_place(robin, ask):
    status, said = ask(*said_of("Please ring Robin Quillfeather."))

    [part] = said["parts"]
    assert (status, said["version"], said["outcome"], said["more"]) == (200, 1, "found", False)
    assert [found["key"] for found in part["people"]] == [robin.reference]
    assert [(one["start"], one["end"]) for one in part["people"][0]["because"]] == [(12, 30)]
    assert "uillfeather" not in json.dumps(said)


def test_a_text_about_nobody_is_clear(robin, ask):
    status, said = ask(*said_of("The meeting is moved to Tuesday."))

    assert (status, said["outcome"], said["parts"], said["not_read"]) == (200, "clear", [], [])


def test_a_file_is_read_part_by_part_and_so_is_its_name(robin, ask):
    _status, inside = ask(pdf_of("Please ring Robin Quillfeather."), name="letter.pdf")
    _status, called = ask(pdf_of("Please ring."), name="Robin_Quillfeather.pdf")

    assert [part["place"] for part in inside["parts"]] == ["body"]
    assert [part["place"] for part in called["parts"]] == ["name"]


def test_what_cannot_be_read_is_not_clear(ask):
    status, said = ask(b"%PDF-1.7 and then nothing that a PDF is made of", name="broken.pdf")

    assert (status, said["outcome"], said["not_read"] != []) == (200, "not-read", True)


def test_of_strangers_it_tells_that_they_are_there_and_of_a_few_only(robin, many, ask):
    _status, said = ask(*said_of(f"Robin Quillfeather met {', '.join(MANY)}."))

    [part] = said["parts"]
    assert sorted(found["key"] for found in part["people"]) == ["", "", "", robin.reference]
    assert said["more"] is True


@pytest.fixture
def wren(sam):
    """Somebody with whom Ada does not work, born on 14 July 1980."""
    told = {"given_names": "Wren", "family_name": "Thistlemere", "date_of_birth": "1980-07-14"}
    return create_record(NewRecord(told), by=sam)


def test_of_a_stranger_it_does_not_say_whether_a_birth_beside_the_name_is_right(wren, ask):
    right, wrong = (
        ask(*said_of(f"Wren Thistlemere, born {day} July 1980, fears wasps."))[1]["parts"][0]["people"]
        for day in (14, 15)
    )

    assert right == wrong
    assert [(found["key"], found["sure"]) for found in right] == [("", "likely")]


@pytest.fixture
def namesake(robin, sam):
    """Somebody of the same name, with whom Ada does not work."""
    return create_record(NewRecord({"given_names": "Robin", "family_name": "Quillfeather"}), by=sam)


def test_a_namesake_of_ones_own_person_is_not_told_of(robin, namesake, ask):
    _status, said = ask(*said_of("Please ring Robin Quillfeather."))

    [part] = said["parts"]
    assert [(found["key"], found["sure"]) for found in part["people"]] == [(robin.reference, "likely")]


def test_asking_leaves_a_line_of_whose_token_it_is_and_not_what_was_asked(robin, many, ask, ada):
    ask(*said_of("Please ring Robin Quillfeather and Wren Thistlemere."))

    line = Line.objects.filter(act="roll:asked").latest("number")
    assert (line.by, '"found":1' in line.entry) == (ada.ledger_name, True)
    assert not any(word in line.entry for word in ("Quillfeather", "Thistlemere", str(robin.pk)))


def test_whoever_tries_names_is_noticed_and_told_nothing_more(many, ask, monkeypatch):
    monkeypatch.setattr(as_typed, "MOST_IN_A_DAY", "2/d/key")
    first, _said = ask(*said_of(", ".join(MANY)))
    second, said = ask(*said_of("Please ring Wren Thistlemere."))

    assert (first, second, "parts" in said) == (200, 403, False)


def test_nobody_asks_more_often_than_people_type(ask, monkeypatch):
    monkeypatch.setattr(over_http, "OFTEN", {"scan": "2/m/key"})

    assert [ask(*said_of("Words"))[0] for _ in range(3)] == [200, 200, 429]


def test_without_a_keeper_nothing_is_cleared(ask, settings, tmp_path, monkeypatch):
    settings.SAFEHAVEN_HOME = tmp_path
    monkeypatch.setattr(asking, "exchange", ASKED_AT_THE_SOCKET)

    status, said = ask(*said_of("Anything"))

    assert (status, said["outcome"]) == (503, "roll-not-ready")


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b'"text"', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"text": 3}', "application/json", 400),
        (b'{"text": "a", "name": "b"}', "application/json", 400),
        (b"text=a", "application/x-www-form-urlencoded", 415),
        (b"--x--", "multipart/form-data; boundary=x", 415),
    ],
)
def test_what_is_not_taken_is_refused_with_a_sentence(ask, content, kind, status):
    answered, said = ask(content, kind)

    assert answered == status
    assert said["error"].endswith((".", "}."))


def test_what_is_too_large_is_refused(ask, monkeypatch):
    monkeypatch.setattr(over_http, "MOST", 1000)
    monkeypatch.setattr(over_http, "LARGEST_JSON", 1000)

    assert ask(b"x" * 1000)[0] == 200
    assert ask(b"x" * 1001)[0] == 413
    assert ask(*said_of("x" * 1001))[0] == 413


def test_so_many_at_once_and_no_more_so_that_pages_have_room(ask):
    for _ in range(over_http.AT_ONCE):
        over_http._places.acquire()
    busy = ask(*said_of("Words"))[0]
    for _ in range(over_http.AT_ONCE):
        over_http._places.release()

    assert (busy, ask(*said_of("Words"))[0]) == (503, 200)


@pytest.mark.parametrize("content", [b"{", b"x" * 2000])
def test_what_was_refused_gives_its_place_back(ask, content, monkeypatch):
    monkeypatch.setattr(over_http, "LARGEST_JSON", 1000)

    refused = [ask(content, "application/json")[0] for _ in range(over_http.AT_ONCE + 1)]

    assert refused == [refused[0]] * (over_http.AT_ONCE + 1)
    assert ask(*said_of("Words"))[0] == 200


@pytest.mark.parametrize("shown", ["", "nonsense", "ended", "over", "left"])
def test_a_token_that_is_not_good_opens_nothing(ask, token, ada, grace, robin, shown):
    one = ScanToken.objects.get()
    {
        "ended": lambda: end_token(one, by=ada),
        "over": lambda: change(one, made_at=ago(days=2), expires_at=ago(seconds=1)),
        "left": lambda: mark_as_left(ada, by=grace),
    }.get(shown, lambda: None)()

    status, said = ask(
        *said_of("Robin Quillfeather"), token=token if shown in {"ended", "over", "left"} else shown
    )

    assert (status, list(said)) == (401, ["error"])
    assert Line.objects.latest("number").act == "roll:program_refused"


def test_the_session_of_a_browser_lets_no_program_in(ada, keeper, signed_in):
    content, kind = said_of("Words")
    answer = signed_in(ada).post(PLACE, content, content_type=kind)

    assert answer.status_code == 401


def test_the_token_is_no_password_for_anything_else(token, robin):
    headers = {"Authorization": f"Bearer {token}"}

    assert Client().get(f"/records/{robin.pk}/", headers=headers).status_code == 302
    assert Client().post("/names/", {"text": "Robin"}, headers=headers).status_code == 302


def test_whose_role_does_not_allow_it_is_refused(ivy, ask):
    assert ask(*said_of("Words"), token=make_token("Script", by=ivy))[0] == 403


def test_whoever_must_do_something_first_is_refused(ada, ask):
    lapse(ada)

    assert ask(*said_of("Words")) == (
        403,
        {"error": "Something comes first. Sign in with a browser to see what."},
    )


def test_only_sending_is_understood(token, keeper):
    answer = Client().get(PLACE, headers={"Authorization": f"Bearer {token}"})

    assert answer.status_code == 405


def made_on_the_page(client, name="The newsletter"):
    return client.post(TOKENS, {"name": name, "once": str(uuid.uuid4())})


def test_a_token_is_made_on_a_page_shown_once_and_kept_as_a_hash(ada, keeper, signed_in):
    client = signed_in(ada)

    shown = made_on_the_page(client).content.decode()

    secret = shown.partition('safehaven-code">')[2].partition("<")[0]
    again = client.get(TOKENS).content.decode()
    assert (len(secret) > 40, secret in again, "The newsletter" in again) == (True, False, True)
    assert not any(secret in str(row) for row in ScanToken.objects.values_list())
    assert not any(secret in line.entry for line in Line.objects.all())


def test_it_is_taken_back_on_a_page(ada, token, ask, signed_in):
    one = ScanToken.objects.get()
    place = reverse("roll:end_token", kwargs={"program": one.pk})

    answer = signed_in(ada).post(place, {"once": str(uuid.uuid4())})

    assert answer["Location"] == TOKENS
    assert ask(*said_of("Words"))[0] == 401


def test_making_one_needs_the_second_factor_moments_ago(ada, signed_in):
    client = signed_in(ada)
    change(StaffSession.objects.get(), verified_at=ago(minutes=30))

    answer = made_on_the_page(client)

    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, reverse("confirm"))
    assert not ScanToken.objects.exists()


def test_two_of_one_person_do_not_have_one_name(ada, token, signed_in):
    assert "Give this one another name" in text_of(made_on_the_page(signed_in(ada)))
    assert ScanToken.objects.count() == 1


def test_nobody_takes_back_what_is_a_colleagues(token, grace, signed_in):
    place = reverse("roll:end_token", kwargs={"program": ScanToken.objects.get().pk})

    assert signed_in(grace).post(place, {"once": str(uuid.uuid4())}).status_code == 404
    assert ScanToken.objects.get().ended_at is None


def test_a_leaver_takes_them_along(token, ada, grace):
    mark_as_left(ada, by=grace)

    assert ScanToken.objects.get().ended_by == grace.ledger_name
    assert '"scan_tokens_ended":1' in Line.objects.filter(act="workforce:staff_left").latest("number").entry


def test_its_page_is_for_those_who_may_ask(ivy, ada, signed_in):
    assert [signed_in(who).get(TOKENS).status_code for who in (ivy, ada)] == [403, 200]
    assert TOKENS not in signed_in(ivy).get("/").content.decode()
    assert TOKENS in signed_in(ada).get("/").content.decode()
