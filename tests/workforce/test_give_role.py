"""Giving and taking roles: they hold, and are gone, at the next click."""

import pytest

from safehaven.workforce.front import Role, roles_of


def test_a_manager_gives_a_role_and_it_holds_at_once(grace, ada, signed_in, acts):
    answered = signed_in(grace).post(f"/staff/{ada.pk}/give-role/", {"role": "senior_caseworker"})

    assert answered.url == f"/staff/{ada.pk}/"
    assert roles_of(ada) == {Role.CASEWORKER, Role.SENIOR_CASEWORKER}
    assert acts()[-1] == "workforce:role_given"


def test_a_role_taken_away_is_gone_at_the_next_click(grace, dora, member, signed_in):
    other = member("Hana Steel", Role.MANAGER)
    browser = signed_in(other)
    before = browser.get("/staff/").status_code
    signed_in(grace).post(f"/staff/{other.pk}/take-role/manager/")

    assert (before, browser.get("/staff/").status_code) == (200, 403)


def test_a_role_that_somebody_does_not_hold_is_not_found(grace, ada, signed_in):
    assert signed_in(grace).post(f"/staff/{ada.pk}/take-role/manager/").status_code == 404


def test_each_role_is_offered_with_what_it_means(grace, ada, signed_in):
    page = signed_in(grace).get(f"/staff/{ada.pk}/give-role/").content.decode()

    assert "Runs the system and looks after staff accounts" in page


def test_a_clash_is_told(grace, ada, signed_in):
    answered = signed_in(grace).post(f"/staff/{ada.pk}/give-role/", {"role": "it_administrator"}, follow=True)

    assert "Nobody may both run the system and read records" in answered.content.decode()
    assert roles_of(ada) == {Role.CASEWORKER}


def test_nobody_changes_their_own_roles(grace, signed_in):
    browser = signed_in(grace)
    browser.post(f"/staff/{grace.pk}/give-role/", {"role": "caldicott_guardian"})
    browser.post(f"/staff/{grace.pk}/take-role/manager/")

    assert roles_of(grace) == {Role.MANAGER}


def test_the_it_administrator_changes_no_account_that_reads_records(ivy, ada, signed_in):
    browser = signed_in(ivy)
    browser.post(f"/staff/{ada.pk}/take-role/caseworker/")

    assert roles_of(ada) == {Role.CASEWORKER}


def test_the_it_administrator_looks_after_the_others(ivy, member, signed_in):
    newcomer = member("Nell Archer", Role.ADMINISTRATOR)

    signed_in(ivy).post(f"/staff/{newcomer.pk}/give-role/", {"role": "it_administrator"})

    assert roles_of(newcomer) == {Role.ADMINISTRATOR, Role.IT_ADMINISTRATOR}


def test_the_it_administrator_appoints_nobody_who_watches(ivy, dora, signed_in):
    signed_in(ivy).post(f"/staff/{dora.pk}/give-role/", {"role": "trustee"})

    assert roles_of(dora) == {Role.DATA_PROTECTION_OFFICER}


def test_only_roles_that_they_may_give_are_offered(ivy, member, signed_in):
    newcomer = member("Nell Archer", Role.ADMINISTRATOR)

    page = signed_in(ivy).get(f"/staff/{newcomer.pk}/give-role/").content.decode()

    assert [role for role in Role if f'value="{role}"' in page] == [Role.IT_ADMINISTRATOR]


@pytest.mark.parametrize("form", ["give-role", "reset-second-factor", "password-link", "left"])
def test_nobody_is_shown_a_form_that_would_be_refused(ivy, dora, signed_in, form):
    answer = signed_in(ivy).get(f"/staff/{dora.pk}/{form}/")

    assert (answer.status_code, answer.headers.get("Location")) == (302, f"/staff/{dora.pk}/")
