"""What a reader without an account sees: the policy, and no word that is for staff only."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from safehaven.foundation.actors import SYSTEM
from safehaven.policies.controls import CONTROLS
from safehaven.policies.front import Parameter, State, acts_by_itself, adopt, choose, leave
from safehaven.policies.library import shipped
from safehaven.policies.settling import text_as_asked
from safehaven.publication.front import ask_for_signatures, publish, sign, write_draft
from tests.publication.conftest import SECRET, TEXT, words

pytestmark = pytest.mark.django_db

STAFF_ONLY = {
    clause.id: text_as_asked(clause)
    for edition in shipped().values()
    for clause in edition.pack.clauses
    if clause.staff_only
}


def page_of(policy):
    return reverse("publication:public", kwargs={"policy": policy})


@pytest.fixture
def reader():
    """Somebody without an account."""
    return Client()


def said(answer):
    """All the bytes of an answer, with its headers."""
    return f"{answer.headers}\n{answer.content.decode()}"


def test_anybody_reads_the_policy_and_no_staff_box(reader, published):
    page = reader.get(page_of("wy"))

    assert page.status_code == 200
    assert "How we keep it" in said(page)
    assert "After the box, for everybody" in said(page)
    assert SECRET not in said(page)
    assert STAFF_ONLY["WY-records-14"] not in said(page)
    assert "taff only" not in said(page)


def test_a_member_reads_both(ada, signed_in, published):
    page = said(signed_in(ada).get(reverse("publication:text", kwargs={"policy": "wy"})))

    assert "After the box, for everybody" in page
    assert SECRET in page
    assert STAFF_ONLY["WY-records-14"] in page
    assert "For staff only" in page


def test_the_public_page_has_no_box_even_for_a_member(ada, signed_in, published):
    assert SECRET not in said(signed_in(ada).get(page_of("wy")))


@pytest.mark.parametrize("policy", sorted(shipped()))
def test_no_public_page_has_a_clause_for_staff_where_nobody_wrote_a_text(reader, policy):
    adopt(policy, by=SYSTEM)

    pages = said(reader.get(page_of(policy))) + said(reader.get("/policies/"))

    assert [name for name, text in STAFF_ONLY.items() if text in pages or name in pages] == []
    assert shipped()[policy].pack.clauses[0].text.split("’")[0] in pages
    assert len(STAFF_ONLY) == 3


@pytest.mark.parametrize("state", ["draft", "asked", "signed"])
def test_what_is_not_published_is_on_no_public_page(reader, request, state):
    request.getfixturevalue(state)
    new = ["After the box, for everybody", "How we look after what we know", SECRET]

    pages = said(reader.get(page_of("wy"))) + said(reader.get("/policies/"))

    assert [text for text in new if text in pages] == []


def test_what_was_replaced_is_on_no_public_page(reader, published, sid, dora, tom):
    text = write_draft("wy", words("Other words.\n\n::: staff\nHush.\n:::\n"), revision=0, by=sid)
    ask_for_signatures(text, by=sid)
    for one in (dora, tom):
        sign(text, digest=text.digest, by=one)
    publish(text, by=sid)

    page = said(reader.get(page_of("wy")))

    assert "Other words." in page
    assert [text for text in ("After the box", SECRET, "Hush") if text in page] == []


@pytest.mark.parametrize("policy", ["ju", "nothing"])
def test_what_is_not_in_force_has_no_public_page(reader, wy, policy):
    assert reader.get(page_of(policy)).status_code == 404


def test_a_policy_that_was_left_has_no_public_page(reader, published):
    leave("wy", by=SYSTEM)

    assert reader.get(page_of("wy")).status_code == 404
    assert "How we look after" not in said(reader.get("/policies/"))


@pytest.mark.parametrize(
    "question",
    [
        "?for_staff=1",
        "?for_staff=True&staff=1",
        "?version=1",
        "?draft",
        "?state=draft",
        "?print=1&format=md",
        "?text=::: staff",
    ],
)
def test_no_question_in_the_address_opens_a_box(reader, published, question):
    assert reader.get(page_of("wy") + question).content == reader.get(page_of("wy")).content


@pytest.mark.parametrize(
    "headers",
    [
        {"If-None-Match": "*"},
        {"If-None-Match": '"x"', "If-Modified-Since": "Mon, 01 Jan 2035 00:00:00 GMT"},
        {"Range": "bytes=0-200000"},
        {"Accept": "application/json"},
        {"Accept": "text/markdown"},
        {"X-Requested-With": "XMLHttpRequest", "X-Safehaven-Upload": "1"},
        {"X-Original-URL": "/policy-texts/wy/", "X-Forwarded-Host": "elsewhere.example"},
    ],
)
def test_no_header_opens_a_box(reader, published, headers):
    answer = reader.get(page_of("wy"), headers=headers)

    assert SECRET not in said(answer)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")


def test_a_head_request_tells_no_more_and_a_post_nothing(reader, published):
    headed, sent = reader.head(page_of("wy")), reader.post(page_of("wy"))

    assert (headed.status_code, headed.content) == (200, b"")
    assert (sent.status_code, SECRET in said(sent)) == (405, False)


def test_the_public_pages_name_no_colleague(reader, published, sid, dora, tom):
    pages = said(reader.get(page_of("wy"))) + said(reader.get("/policies/"))

    assert [one.name for one in (sid, dora, tom) if one.name in pages] == []
    assert "The company secretary" in pages


def test_the_public_pages_say_nothing_of_how_clauses_stand(reader, published):
    page = said(reader.get(page_of("wy")))

    assert [word for word in ("Holds", "Needs attention", "Not built", "not built") if word in page] == []


def test_it_says_how_much_of_it_the_software_carries_out(reader, published):
    clauses = shipped()["wy"].pack.clauses
    carried = [one for one in clauses if acts_by_itself(one)]
    page = said(reader.get(page_of("wy")))
    told = re.search(
        r"This policy makes (\d+) statements.*carries out (\d+) by itself.*People here do (\d+),"
        r".*marked: (\d+) with “\(in part\)”.* and (\d+) with “\(not yet\)”",
        page,
    )
    all_of_them, by_itself, *others = map(int, told.groups())

    assert (all_of_them, by_itself) == (len(clauses), len(carried))
    assert by_itself + sum(others) == all_of_them
    assert all(others)


def test_what_is_not_built_and_what_people_confirm_is_not_carried(monkeypatch):
    clauses = shipped()["wy"].pack.clauses
    counted = {
        State.NOT_BUILT: [one for one in clauses if one.control not in CONTROLS],
        State.ATTEST_DUE: [one for one in clauses if one.control in {"premises-check", "law-watch"}],
        State.ATTENTION: [
            one for one in clauses if one.control in CONTROLS and one.id in CONTROLS[one.control].not_for
        ],
    }

    assert [state for state, found in counted.items() if not found or any(map(acts_by_itself, found))] == []


def test_the_head_has_number_version_sponsor_and_dates(reader, published):
    page = reader.get(page_of("wy")).content.decode()

    found = re.findall(r'<dt class="govuk-summary-list__key">\s*(.*?)\s*</dt>', page)
    assert found == ["Number", "Version", "Answered for by", "Issued", "Last reviewed", "Next review"]


def test_a_print_says_that_it_is_no_controlled_copy(reader, published):
    page = reader.get(page_of("wy")).content.decode()

    mark = page.split("safehaven-print-line")[1].split("</div>")[0]
    assert "DP-01 · How we look after what we know, version 1 · Printed" in mark
    assert "A printed copy is not controlled" in mark
    assert "A copy of this page, printed or saved, is not controlled and may go out of date." in page


def test_the_value_shown_is_the_one_that_is_enforced(reader, published):
    before = said(reader.get(page_of("wy")))

    choose(Parameter.RECORD_UPDATE_HOURS, "24", by=SYSTEM)

    assert "Faxes: Never. Written within 48 hours." in before
    assert "Faxes: Never. Written within 24 hours." in said(reader.get(page_of("wy")))


def test_every_page_leads_to_our_policies(reader, ada, signed_in):
    link = 'href="/policies/"'

    assert link in reader.get("/sign-in/").content.decode()
    assert link in signed_in(ada).get("/").content.decode()
    assert TEXT.count(SECRET) == 1
