"""Correcting a colleague's name, initials or address."""

from safehaven.workforce.models import StaffMember


def change(browser, staff, **changed):
    told = {"name": staff.name, "initials": staff.initials, "email": staff.email, "version": staff.version}
    return browser.post(f"/staff/{staff.pk}/details/", told | changed)


def test_a_spelling_is_corrected(grace, ada, signed_in, acts):
    answered = change(signed_in(grace), ada, name="Ada Lovel", email="Ada.Lovel@example.org")
    ada.refresh_from_db()

    assert (answered.status_code, ada.name, ada.email) == (302, "Ada Lovel", "ada.lovel@example.org")
    assert acts()[-1] == "workforce:staff_changed"


def test_the_second_of_two_is_told_and_nothing_is_overwritten(grace, ada, signed_in):
    browser = signed_in(grace)
    change(browser, ada, name="Ada Lovel")
    answered = change(browser, ada, name="Ada Lowell")

    assert "This was changed in another window or by a colleague" in answered.content.decode()
    assert StaffMember.objects.get(pk=ada.pk).name == "Ada Lovel"


def test_sending_it_again_after_being_told_saves_it(grace, ada, signed_in):
    browser = signed_in(grace)
    change(browser, ada, name="Ada Lovel")
    told = change(browser, ada, name="Ada Lowell").context["form"]
    change(browser, ada, name=told["name"].value(), version=told["version"].value())

    assert StaffMember.objects.get(pk=ada.pk).name == "Ada Lowell"


def test_an_address_of_somebody_else_is_refused(grace, ada, sam, signed_in):
    answered = change(signed_in(grace), ada, email=sam.email)

    assert "Use another one" in answered.content.decode()


def test_the_it_administrator_does_not_redirect_an_account_that_reads_records(ivy, ada, signed_in):
    answered = change(signed_in(ivy), ada, email="ivys-own@example.org")

    assert "your own role opens none" in answered.content.decode()
    assert StaffMember.objects.get(pk=ada.pk).email == "ada@example.org"


def test_the_page_shows_what_is_there(grace, ada, signed_in):
    page = signed_in(grace).get(f"/staff/{ada.pk}/details/").content.decode()

    assert "ada@example.org" in page
