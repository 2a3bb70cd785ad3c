"""Nobody gets into a colleague's account in silence: its owner and the data protection officer are told."""

from datetime import timedelta

import pytest
from django.urls import reverse

from safehaven.demo.readying import make_ready
from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.workforce import ways_in
from safehaven.workforce.front import Role, add_staff, give_role
from safehaven.workforce.models import WayInNotice
from safehaven.workforce.operations import change_details, invite, reset_second_factor
from safehaven.workforce.states import ResetReason, WayIn

PLACE = "/accounts/ways-in/"
OWN = "How you sign in was changed. Was that right?"
WATCHED = "Colleagues changed 1 way into accounts"


def told():
    """Who is told what, and where the e-mail goes."""
    rows = WayInNotice.objects.values_list("to__name", "address", "what")
    return sorted(rows)


@pytest.mark.parametrize("what", [WayIn.LINK, WayIn.RESET])
def test_the_owner_and_the_officer_are_told(grace, ada, dora, with_app, what):
    with_app(ada)
    invite(ada, by=grace) if what is WayIn.LINK else reset_second_factor(ada, ResetReason.LOST, by=grace)

    assert told() == [("Ada Lovell", "ada@example.org", what), ("Dora Penhale", "dora@example.org", what)]
    assert '"told":2' in Line.objects.order_by("number").last().entry


def test_so_they_are_of_what_is_done_at_the_command_line(ada, dora):
    invite(ada, by=SYSTEM)

    assert {name for name, _address, _what in told()} == {"Ada Lovell", "Dora Penhale"}


def test_a_changed_address_is_told_where_the_owner_read_before(grace, ada, dora):
    given = {"name": ada.name, "initials": ada.initials, "version": ada.version}
    change_details(ada, email="elsewhere@example.org", **given, by=grace)
    invite(ada, by=grace)

    assert ("Ada Lovell", "ada@example.org", WayIn.ADDRESS) in told()
    assert ("Dora Penhale", "dora@example.org", WayIn.ADDRESS) in told()


def test_what_follows_a_changed_address_is_told_at_both(grace, ada, dora):
    given = {"name": ada.name, "initials": ada.initials, "version": ada.version}
    change_details(ada, email="elsewhere@example.org", **given, by=grace)
    ada.refresh_from_db()
    invite(ada, by=grace)

    links = [address for name, address, what in told() if (name, what) == ("Ada Lovell", WayIn.LINK)]
    assert links == ["ada@example.org", "elsewhere@example.org"]


def test_an_address_that_was_changed_long_ago_is_told_no_more(grace, ada, dora, monkeypatch):
    given = {"name": ada.name, "initials": ada.initials, "version": ada.version}
    change_details(ada, email="elsewhere@example.org", **given, by=grace)
    monkeypatch.setattr(ways_in, "ALSO_BEFORE", timedelta())
    ada.refresh_from_db()
    invite(ada, by=grace)

    assert ("Ada Lovell", "ada@example.org", WayIn.LINK) not in told()


def test_the_page_says_what_an_address_was(grace, ada, dora, signed_in):
    given = {"name": ada.name, "initials": ada.initials, "version": ada.version}
    change_details(ada, email="elsewhere@example.org", **given, by=grace)

    assert "it was ada@example.org" in signed_in(dora).get(PLACE).content.decode()


def test_a_changed_name_alone_is_no_way_in(grace, ada, dora):
    given = {"email": ada.email, "initials": ada.initials, "version": ada.version}
    change_details(ada, name="Ada Lovelace-Lovell", **given, by=grace)

    assert told() == []


def test_the_first_link_of_a_newcomer_is_told_to_nobody_and_the_second_is(grace, dora):
    newcomer = add_staff(name="Nia Frost", email="nia@example.org", initials="NF", by=SYSTEM)
    invite(newcomer, by=grace)
    first = told()
    invite(newcomer, by=grace)

    assert (first, len(told())) == ([], 2)


def test_an_officer_who_did_it_is_not_the_one_who_watches_it(member, grace, ada):
    member("Cy Ward", Role.SECURITY_OFFICER)
    give_role(grace, Role.DATA_PROTECTION_OFFICER, by=SYSTEM)
    make_ready(grace, by=SYSTEM)
    invite(ada, by=grace)

    assert [name for name, _address, _what in told()] == ["Ada Lovell", "Cy Ward"]


def test_the_officer_sees_whose_what_and_by_whom_until_she_has_looked(grace, ada, dora, signed_in):
    invite(ada, by=grace)
    browser = signed_in(dora)
    home, page = browser.get("/").content.decode(), browser.get(PLACE).content.decode()
    [notice] = WayInNotice.objects.filter(to=dora)

    after = browser.post(PLACE, {"shown": str(notice.pk)}, follow=True).content.decode()

    assert WATCHED in home
    assert [word for word in ("Ada Lovell", "Grace Hopwood", WayIn.LINK.label) if word not in page] == []
    assert WATCHED not in after
    assert "Ada Lovell" in browser.get(PLACE).content.decode()


def test_the_owner_is_asked_and_shown_how_to_close_their_password(grace, ada, dora, signed_in):
    invite(ada, by=grace)
    browser = signed_in(ada)

    assert OWN in browser.get("/").content.decode()
    assert reverse("password_known") in browser.get(PLACE).content.decode()


def test_what_came_meanwhile_stays_new(grace, ada, dora, signed_in):
    invite(ada, by=grace)
    shown = WayInNotice.objects.get(to=dora)
    invite(ada, by=grace)

    signed_in(dora).post(PLACE, {"shown": str(shown.pk)})

    assert WayInNotice.objects.filter(to=dora, seen_at=None).count() == 1


def test_nobody_sees_or_ticks_off_what_others_were_told(grace, ada, dora, sam, signed_in):
    invite(ada, by=grace)
    browser = signed_in(sam)

    page = browser.get(PLACE).content.decode()
    browser.post(PLACE, {"shown": " ".join(str(one.pk) for one in WayInNotice.objects.all())})

    assert "Ada Lovell" not in page
    assert WayInNotice.objects.filter(seen_at=None).count() == 2
