"""Helping a colleague who lost their phone, without taking over their account."""

import pytest
from allauth.mfa.models import Authenticator

from safehaven.ledger.models import Line
from safehaven.workforce.forms.second_factor import AddAppForm
from safehaven.workforce.models import SecondFactorReset, StaffSession
from safehaven.workforce.operations import add_app, add_passkey, invite, reset_second_factor
from safehaven.workforce.rules import BeyondOwnReach, BothByOne, OwnAccount, SessionOver
from safehaven.workforce.states import ResetReason


def test_a_manager_resets_it_and_the_person_sets_up_another(grace, ada, with_app, signed_in, type_password):
    with_app(ada)
    elsewhere = signed_in(ada)
    signed_in(grace).post(f"/staff/{ada.pk}/reset-second-factor/", {"reason": "lost"})

    assert not Authenticator.objects.filter(user=ada).exists()
    assert elsewhere.get("/account/").status_code == 302
    assert type_password(ada).get("/").url == "/account/second-factor/?next=%2F"


def test_what_was_begun_before_a_reset_adds_nothing_after_it(grace, ada, signed_in):
    """The thief of a phone is adding a factor of their own at the moment in which it is reset."""
    signed_in(ada)
    session = StaffSession.objects.get(staff=ada)
    reset_second_factor(ada, ResetReason.STOLEN, by=grace)

    with pytest.raises(SessionOver):
        add_app(ada, "JBSWY3DPEHPK3PXP", step=1, session=session)
    with pytest.raises(SessionOver):
        add_passkey(ada, "Mine", {}, session=session)

    assert not Authenticator.objects.filter(user=ada).exists()


def test_the_page_of_somebody_signed_out_at_that_moment_says_so(grace, ada, signed_in, monkeypatch):
    browser = signed_in(ada)

    def reset_first(form):
        reset_second_factor(ada, ResetReason.STOLEN, by=grace)
        form.secret, form.cleaned_data = "JBSWY3DPEHPK3PXP", {"code": "123456"}
        return True

    monkeypatch.setattr(AddAppForm, "is_valid", reset_first)
    page = browser.post("/account/second-factor/app/", follow=True)

    assert page.redirect_chain[0] == ("/sign-in/", 302)
    assert "You were signed out, so nothing was changed." in page.content.decode()
    assert not Authenticator.objects.filter(user=ada).exists()


def test_the_reason_stands_on_the_ledger(grace, ada, with_app):
    reset_second_factor(with_app(ada), ResetReason.STOLEN, by=grace)
    line = Line.objects.order_by("number").last()

    assert (line.act, '"reason":"stolen"' in line.entry) == ("workforce:second_factor_reset", True)


def test_a_reason_is_needed(grace, ada, with_app, signed_in):
    with_app(ada)
    signed_in(grace).post(f"/staff/{ada.pk}/reset-second-factor/", {})

    assert not SecondFactorReset.objects.exists()


def test_one_colleague_alone_does_not_take_over_an_account(grace, ada, with_app):
    reset_second_factor(with_app(ada), ResetReason.LOST, by=grace)

    with pytest.raises(BothByOne):
        invite(ada, by=grace)


def test_nor_the_other_way_round(grace, ada, with_app):
    invite(with_app(ada), by=grace)

    with pytest.raises(BothByOne):
        reset_second_factor(ada, ResetReason.LOST, by=grace)


def test_the_it_administrator_takes_over_no_account_that_reads_records(ivy, ada, with_app):
    with_app(ada)
    for act in (lambda: invite(ada, by=ivy), lambda: reset_second_factor(ada, ResetReason.LOST, by=ivy)):
        with pytest.raises(BeyondOwnReach):
            act()


def test_nobody_resets_their_own(grace, with_app):
    with pytest.raises(OwnAccount):
        reset_second_factor(with_app(grace), ResetReason.NEW, by=grace)


def test_a_password_link_is_shown_once_and_says_so(grace, ada, signed_in):
    page = signed_in(grace).post(f"/staff/{ada.pk}/password-link/").content.decode()

    assert "http://testserver/welcome/" in page
    assert "It is shown only now" in page
