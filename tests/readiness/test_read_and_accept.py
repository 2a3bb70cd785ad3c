"""Reading a policy section by section, and accepting it at its end and not before."""

from dataclasses import replace

import pytest
from django.utils.safestring import SafeString

from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.policies.front import Parameter, adopt, choose, leave
from safehaven.policies.operations import add_pack
from safehaven.publication.front import body_of, editions_in_force
from safehaven.readiness.front import accept_policy, count_sections, go_on_reading, readiness_of
from safehaven.readiness.models import Acceptance, Reading
from safehaven.readiness.rules import AlreadyDone, NotReadYet, TextChanged
from safehaven.readiness.sections import sections_in
from tests.policies.packs import edition

pytestmark = pytest.mark.django_db


def page_of(policy, section):
    return f"/before-you-start/policies/{policy.policy}/{section}/"


def test_whoever_read_to_the_end_accepts(noor, policy, reads):
    reads(noor, policy)
    accepted = accept_policy(policy.policy, policy.digest, by=noor)

    line = Line.objects.latest("number")
    assert readiness_of(noor).to_accept == ()
    assert (accepted.title, accepted.digest) == (policy.title, policy.digest)
    assert (line.act, line.by) == ("readiness:policy_accepted", noor.ledger_name)


def test_nobody_accepts_what_they_have_not_read(noor, policy):
    with pytest.raises(NotReadYet):
        accept_policy(policy.policy, policy.digest, by=noor)

    assert readiness_of(noor).to_accept == (policy,)


def test_all_sections_but_one_are_not_enough(noor, policy):
    for section in range(1, count_sections(policy) - 1):
        go_on_reading(policy.policy, policy.digest, section, by=noor)

    with pytest.raises(NotReadYet):
        accept_policy(policy.policy, policy.digest, by=noor)


@pytest.mark.parametrize("section", [0, 2, 3, 500])
def test_no_section_is_left_out(noor, policy, section):
    with pytest.raises((NotReadYet, AlreadyDone)):
        go_on_reading(policy.policy, policy.digest, section, by=noor)

    assert not Reading.objects.exists()


def test_what_one_read_another_has_not(noor, grace, policy, reads):
    reads(grace, policy)

    with pytest.raises(NotReadYet):
        accept_policy(policy.policy, policy.digest, by=noor)


def test_another_version_is_read_from_its_beginning(noor, policy, reads):
    reads(noor, policy)

    with pytest.raises(TextChanged):
        accept_policy(policy.policy, "0" * 64, by=noor)


def test_a_policy_that_was_left_meanwhile_is_not_accepted(noor, policy, reads):
    reads(noor, policy)
    leave("ju", by=SYSTEM)

    with pytest.raises(TextChanged):
        accept_policy(policy.policy, policy.digest, by=noor)


def test_accepting_twice_is_once(noor, policy, reads):
    reads(noor, policy)
    accept_policy(policy.policy, policy.digest, by=noor)

    with pytest.raises(AlreadyDone):
        accept_policy(policy.policy, policy.digest, by=noor)

    assert Acceptance.objects.filter(staff=noor).count() == 1


def test_a_policy_of_our_own_is_accepted_whatever_its_name_and_however_long_its_title(noor):
    content = edition("agreement").content.replace("The policy of agreement", "Word " * 80)
    add_pack(content.encode(), by=SYSTEM)
    adopt("agreement", by=SYSTEM)
    [policy] = editions_in_force()

    accept_policy(policy.policy, policy.digest, by=noor).full_clean()

    assert readiness_of(noor).to_accept == ()
    assert not readiness_of(noor).signed


def test_one_more_policy_is_one_more_to_accept(grace, policy):
    adopt("pg", by=SYSTEM)

    assert {each.policy for each in readiness_of(grace).to_accept} == {"ju", "pg"}
    assert len(editions_in_force()) == 2


def test_what_was_accepted_is_read_again_with_the_values_of_that_day(noor, policy, reads, signed_in):
    choose(Parameter.SCAN_WITHIN_HOURS, "36", by=SYSTEM)
    reads(noor, policy)
    accepted = accept_policy(policy.policy, policy.digest, by=noor)
    choose(Parameter.SCAN_WITHIN_HOURS, "12", by=SYSTEM)

    page = signed_in(noor).get(f"/my-training-and-agreements/policies/{accepted.pk}/").content.decode()
    now = str(body_of(policy, for_staff=True))

    assert ("36 hours" in page, "12 hours" in page) == (True, False)
    assert ("36 hours" in now, "12 hours" in now) == (False, True)


@pytest.mark.parametrize("page", ["", "1/"])
def test_a_version_that_ends_while_its_page_is_made_is_told(noor, policy, signed_in, monkeypatch, page):
    browser = signed_in(noor)
    over = replace(policy, digest="0" * 64)
    monkeypatch.setattr("safehaven.readiness.views.reading.edition_of", lambda _policy: over)

    answer = browser.get(f"/before-you-start/policies/{policy.policy}/{page}", follow=True)

    assert "This version of the policy is not in force any more." in answer.content.decode()


def test_next_goes_on_and_the_last_page_accepts(noor, policy, signed_in):
    browser, count = signed_in(noor), count_sections(policy)
    for section in range(1, count + 1):
        page = browser.get(page_of(policy, section))
        assert ("Accept this policy" in page.content.decode()) == (section == count)
        answer = browser.post(page_of(policy, section), {"digest": policy.digest})

    assert count > 1
    assert answer["Location"] == "/before-you-start/"
    assert readiness_of(noor).to_accept == ()


def test_a_page_further_on_leads_back_to_where_one_stopped(noor, policy, signed_in):
    browser, last = signed_in(noor), count_sections(policy)
    answers = [
        browser.get(page_of(policy, last)),
        browser.post(page_of(policy, last), {"digest": policy.digest}),
        browser.get(f"/before-you-start/policies/{policy.policy}/"),
    ]

    assert [answer["Location"] for answer in answers] == [
        f"/before-you-start/policies/{policy.policy}/",
        f"/before-you-start/policies/{policy.policy}/",
        page_of(policy, 1),
    ]
    assert readiness_of(noor).to_accept == (policy,)


def test_next_pressed_twice_goes_on_once(noor, policy, signed_in):
    browser = signed_in(noor)
    answers = [browser.post(page_of(policy, 1), {"digest": policy.digest})["Location"] for _ in range(2)]

    assert answers == [page_of(policy, 2)] * 2
    assert Reading.objects.get().sections == 1


def test_a_digest_of_another_version_is_told(noor, policy, signed_in):
    answer = signed_in(noor).post(page_of(policy, 1), {"digest": "f" * 64}, follow=True)

    assert "This policy was changed while you read it" in answer.content.decode()


@pytest.mark.parametrize("where", ["ju/999/", "nosuch/", "nosuch/1/", "ju/0/"])
def test_what_is_not_there_is_not_found(noor, policy, signed_in, where):
    assert signed_in(noor).get(f"/before-you-start/policies/{where}").status_code == 404


# A text                                                     its sections
WORKED_EXAMPLES = [
    ("<p>Only this.</p>", ["<p>Only this.</p>"]),
    ("<h2>One</h2><p>a</p>", ["<h2>One</h2><p>a</p>"]),
    ("<p>Before</p><h2>A</h2>a<h2>B</h2>b", ["<p>Before</p><h2>A</h2>a", "<h2>B</h2>b"]),
    ("<h2>Top</h2><h3>A</h3>a<h3>B</h3>b", ["<h2>Top</h2><h3>A</h3>a", "<h3>B</h3>b"]),
    ("<h2>A</h2>\r\n<br>\n<h2>B</h2>", ["<h2>A</h2>\n<br>\n", "<h2>B</h2>"]),
    ("<h2>A</h2>\u2028a\x85a\n<h2>B</h2>", ["<h2>A</h2>\u2028a\x85a\n", "<h2>B</h2>"]),
    (
        "<h2>A</h2><div><h2>In a box</h2></div><h2>B</h2>",
        ["<h2>A</h2><div><h2>In a box</h2></div>", "<h2>B</h2>"],
    ),
]


@pytest.mark.parametrize(("text", "sections"), WORKED_EXAMPLES)
def test_a_text_is_cut_at_its_main_headings_and_no_box_is_cut_in_two(text, sections):
    assert sections_in(SafeString(text)) == sections
