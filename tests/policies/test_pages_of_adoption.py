"""The settings page, and the pages that show what adopting or leaving would alter before the button."""

import pytest
from django.urls import reverse

from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, adopt, choose, in_force
from safehaven.policies.models import Adoption
from safehaven.workforce.front import Role
from tests.policies.packs import bring_along

pytestmark = pytest.mark.django_db


@pytest.fixture
def sid(member, signed_in):
    """The browser of the senior information risk owner, who sets the policy."""
    return signed_in(member("Sid Irons", Role.SIRO))


def decide(browser, address, **given):
    """Look at the preview, then put into force what was seen."""
    shown = browser.post(address, given) if given else browser.get(address)
    return browser.post(address, {**given, "seen": shown.context["seen"]}, follow=True)


def rows_of(answer):
    table = answer.context["table"]
    return {str(row[0]): [str(cell) for cell in row[1:]] for row in table.rows}


def test_before_adopting_the_page_shows_what_would_change_and_changes_nothing(sid):
    choose(Parameter.FAX, "safe_haven_only", by=SYSTEM)
    page = sid.get(reverse("policies:adopt", kwargs={"pack": "ju"}))

    assert rows_of(page)["Whether anything goes by fax"] == ["Only to a safe haven", "Never", "JU-2.7a"]
    assert (Adoption.objects.count(), in_force(Parameter.FAX)) == (0, "safe_haven_only")


def test_the_preview_is_what_then_happens(sid):
    address = reverse("policies:adopt", kwargs={"pack": "pg"})
    said = rows_of(sid.get(address))

    decide(sid, address)

    assert said["Whether anything goes by fax"][1] == "Only to a safe haven"
    assert in_force(Parameter.FAX) == "safe_haven_only"


def test_before_leaving_the_page_shows_what_would_change(sid):
    adopt("pg", by=SYSTEM)
    address = reverse("policies:leave", kwargs={"pack": "pg"})

    said = rows_of(sid.get(address))
    decide(sid, address)

    assert said["Whether anything goes by fax"] == [
        "Only to a safe haven",
        "Never",
        "No clause asks any more",
    ]
    assert in_force(Parameter.FAX) == "never"


@pytest.mark.parametrize("route", ["policies:adopt", "policies:leave"])
def test_what_is_no_policy_has_no_page(sid, route):
    assert sid.get(reverse(route, kwargs={"pack": "nobody"})).status_code == 404


def test_adopting_twice_says_that_it_is_in_force_already(sid):
    address = reverse("policies:adopt", kwargs={"pack": "ju"})
    decide(sid, address)

    page = decide(sid, address)

    assert "in force already" in page.content.decode()
    assert Adoption.objects.count() == 1


def test_whoever_only_reads_policy_adopts_none(ada, signed_in):
    browser = signed_in(ada)

    answers = [browser.post(reverse(f"policies:{act}", kwargs={"pack": "ju"})) for act in ("adopt", "leave")]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert Adoption.objects.count() == 0


def test_a_looser_choice_is_refused_beside_its_field(sid):
    adopt("wy", by=SYSTEM)

    page = sid.post(reverse("policies:change", kwargs={"parameter": "idle_lock_minutes"}), {"value": "10"})

    assert "clause WY-physical-01 asks for 5. Choose that or stricter." in str(page.context["form"].errors)


def test_the_settings_page_names_the_clauses_that_ask(sid):
    adopt("wy", by=SYSTEM)

    page = sid.get(reverse("policies:settings")).content.decode()

    assert "Asked for by clause WY-physical-01" in page


def test_a_disagreement_is_shown_first_and_chosen_with_a_reason(sid, monkeypatch):
    bring_along(
        monkeypatch,
        here='{ folder_label = "{date}-{initials}" }',
        there='{ folder_label = "{initials}_{date}" }',
    )
    for pack in ("there", "here"):
        adopt(pack, by=SYSTEM)
    address = reverse("policies:change", kwargs={"parameter": "folder_label"})

    shown = sid.get(reverse("policies:settings"))
    without = sid.post(address, {"value": "{date}-{initials}"})
    decide(sid, address, value="{date}-{initials}", why="Our folders are in order of date.")

    assert shown.context["rows"][0].note.startswith("Somebody must choose: clause HERE-1 asks for ")
    assert "Somebody must choose." in shown.content.decode()
    assert list(without.context["form"].errors) == ["why"]
    assert in_force(Parameter.FOLDER_LABEL) == "{date}-{initials}"


def test_the_settings_page_asks_the_database_as_often_with_five_policies(sid, django_assert_max_num_queries):
    with django_assert_max_num_queries(60) as before:
        sid.get(reverse("policies:settings"))
    for pack in ("ju", "wy", "jr", "pg", "sj"):
        adopt(pack, by=SYSTEM)
    with django_assert_max_num_queries(60) as after:
        sid.get(reverse("policies:settings"))

    assert len(after.captured_queries) == len(before.captured_queries)
