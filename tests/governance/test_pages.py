"""The pages: who is who, inside and outside, and regular checks from the task to the history."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from safehaven.foundation.actors import SYSTEM
from safehaven.governance import queries
from safehaven.governance.attestations import ATTESTATIONS
from safehaven.governance.front import Facts, appoint
from safehaven.governance.models import Appointment, Confirmation, Evidence, Finding
from safehaven.workforce.front import Role
from safehaven.workforce.operations import change_details, mark_as_left
from safehaven.workforce.rules import BeyondOwnReach
from tests.counting import queries_of
from tests.documents.files import pdf_of
from tests.governance.conftest import OWN, PREMISES, asked

pytestmark = pytest.mark.django_db

CONFIRM = reverse("governance:confirm", kwargs={"attestation": "premises"})
HISTORY = reverse("governance:attestation", kwargs={"attestation": "premises"})
ROUND = pdf_of("The round of March")
DPO = Role.DATA_PROTECTION_OFFICER
CHANGE = reverse("governance:change_role", kwargs={"role": DPO.value})


def text(client, where):
    return client.get(where).content.decode()


def answers(by, attestation=PREMISES, **more):
    """What a browser sends that says yes to all."""
    asking = asked(attestation, by)
    said = {one.slug: "yes" for one in asking.questions}
    return said | {"after": 0, "once": "0b1e1b52-1111-4222-8333-444455556666"} | more


def a_file(content=None, name="round.pdf"):
    return SimpleUploadedFile(name, ROUND if content is None else content)


# Who is who


def test_everybody_outside_sees_how_to_reach_a_role_and_no_name(dora):
    appoint(DPO, Facts(email="dpo@example.org", telephone="01632 960123"), version=0, by=SYSTEM)

    shown = text(Client(), "/who-is-who/")

    assert "dpo@example.org" in shown
    assert "Penhale" not in shown


def test_a_name_stands_outside_only_where_the_role_says_so(dora):
    appoint(DPO, Facts(email="dpo@example.org", name_is_public=True), version=0, by=SYSTEM)

    assert "Dora Penhale" in text(Client(), "/who-is-who/")


def test_nobodys_own_address_is_taken_for_a_role(dora, cleo, signed_in):
    typed = {"email": dora.email.upper(), "version": 0, "once": "0b1e1b52-1111-4222-8333-444455556666"}

    answered = signed_in(cleo).post(CHANGE, typed)

    assert "it is a person&#x27;s own" in answered.content.decode().replace("’", "&#x27;")
    assert not Appointment.objects.exists()


def test_an_address_that_became_a_persons_own_is_not_shown(dora, ada):
    appoint(DPO, Facts(email="dpo@example.org", telephone="01632 960123"), version=0, by=SYSTEM)
    change_details(ada, name=ada.name, email="dpo@example.org", initials="AL", version=1, by=SYSTEM)

    assert "dpo@example.org" not in text(Client(), "/who-is-who/")


def test_the_footer_leads_there(dora):
    assert 'href="/who-is-who/"' in text(Client(), "/sign-in/")


def test_staff_see_holder_and_deputy(dora, ada, signed_in):
    appoint(DPO, Facts(deputy=ada), version=0, by=SYSTEM)

    shown = text(signed_in(ada), "/who-is-who/staff/")

    assert "Dora Penhale" in shown
    assert "Ada Lovell" in shown


def test_a_deputy_who_left_is_shown_as_gone(dora, ada, signed_in):
    appoint(DPO, Facts(deputy=ada), version=0, by=SYSTEM)
    mark_as_left(ada, by=SYSTEM)

    assert "who does not work here any more" in text(signed_in(dora), "/who-is-who/staff/")


def test_a_role_says_what_must_be_done_and_when(policy, dora, odo, signed_in):
    shown = text(signed_in(odo), "/who-is-who/staff/security_officer/")

    assert "WY-physical-04" in shown
    assert "Every 3 months. Due now" in shown


def test_a_deputy_is_named_by_somebody_who_could_give_the_role(dora, ada, grace, cleo, signed_in):
    typed = {"deputy": ada.pk, "version": 0, "once": "0b1e1b52-1111-4222-8333-444455556666"}
    refused = signed_in(grace).post(CHANGE, typed)
    assert "Ask the chief executive" in refused.content.decode()

    signed_in(cleo).post(CHANGE, typed)

    assert Appointment.objects.get().deputy == ada


def test_the_way_to_an_officer_is_set_by_nobody_who_watches_over_nobody(dora, ivy, grace):
    for by in (ivy, grace):
        with pytest.raises(BeyondOwnReach, match="Ask the chief executive"):
            appoint(DPO, Facts(email="dpo@example.net"), version=0, by=by)

    assert not Appointment.objects.exists()


def test_the_way_to_change_a_role_is_shown_to_whoever_may_use_it(dora, grace, cleo, signed_in):
    pages = ("/who-is-who/staff/", f"/who-is-who/staff/{DPO.value}/")

    shown = {one.name: [CHANGE in text(signed_in(one), page) for page in pages] for one in (grace, cleo)}

    assert shown == {grace.name: [False, False], cleo.name: [True, True]}


def test_the_second_of_two_who_change_a_role_is_told(dora, cleo, signed_in):
    appoint(DPO, Facts(email="dpo@example.org"), version=0, by=SYSTEM)
    typed = {"email": "dpo@example.net", "version": 0, "once": "0b1e1b52-1111-4222-8333-444455556666"}

    answered = signed_in(cleo).post(CHANGE, typed).content.decode()

    assert "changed by a colleague" in answered
    assert Appointment.objects.get().email == "dpo@example.org"


# Regular checks


def test_whoever_is_asked_finds_it_on_the_home_page(policy, odo, ada, signed_in):
    assert "Confirm: Walk round the premises" in text(signed_in(odo), "/")
    assert "Confirm: Walk round the premises" not in text(signed_in(ada), "/")


def test_it_is_confirmed_with_a_file_and_the_file_comes_back(policy, odo, signed_in):
    browser = signed_in(odo)
    browser.post(CONFIRM, answers(odo, note="All well.", evidence=a_file()))

    shown, kept = text(browser, HISTORY), Evidence.objects.get()
    got = browser.get(reverse("governance:evidence", kwargs={"evidence": kept.pk}))

    assert "All well." in shown
    assert got.content == ROUND
    assert got["Content-Disposition"] == 'attachment; filename="premises 1.pdf"'
    assert bytes(kept.content.ciphertext).find(b"%PDF") == -1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"MZ\x90 a program", "must be a PDF"),
        (b"<html><script>", "must be a PDF"),
        (b"%PDF-" + b"x" * (5 * 1024 * 1024), "5 MB or smaller"),
    ],
    ids=["program", "page", "large"],
)
def test_other_files_are_not_taken(policy, odo, signed_in, content, words):
    answered = signed_in(odo).post(CONFIRM, answers(odo, evidence=a_file(content)))

    assert words in answered.content.decode()
    assert not Confirmation.objects.exists()


def test_what_is_wrong_is_not_lost_behind_a_yes(policy, odo, signed_in):
    shown = signed_in(odo).post(CONFIRM, answers(odo, what="The back door sticks.")).content.decode()

    assert "You answered yes to everything" in shown
    assert "The back door sticks." in shown
    assert not Confirmation.objects.exists()


def test_a_no_without_a_reason_keeps_what_was_typed(policy, odo, signed_in):
    sent = answers(odo, note="Nearly all well.") | {"premises-check-doors": "no"}

    shown = signed_in(odo).post(CONFIRM, sent).content.decode()

    assert "Enter what is wrong" in shown
    assert "Choose who mends it" in shown
    assert "Nearly all well." in shown
    assert not Confirmation.objects.exists()


def test_a_no_is_mended_by_whoever_was_named(policy, odo, ada, signed_in):
    sent = answers(
        odo,
        what="The back door sticks.",
        mender=str(ada.pk),
        mend_by_day="1",
        mend_by_month="3",
        mend_by_year="2099",
    ) | {"premises-check-doors": "no"}
    signed_in(odo).post(CONFIRM, sent)
    where = reverse("governance:mended", kwargs={"finding": Finding.objects.get().pk})
    browser = signed_in(ada)
    assert "Mend what was found" in text(browser, "/")
    assert "The back door sticks." in text(browser, where)

    browser.post(where, {"how": "A joiner planed it.", "once": "0b1e1b52-1111-4222-8333-444455557777"})

    assert Finding.objects.get().mended_by == ada


def test_the_list_of_checks_says_how_each_stands(policy, odo, ada, signed_in, confirmed):
    confirmed(PREMISES, odo)

    shown = text(signed_in(ada), "/checks/")

    assert "Walk round the premises" in shown
    assert "Information security officer: Odo Fenwick" in shown


def test_the_page_of_all_checks_asks_once_for_each_role(policy, odo, signed_in, monkeypatch):
    browser, checks = signed_in(odo), reverse("governance:attestations")
    roles, answering = {one.role for one in ATTESTATIONS.values()}, 3  # who holds it, the deputy, the chief
    all_of_them = queries_of(browser, checks)
    monkeypatch.setattr(queries, "ATTESTATIONS", {"premises": PREMISES})

    assert all_of_them <= queries_of(browser, checks) + answering * len(roles)


# Attacks


@pytest.mark.parametrize("who", ["ada", "dora", "cleo"])
def test_whoever_is_not_asked_finds_no_page_to_confirm(policy, odo, who, request, signed_in):
    browser = signed_in(request.getfixturevalue(who))

    got = [browser.get(CONFIRM).status_code, browser.post(CONFIRM, answers(odo)).status_code]

    assert got == [404, 404]
    assert not Confirmation.objects.exists()


@pytest.fixture
def kept(policy, odo, ada, signed_in):
    """What Odo found in the premises, and what Ada said of her own devices, with a file each."""
    signed_in(odo).post(CONFIRM, answers(odo, note="The wasps are gone.", evidence=a_file()))
    own = reverse("governance:confirm", kwargs={"attestation": "own-devices"})
    sent = answers(ada, OWN, note="My phone is old.", evidence=a_file())
    signed_in(ada).post(own, sent | {"once": "0b1e1b52-1111-4222-8333-444455558888"})
    return {one.confirmation.attestation: one for one in Evidence.objects.select_related("confirmation")}


@pytest.mark.parametrize(
    ("who", "premises", "own"),
    [
        ("odo", 200, 404),
        ("ada", 404, 200),
        ("dora", 200, 200),
        ("cleo", 200, 404),
        ("sam", 404, 404),
        ("grace", 404, 404),
        ("ivy", 404, 404),
    ],
)
def test_a_file_is_served_to_those_who_may_see_it_and_to_nobody_else(
    kept, who, premises, own, request, signed_in
):
    browser = signed_in(request.getfixturevalue(who))

    got = {
        slug: browser.get(reverse("governance:evidence", kwargs={"evidence": one.pk})).status_code
        for slug, one in kept.items()
    }

    assert got == {"premises": premises, "own-devices": own}


@pytest.mark.parametrize("who", ["odo", "cleo", "sam", "grace"])
def test_nobody_reads_what_a_colleague_said_of_their_own_devices(kept, who, request, signed_in):
    browser = signed_in(request.getfixturevalue(who))

    answered = browser.get(reverse("governance:attestation", kwargs={"attestation": "own-devices"}))

    assert "My phone is old" not in answered.content.decode()


def test_a_caseworker_does_not_read_what_was_found_in_the_premises(kept, sam, signed_in):
    assert signed_in(sam).get(HISTORY).status_code == 404


def test_reading_leaves_a_line(kept, dora, signed_in, acts):
    browser = signed_in(dora)
    browser.get(HISTORY)
    browser.get(reverse("governance:evidence", kwargs={"evidence": kept["premises"].pk}))

    assert acts()[-2:] == ["governance:consulted", "governance:evidence_opened"]


def test_the_notices_tell_no_more_than_that_something_is_due(policy, odo, confirmed, signed_in):
    confirmed(PREMISES, odo, no={"premises-check-doors"})

    assert "back door" not in text(signed_in(odo), "/")


def test_staff_come_from_the_foot_of_the_page_to_names_and_checks(ada, signed_in):
    browser = signed_in(ada)

    assert 'href="/who-is-who/staff/"' in text(browser, "/who-is-who/")
    assert 'href="/checks/"' in text(browser, "/who-is-who/staff/")
    assert 'href="/who-is-who/staff/"' not in text(Client(), "/who-is-who/")
