"""What pages ask for is said in full: how many words, which document, and what holds true now."""

import re

import pytest

from safehaven.disclosure.choosing import open_titles
from safehaven.disclosure.forms import DocumentsForm, ReadersForm, ReasonForm, WhyForm
from safehaven.disclosure.operations.receiving import confirm_by_link, confirm_by_staff
from safehaven.disclosure.operations.releasing import look_at, retract
from safehaven.disclosure.rules import FEWEST_WORDS, NothingWritten, check_sentence
from safehaven.disclosure.states import Received
from safehaven.documents.front import Scan
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from tests.disclosure.conftest import fill, work
from tests.disclosure.test_pages import at, send, text_of
from tests.disclosure.test_receipt import link_in

pytestmark = pytest.mark.usefixtures("ready_made")


@pytest.mark.parametrize(
    ("text", "so_far"),
    [("She agreed", "there are 2 so far"), ("ok", "there is 1 so far"), ("", "there are 0")],
)
def test_a_reason_that_is_too_short_says_what_is_missing(text, so_far):
    with pytest.raises(NothingWritten) as refused:
        check_sentence(text, "Say why.")

    assert f"It needs at least {FEWEST_WORDS} words; {so_far}" in str(refused.value)


def test_every_question_that_wants_a_sentence_says_how_long(plan):
    forms = [ReasonForm(), ReadersForm(), WhyForm(), DocumentsForm(titles={plan.document_id: "Plan (PDF)"})]

    assert [f"{FEWEST_WORDS} words or more" in str(form) for form in forms] == [True] * 4


@pytest.fixture
def unscanned(begun, robin, mailbox, ada, a_document, office):
    """A draft with a document that no scanner has read."""
    return fill(begun, a_document(robin, ada, scan=Scan.NOT_SCANNED), mailbox, ada)


@pytest.mark.parametrize(
    ("policy", "warned"),
    [
        ("warn", "1 document was not scanned for malware. The policy lets it leave with this warning."),
        ("refuse", "1 document was not scanned for malware."),
    ],
)
def test_nobody_is_told_that_no_malware_was_found_where_nothing_looked(
    unscanned, ada, signed_in, policy, warned
):
    choose(Parameter.UNSCANNED_DOCUMENTS, policy, by=SYSTEM)

    page = text_of(signed_in(ada).get(at("checks", unscanned)))

    assert ("No malware was found" in page, warned in page, " Warning " in page) == (
        False,
        True,
        True,
    )


def test_what_was_scanned_is_said_to_be_clean(draft, ada, signed_in):
    page = text_of(signed_in(ada).get(at("checks", draft)))

    assert ("No malware was found" in page, " Warning " in page) == (True, False)


def test_two_documents_with_the_same_title_are_told_apart(begun, robin, ada, a_document):
    for _ in range(2):
        a_document(robin, ada)

    titles = list(open_titles(look_at(begun, by=ada).matter).values())

    assert (len(set(titles)), [one.startswith("Support plan (version 1, PDF, ") for one in titles]) == (
        2,
        [True, True],
    )
    assert all(re.search(r"added .* at |added .*(am|pm)", one) for one in titles)


def test_leaving_the_page_of_documents_is_not_mistaken_for_ending_the_draft(begun, plan, ada, signed_in):
    page = text_of(signed_in(ada).get(at("documents", begun)))

    assert ("Cancel" in page, "Back without saving" in page, "Share nothing: end this draft" in page) == (
        False,
        True,
        True,
    )


def test_the_recipient_hears_that_the_password_is_on_its_way(sent, office, client):
    answer = client.post(at("receipt", token=link_in(office.caught[0])))

    assert "The password comes in another e-mail, in a few minutes" in text_of(answer)


def test_the_recipient_hears_that_the_password_was_sent(sent, office, client):
    confirm_by_link(link_in(office.caught[0]))
    work()

    answer = client.post(at("receipt", token=link_in(office.caught[0])))

    assert "We have sent you the password in another e-mail" in text_of(answer)


def test_the_recipient_hears_that_the_password_came_by_telephone(sent, office, ada, client):
    from safehaven.disclosure.operations.receiving import tell_password

    tell_password(sent, by=ada)

    answer = client.post(at("receipt", token=link_in(office.caught[0])))

    assert "We gave you the password by telephone" in text_of(answer)


def test_the_recipient_hears_that_it_was_taken_back(sent, office, ada, client):
    retract(sent, by=ada)

    answer = client.post(at("receipt", token=link_in(office.caught[0])))

    assert "no password comes. Please delete the file" in text_of(answer)


def test_a_recipient_whose_browser_keeps_no_cookies_can_confirm(sent, office):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(at("receipt", token=link_in(office.caught[0])))

    sent.refresh_from_db()
    assert (answer.status_code, sent.received_at is not None) == (200, True)


def test_before_the_password_is_read_out_the_page_says_where_it_is(sent, ada, office, signed_in):
    client, pages = signed_in(ada), []
    pages.append(text_of(client.get(at("password", sent))))
    confirm_by_staff(sent, Received.PHONE, by=ada)
    pages.append(text_of(client.get(at("password", sent))))
    work()
    pages.append(text_of(client.get(at("password", sent))))

    wanted = ["They have not confirmed yet", "They have the file.", "It has left by e-mail already."]
    assert [words in page for words, page in zip(wanted, pages, strict=True)] == [True, True, True]
    assert "not sent by e-mail" not in pages[2]


def test_taken_back_the_password_cannot_be_read_out(sent, ada, signed_in):
    retract(sent, by=ada)

    page = text_of(signed_in(ada).get(at("password", sent)))

    assert ("This was taken back, so the password stays here" in page, "Show it now" in page) == (True, False)


def test_an_address_that_one_person_added_and_verified_is_a_caution(begun, unverified, ada, signed_in):
    from safehaven.directory.front import VerifiedHow, verify_contact

    verify_contact(unverified, VerifiedHow.CALLED_BACK, "I rang the number on their website.", by=ada)

    page = text_of(signed_in(ada).post(at("recipient", begun), {"text": "Marlowe"}))

    assert ("Take care: the same person added and verified" in page, "by the person who" in page) == (
        True,
        False,
    )


def test_one_click_takes_it_back_and_then_asks_why(released, ada, office, signed_in):
    client = signed_in(ada)

    clicked = client.post(at("retract", released))
    work()
    released.refresh_from_db()
    again = client.post(at("retract", released))
    explained = send(client, at("why_retracted", released), words="Wrong plan")

    assert (clicked.url, again.status_code, explained.status_code) == (
        at("why_retracted", released),
        302,
        302,
    )
    assert (released.state, office.caught) == ("retracted", [])
    assert "Wrong plan" in text_of(client.get(at("page", released)))


def test_the_button_on_the_page_takes_back_by_itself(released, ada, signed_in):
    page = signed_in(ada).get(at("page", released)).content.decode()

    form = re.search(rf'<form method="post" action="{at("retract", released)}".*?</form>', page, re.DOTALL)
    assert form is not None
    assert (">Take back<" in form[0], "text" in re.findall(r'type="(\w+)"', form[0])) == (True, False)
