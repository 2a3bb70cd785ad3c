"""Adding somebody, and their page."""

from safehaven.workforce.models import StaffMember
from tests.counting import queries_of

NELL = {"name": "Nell Archer", "initials": "na", "email": "Nell@Example.org"}


def test_a_manager_adds_somebody(grace, signed_in, acts):
    answered = signed_in(grace).post("/staff/add/", NELL | {"line_manager": grace.pk})
    nell = StaffMember.objects.get(email="nell@example.org")

    assert (answered.url, nell.initials, nell.line_manager) == (f"/staff/{nell.pk}/", "NA", grace)
    assert acts()[-1] == "workforce:staff_added"


def test_two_people_cannot_have_one_address(grace, ada, signed_in):
    answered = signed_in(grace).post("/staff/add/", NELL | {"email": "ADA@example.org"})

    assert "Use another one" in answered.content.decode()


def test_what_is_missing_is_said_field_by_field(grace, signed_in):
    form = signed_in(grace).post("/staff/add/", {"initials": "N4"}).context["form"]

    assert form.errors == {
        "name": ["Enter their full name"],
        "initials": ["Initials must be 2 to 6 letters, like AL"],
        "email": ["Enter their work email address"],
    }


def test_somebody_new_can_do_nothing_until_they_have_a_role(grace, signed_in):
    browser = signed_in(grace)
    page = browser.post("/staff/add/", NELL, follow=True).content.decode()

    assert "None yet, so they can do nothing here" in page


def test_a_caseworker_is_turned_away(ada, grace, signed_in):
    browser = signed_in(ada)
    answered = {
        path: browser.get(path).status_code
        for path in ("/staff/", "/staff/add/", f"/staff/{grace.pk}/", "/places/")
    }

    assert set(answered.values()) == {403}


def test_the_list_asks_as_much_for_five_as_for_two(grace, ada, member, signed_in, harbour):
    from safehaven.workforce.front import Role

    browser = signed_in(grace)
    two = queries_of(browser, "/staff/")
    for name in ("Bea Arrow", "Cal Brook", "Dot Crane"):
        member(name, Role.CASEWORKER, team=harbour)

    assert queries_of(browser, "/staff/") == two


def test_every_page_about_somebody_opens(grace, ada, signed_in):
    browser = signed_in(grace)
    pages = (
        "",
        "give-role/",
        "join-team/",
        "line-manager/",
        "reset-second-factor/",
        "password-link/",
        "left/",
    )
    answered = {page: browser.get(f"/staff/{ada.pk}/{page}").status_code for page in pages}

    assert set(answered.values()) == {200}
