"""Signing the non-disclosure agreement: one's own name, under the words that hold."""

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.readiness.front import agreement, readiness_of, replace_agreement, sign_agreement
from safehaven.readiness.models import Acceptance, AgreementText
from safehaven.readiness.queries import agreement_with
from safehaven.readiness.rules import AlreadyDone, NothingNew, NotYourName, TextChanged
from safehaven.workforce.front import Role

pytestmark = pytest.mark.django_db


def test_signing_keeps_the_name_the_version_and_the_text(noor, signs):
    signed = signs(noor)

    kept = AgreementText.objects.get()
    assert readiness_of(noor).signed
    assert (signed.signature, signed.version, signed.digest) == ("Noor Napier", "1", agreement().digest)
    assert (kept.digest, kept.text) == (signed.digest, agreement().text)


def test_signing_is_on_the_ledger_without_the_name(noor, signs):
    signed = signs(noor)

    line = Line.objects.latest("number")
    assert (line.act, line.by, line.about) == (
        "readiness:agreement_signed",
        noor.ledger_name,
        signed.ledger_name,
    )
    assert "Napier" not in line.entry


@pytest.mark.parametrize("typed", ["noor napier", "  Noor   NAPIER "])
def test_small_letters_and_spaces_are_no_matter(noor, typed):
    sign_agreement(agreement().digest, typed, by=noor)

    assert readiness_of(noor).signed


@pytest.mark.parametrize("typed", ["Grace Hopwood", "Noor", "", "N. Napier"])
def test_any_other_name_is_refused(noor, typed):
    with pytest.raises(NotYourName, match="Noor Napier"):
        sign_agreement(agreement().digest, typed, by=noor)

    assert not readiness_of(noor).signed


def test_words_that_were_changed_meanwhile_are_not_signed(noor):
    seen = agreement().digest
    replace_agreement("Other words.", instead_of=seen, by=SYSTEM)

    with pytest.raises(TextChanged):
        sign_agreement(seen, noor.name, by=noor)


def test_one_version_is_signed_once(noor, signs):
    signs(noor)

    with pytest.raises(AlreadyDone):
        signs(noor)

    assert Acceptance.objects.count() == 1


def test_a_new_version_is_signed_anew_and_the_old_one_stays_readable(noor, signs):
    old = signs(noor)
    replace_agreement("Other words.", instead_of=agreement().digest, by=SYSTEM)

    assert not readiness_of(noor).signed
    signs(noor)
    assert readiness_of(noor).signed
    assert agreement_with(old.digest).text.startswith("Why we ask you")
    assert [each.number for each in AgreementText.objects.order_by("number")] == [1, 2]


def test_going_back_to_old_words_is_another_version_that_old_signatures_stand_under(noor, signs):
    signs(noor)
    first = agreement()
    replace_agreement("Other words.", instead_of=first.digest, by=SYSTEM)
    replace_agreement(first.text, instead_of=agreement().digest, by=SYSTEM)

    assert (agreement().number, readiness_of(noor).signed) == (3, True)


def test_two_who_write_a_new_version_do_not_overwrite_each_other():
    seen = agreement().digest
    replace_agreement("Mine.", instead_of=seen, by=SYSTEM)

    with pytest.raises(TextChanged):
        replace_agreement("Yours.", instead_of=seen, by=SYSTEM)

    assert agreement().text == "Mine.\n"


def test_the_same_words_are_no_new_version():
    with pytest.raises(NothingNew):
        replace_agreement(agreement().text.replace("\n", "\r\n"), instead_of=agreement().digest, by=SYSTEM)


def test_the_page_signs_and_then_shows_what_was_signed(noor, signed_in):
    browser = signed_in(noor)
    page = browser.get("/before-you-start/agreement/")
    digest = page.context["form"].initial["digest"]
    answer = browser.post("/before-you-start/agreement/", {"digest": digest, "name": "Noor Napier"})
    after = browser.get("/before-you-start/agreement/", follow=True)

    assert "I will keep to myself" in page.content.decode()
    assert answer["Location"] == "/before-you-start/"
    assert "Signed by Noor Napier on" in after.content.decode()


def test_the_page_says_what_is_wrong_and_keeps_what_was_typed(noor, signed_in):
    digest = agreement().digest
    answer = signed_in(noor).post("/before-you-start/agreement/", {"digest": digest, "name": "Noor Knapier"})

    content = answer.content.decode()
    assert ("Your account has the name Noor Napier" in content, 'value="Noor Knapier"' in content) == (
        True,
        True,
    )


def test_nobody_reads_what_another_signed(noor, grace, signed_in):
    theirs = Acceptance.objects.get(staff=grace)
    answers = {
        name: signed_in(staff).get(f"/my-training-and-agreements/agreement/{theirs.pk}/").status_code
        for name, staff in {"noor": noor, "grace": grace}.items()
    }

    assert answers == {"noor": 404, "grace": 200}


def test_whoever_may_change_the_policy_changes_the_agreement(member, signed_in):
    sid = member("Sid Vale", Role.SIRO)
    browser, where = signed_in(sid), "/before-you-start/agreement/change/"
    page = browser.get(where)
    answer = browser.post(where, {"digest": page.context["form"].initial["digest"], "text": "I tell nobody."})

    assert answer["Location"] == "/my-training-and-agreements/"
    assert (agreement().text, agreement().number) == ("I tell nobody.\n", 2)


def hidden(page):
    """The digest that the form on a page would send."""
    return page.context["form"]["digest"].value()


def test_whoever_was_overtaken_reads_the_new_words_and_signs_those(noor, signed_in):
    browser, where = signed_in(noor), "/before-you-start/agreement/"
    old = hidden(browser.get(where))
    replace_agreement("Other words.", instead_of=old, by=SYSTEM)

    page = browser.post(where, {"digest": old, "name": noor.name}, follow=True)
    shown = page.content.decode()
    answer = browser.post(where, {"digest": hidden(page), "name": noor.name})

    assert "The agreement was changed while you read it" in shown
    assert "Other words." in shown
    assert (answer["Location"], readiness_of(noor).signed) == ("/before-you-start/", True)


def test_whoever_was_overtaken_writing_keeps_their_words_and_can_save_them(member, signed_in):
    browser, where = signed_in(member("Sid Vale", Role.SIRO)), "/before-you-start/agreement/change/"
    old = hidden(browser.get(where))
    replace_agreement("Mine.", instead_of=old, by=SYSTEM)

    page = browser.post(where, {"digest": old, "text": "Yours."})
    shown = page.content.decode()
    browser.post(where, {"digest": hidden(page), "text": page.context["form"]["text"].value()})

    assert "A colleague changed the agreement while you wrote" in shown
    assert ("Yours." in shown, "Mine." in shown) == (True, True)
    assert (agreement().text, agreement().number) == ("Yours.\n", 3)


def test_others_do_not(grace, signed_in):
    assert signed_in(grace).get("/before-you-start/agreement/change/").status_code == 403
