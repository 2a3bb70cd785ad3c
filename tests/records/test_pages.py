"""Every page of records is shown to those who may see it, and does not exist for anybody else."""

from uuid import uuid4

import pytest
from django.urls import reverse

from safehaven.records.front import AssignedWhy, Terms, add_entry, assign
from safehaven.records.queries import today
from safehaven.workforce.front import Role
from tests.comparing import to_the_letter
from tests.counting import queries_of

READ = ["record", "looked", "print", "move", "add_entry", "verify_details", "details_who", "details_talking"]
READ += ["details_support", "add_contact_point", "add_address", "add_identifier"]


def plain(answer):
    """A page without the tokens that differ each time."""
    return to_the_letter(answer.content.decode())


def page(name, **kwargs):
    return reverse(f"records:{name}", kwargs=kwargs)


@pytest.mark.parametrize("name", READ)
def test_a_page_of_a_record_is_shown_to_who_works_with_the_person(robin, ada, signed_in, name):
    answer = signed_in(ada).get(page(name, record=robin.pk))

    assert (answer.status_code, "SH-0001 (RQ)" in answer.content.decode()) == (200, True)


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("method", ["get", "post"])
def test_for_a_stranger_a_record_is_like_one_that_never_was(robin, sam, signed_in, name, method):
    ask = getattr(signed_in(sam), method)

    real, invented = (ask(page(name, record=key)) for key in (robin.pk, uuid4()))

    assert real.status_code == (405 if method == "post" and name in ("record", "looked") else 404)
    assert (real.status_code, plain(real)) == (invented.status_code, plain(invented))


@pytest.mark.parametrize("name", READ)
def test_the_title_of_a_page_holds_no_name(robin, ada, signed_in, name):
    content = signed_in(ada).get(page(name, record=robin.pk)).content.decode()
    title = content.split("<title>")[1].split("</title>")[0]

    assert ("Quillfeather" in title, "Robin" in title, "SH-0001 (RQ)" in title) == (False, False, True)


def test_nothing_of_a_page_is_kept_by_the_browser(robin, ada, signed_in):
    answer = signed_in(ada).get(page("record", record=robin.pk))

    assert answer["Cache-Control"] == "no-store"


def test_the_caseload_shows_references_and_initials_only(robin, ada, signed_in):
    content = signed_in(ada).get(page("caseload")).content.decode()

    assert ("SH-0001 (RQ)" in content, "Quillfeather" in content) == (True, False)


@pytest.mark.parametrize("name", ["caseload", "teams"])
def test_a_list_takes_as_many_queries_for_three_people_as_for_one(
    name, robin, ada, grace, a_record, signed_in
):
    client = signed_in(ada if name == "caseload" else grace)
    one = queries_of(client, page(name))
    for _ in range(2):
        a_record(ada, "Wren", "Marrowby")

    assert queries_of(client, page(name)) == one


@pytest.fixture
def pages_of_two(monkeypatch):
    for view in ("reading", "caseload"):
        monkeypatch.setattr(f"safehaven.records.views.{view}.PEOPLE_ON_A_PAGE", 2)


@pytest.mark.usefixtures("robin", "pages_of_two")
@pytest.mark.parametrize("name", ["caseload", "teams"])
def test_a_long_list_has_pages(name, ada, grace, a_record, signed_in):
    for _ in range(2):
        a_record(ada, "Wren", "Marrowby")
    client = signed_in(ada if name == "caseload" else grace)

    shown = [client.get(page(name), {"page": number}).content.decode().count("SH-000") for number in (1, 2)]
    assert shown == [2, 1]


def test_a_search_that_finds_many_shows_some_and_says_so(robin, ada, a_record, signed_in, monkeypatch):
    monkeypatch.setattr("safehaven.records.views.making.MOST_FOUND", 1)
    a_record(ada, "Robin", "Marrowby")

    content = signed_in(ada).post(page("search"), {"text": "Robin"}).content.decode()

    assert (content.count("SH-000"), "2 people found" in content) == (1, True)
    assert "These are the first 1. Add a word" in content


def test_a_record_takes_as_many_queries_for_thirty_entries_as_for_one(robin, ada, words, signed_in):
    client, url = signed_in(ada), page("record", record=robin.pk)
    add_entry(robin, words("Rang."), by=ada)
    one = queries_of(client, url)
    for number in range(29):
        add_entry(robin, words(f"Rang {number}."), by=ada)

    assert queries_of(client, url) == one


def test_a_manager_sees_who_works_with_whom_and_no_name(robin, ada, grace, signed_in):
    content = signed_in(grace).get(page("teams")).content.decode()

    assert ("SH-0001 (RQ)" in content, ada.name in content, "Quillfeather" in content) == (True, True, False)


def test_a_manager_gives_a_person_to_somebody_from_the_page(robin, grace, member, harbour, signed_in):
    una = member("Una Field", Role.CASEWORKER, team=harbour)
    client, day = signed_in(grace), today()
    typed = {"staff": una.pk, "why": "cover", "starts_on_day": day.day, "starts_on_month": day.month}
    typed |= {"starts_on_year": day.year, "once": "5f0c1c9e-3f0f-4a53-8f3b-6f6a3f3c2b1a"}

    answer = client.post(page("assign", record=robin.pk), typed)

    assert (answer.status_code, una.name in client.get(answer.url).content.decode()) == (302, True)


@pytest.mark.parametrize("staff", ["abc", "\x00", "5f0c1c9e-3f0f-4a53-8f3b-6f6a3f3c2b1a"])
def test_a_colleague_who_was_not_offered_is_refused_in_plain_words(staff, robin, grace, signed_in):
    content = signed_in(grace).post(page("assign", record=robin.pk), {"staff": staff}).content.decode()

    assert "Choose who will work with them from what is shown" in content


def test_a_manager_ends_it_from_the_page(robin, grace, member, harbour, signed_in):
    una = member("Una Field", Role.CASEWORKER, team=harbour)
    given = assign(robin, una, Terms(AssignedWhy.COVER, today()), by=grace)
    day, url = today(), page("end_assignment", record=robin.pk, assignment=given.pk)
    typed = {"on_day": day.day, "on_month": day.month, "on_year": day.year}

    signed_in(grace).post(url, typed | {"once": "5f0c1c9e-3f0f-4a53-8f3b-6f6a3f3c2b1a"})

    given.refresh_from_db()
    assert given.ends_on == day


@pytest.mark.parametrize(("staff", "status"), [("ada", 403), ("sam", 403), ("ivy", 403), ("dora", 403)])
def test_only_managers_manage_caseloads(robin, staff, status, signed_in, request):
    assert signed_in(request.getfixturevalue(staff)).get(page("teams")).status_code == status


def test_the_manager_of_another_team_finds_no_record(robin, member, lighthouse, signed_in):
    other = signed_in(member("Olga Manning", Role.MANAGER, team=lighthouse))

    answers = [other.get(page(name, record=robin.pk)).status_code for name in ("workers", "assign", "record")]
    assert answers == [404, 404, 404]
