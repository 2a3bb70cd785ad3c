"""Services, sites, teams, and who is in which."""

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.workforce.front import join_team, members_of, teammates_of, teams_of
from safehaven.workforce.models import Service, Team
from safehaven.workforce.operations import change_line_manager, leave_team
from safehaven.workforce.rules import RoundAbout


def test_teammates_are_those_who_share_a_team_now(ada, grace, sam):
    assert list(teammates_of(ada)) == [grace]


def test_joining_makes_somebody_a_member_at_once(sam, harbour, grace, signed_in, acts):
    signed_in(grace).post(f"/staff/{sam.pk}/join-team/", {"team": harbour.pk})

    assert set(members_of(harbour)) == {grace, sam}
    assert acts()[-1] == "workforce:team_joined"


def test_leaving_a_team_ends_it_at_once_and_keeps_that_it_was(ada, harbour, grace, signed_in):
    signed_in(grace).post(f"/staff/{ada.pk}/leave-team/{harbour.pk}/")

    assert (list(teams_of(ada)), ada.memberships.count()) == ([], 1)


def test_somebody_can_come_back(ada, harbour):
    leave_team(ada, harbour, by=SYSTEM)
    join_team(ada, harbour, by=SYSTEM)

    assert list(teams_of(ada)) == [harbour]


def test_a_manager_adds_a_service_a_site_and_a_team(grace, signed_in):
    browser = signed_in(grace)
    browser.post("/places/services/add/", {"name": "Debt advice"})
    browser.post("/places/sites/add/", {"name": "Mill Street"})
    service, team = Service.objects.get(name="Debt advice"), {"name": "Debt team"}
    browser.post("/places/teams/add/", team | {"service": service.pk, "site": Team.objects.first().site_id})

    assert Team.objects.get(name="Debt team").service == service
    assert browser.get("/places/").status_code == 200


def test_a_name_is_not_used_twice(grace, signed_in):
    answered = signed_in(grace).post("/places/services/add/", {"name": "housing SUPPORT"})

    assert "There is one with this name already" in answered.content.decode()


def test_nobody_becomes_their_own_manager_through_others(ada, grace):
    with pytest.raises(RoundAbout):
        change_line_manager(grace, ada, by=SYSTEM)


def test_a_line_manager_is_changed_from_the_page(ada, grace, member, signed_in):
    from safehaven.workforce.front import Role

    other = member("Hana Steel", Role.MANAGER)
    signed_in(grace).post(f"/staff/{ada.pk}/line-manager/", {"line_manager": other.pk})
    ada.refresh_from_db()

    assert ada.line_manager == other
