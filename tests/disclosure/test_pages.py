"""The pages of disclosure: one decision each, from the record to the receipt."""

import re
import uuid

import pytest
from django.urls import reverse

from safehaven.disclosure.jobs import look_through_chosen
from safehaven.disclosure.models import Disclosure, Message
from safehaven.disclosure.operations.releasing import ask
from safehaven.disclosure.states import MessageState, State
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from tests.counting import queries_of
from tests.disclosure.conftest import ADDRESS, REASON, work
from tests.disclosure.test_receipt import link_in

pytestmark = pytest.mark.usefixtures("ready_made")


def at(name: str, disclosure: Disclosure | None = None, **taken: object) -> str:
    """The address of a page."""
    kwargs = {"disclosure": disclosure.pk} if disclosure else {}
    return reverse(f"disclosure:{name}", kwargs={**kwargs, **taken})


def hidden(answer) -> dict[str, str]:
    """What a page's form carries unseen."""
    found = re.findall(r'<input type="hidden" name="(version|once)" value="([^"]*)"', answer.content.decode())
    return dict(found)


def text_of(answer) -> str:
    """What a page says."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def send(client, address: str, **typed: object):
    """Fill in the form of a page and send it."""
    return client.post(address, hidden(client.get(address)) | typed)


@pytest.fixture
def as_ada(ada, signed_in):
    """Ada's browser."""
    return signed_in(ada)


def test_the_whole_way_through_the_pages(robin, plan, mailbox, as_ada, office, at_once):
    client = as_ada
    send(client, at("of_record", record=robin.pk))
    one = Disclosure.objects.get()
    document = plan.document_id
    send(
        client,
        at("documents", one),
        **{f"take-{document}": "on", f"why-{document}": "The goals for the meeting"},
    )
    look_through_chosen()
    send(client, at("reason", one), category="social-worker", basis="public-task", words=REASON)
    found = client.post(at("recipient", one), {"text": "Marlowe"})
    client.post(at("choose", one, contact=mailbox.pk), hidden(found))
    send(client, at("address", one), typed=ADDRESS)
    released = send(client, at("checks", one))
    work()

    page = text_of(client.get(at("page", one)))
    assert (released.status_code, released.url, len(office.caught)) == (302, at("page", one), 1)
    assert [
        word for word in ("Sent", "Tess Marlowe", ADDRESS, "Support plan", "Ada Lovell") if word not in page
    ] == []


def test_the_address_is_not_shown_before_it_is_typed_back(draft, mailbox, ada, as_ada):
    from safehaven.disclosure.operations import drafting

    shown = ADDRESS in as_ada.get(at("checks", draft)).content.decode()
    drafting.choose_recipient(draft, mailbox, version=draft.version, by=ada)

    pages = [as_ada.get(at(page, draft)) for page in ("checks", "address")]
    pages.append(as_ada.post(at("recipient", draft), {"text": "Marlowe"}))
    assert (shown, [ADDRESS in page.content.decode() for page in pages]) == (True, [False, False, False])


def test_an_unverified_recipient_cannot_be_chosen_from_the_page(begun, unverified, ada, signed_in):
    page = signed_in(ada).post(at("recipient", begun), {"text": "Marlowe"}).content.decode()

    assert (
        at("choose", begun, contact=unverified.pk) in page,
        "must verify it before its first use" in page,
    ) == (
        False,
        True,
    )


def test_a_wrong_address_keeps_what_was_typed_and_says_what_is_right(draft, ada, signed_in):
    answer = send(signed_in(ada), at("address", draft), typed="tess@saltmarsh.example")

    assert (
        "letter for letter" in text_of(answer),
        'value="tess@saltmarsh.example"' in answer.content.decode(),
    ) == (
        True,
        True,
    )


def test_the_check_page_says_what_to_do(begun, ada, signed_in, office):
    page = signed_in(ada).get(at("checks", begun))

    links = re.findall(r'govuk-task-list__link" href="([^"]+)"', page.content.decode())
    assert ("Release" in text_of(page), links) == (
        False,
        [at(name, begun) for name in ("documents", "reason", "recipient", "address", "recipient")],
    )


def test_a_double_click_on_release_releases_once(draft, ada, signed_in):
    client = signed_in(ada)
    form = hidden(client.get(at("checks", draft)))

    answers = [client.post(at("checks", draft), form).status_code for _ in range(2)]

    assert (answers, draft.record.entries.filter(kind="disclosure").count()) == ([302, 302], 1)


def test_a_check_page_that_was_open_meanwhile_releases_nothing(draft, ada, signed_in):
    from safehaven.disclosure.operations import drafting
    from safehaven.disclosure.states import Category
    from safehaven.lawfulness.front import Basis

    client = signed_in(ada)
    form = hidden(client.get(at("checks", draft)))
    drafting.give_reason(
        draft, Category.CRIME, Basis.CONSENT, "Another reason altogether.", version=draft.version, by=ada
    )

    answer = client.post(at("checks", draft), form)

    assert ("by a colleague while you had it open" in text_of(answer), Disclosure.objects.get().state) == (
        True,
        State.DRAFT,
    )


def test_two_people_who_decide_at_once_get_one_decision(draft, ada, grace, member, signed_in):
    from safehaven.workforce.front import Role

    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    ask(draft, version=draft.version, by=ada)
    guardian = member("Cora Guard", Role.CALDICOTT_GUARDIAN)
    first, second = signed_in(grace), signed_in(guardian)
    forms = [hidden(one.get(at("decide", draft))) for one in (first, second)]

    answers = [
        first.post(at("decide", draft), forms[0]).status_code,
        second.post(at("refuse", draft), forms[1] | {"words": "Robin does not agree."}).status_code,
    ]

    decided = Disclosure.objects.get()
    assert (answers, decided.state, decided.decided_by) == ([302, 409], State.APPROVED, grace)


def test_a_manager_decides_from_the_page(draft, ada, grace, signed_in):
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    client = signed_in(ada)
    client.post(at("checks", draft), hidden(client.get(at("checks", draft))) | {"ask": "yes"})

    decision = signed_in(grace)
    page = text_of(decision.get(at("decide", draft)))
    send(decision, at("decide", draft))

    assert (REASON in page, "Tess Marlowe" in page, Disclosure.objects.get().state) == (
        True,
        True,
        State.APPROVED,
    )


def test_somebody_takes_back_from_the_page(draft, ada, signed_in):
    client = signed_in(ada)
    client.post(at("checks", draft), hidden(client.get(at("checks", draft))))

    send(client, at("retract", draft))

    assert Disclosure.objects.get().state == State.RETRACTED


def test_a_held_disclosure_says_why_and_what_to_do(released, office, ada, signed_in):
    office.answers["RCPT"] = "550 5.1.1 no such mailbox here"
    work()

    page = text_of(signed_in(ada).get(at("page", released)))
    wanted = ("The mail server refuses this message", "no such mailbox here", "Try again", "Take back")
    assert [words for words in wanted if words not in page] == []


def test_a_message_that_could_not_be_sent_yet_says_when_it_is_tried_again(released, office, ada, signed_in):
    office.answers["RCPT"] = "451 busy"
    work()

    page = text_of(signed_in(ada).get(at("page", released)))
    wanted = ("Could not be sent yet", "asks us to try again later", "Next try", "1 try so far")
    assert [words for words in wanted if words not in page] == []


def test_a_doubt_is_settled_from_the_page(released, office, ada, signed_in):
    office.hang_up_after_content = True
    work()
    client = signed_in(ada)

    page = text_of(client.get(at("page", released)))
    send(client, at("arrived", released))

    assert ("It may have been sent: check with the recipient" in page, Disclosure.objects.get().state) == (
        True,
        State.SENT,
    )


def test_the_password_is_shown_once_on_a_page_that_nobody_keeps(sent, ada, signed_in):
    client = signed_in(ada)

    first, second = send(client, at("password", sent)), send(client, at("password", sent))

    said = re.findall(r'safehaven-code">([^<]+)<', first.content.decode())
    assert (len(said), "not shown again" in text_of(second), "no-store" in first["Cache-Control"]) == (
        1,
        True,
        True,
    )


def test_no_list_shows_a_name_an_address_or_a_reason(sent, ada, grace, dora, signed_in):
    telling = ("Quillfeather", "Robin", "Marlowe", "saltmarsh", "Support plan", "before the meeting")
    lists = [
        signed_in(ada).get(at("mine")),
        signed_in(ada).get(at("of_record", record=sent.record_id)),
        signed_in(grace).get(at("waiting")),
        signed_in(dora).get(at("overseen")),
    ]

    assert [word for word in telling for page in lists if word in text_of(page)] == []
    assert "SH-0001 (RQ)" in text_of(lists[3])


def test_the_page_follows_what_happens_without_opening_anything(released, ada, signed_in):
    from safehaven.ledger.models import Line

    client = signed_in(ada)
    lines = Line.objects.count()

    answer = client.get(at("progress", released))

    assert ("1 of 5" in text_of(answer), Line.objects.count()) == (True, lines)


PAGES = ["page", "progress", "documents", "reason", "recipient", "address", "readers", "checks", "abandon"]
PAGES += ["retract", "why_retracted", "again", "confirm", "arrived", "password", "decide", "refuse"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("stranger", ["sam", "grace"])
def test_for_somebody_who_does_not_work_with_them_it_does_not_exist(
    draft, page, stranger, request, signed_in
):
    client = signed_in(request.getfixturevalue(stranger))

    answers = [
        client.get(at(page, draft)),
        client.post(at(page, draft), {"version": 1, "once": uuid.uuid4()}),
    ]

    refused = 403 if stranger == "sam" and page in {"decide", "refuse"} else 404
    only_read = page in {"page", "progress"}
    assert [answer.status_code for answer in answers] == [refused, 405 if only_read else refused]


def test_lists_cost_the_same_for_one_and_for_three(sent, plan, mailbox, ada, robin, as_ada):
    from safehaven.disclosure.operations import drafting
    from safehaven.disclosure.states import Channel
    from tests.disclosure.conftest import fill

    as_ada.get(at("mine"))
    one = queries_of(as_ada, at("mine"))
    for _ in range(2):
        fill(drafting.begin(robin, Channel.EMAIL, once=uuid.uuid4(), by=ada), plan, mailbox, ada)

    assert queries_of(as_ada, at("mine")) == one
    assert text_of(as_ada.get(at("mine"))).count("SH-0001") == 3


def test_the_check_page_costs_the_same_for_one_document_and_for_three(
    draft, plan, ada, a_document, signed_in
):
    from safehaven.disclosure.operations import drafting

    client = signed_in(ada)
    client.get(at("checks", draft))  # a session opened a while ago is touched once
    one = queries_of(client, at("checks", draft))
    more = {
        a_document(draft.record, ada, title).document_id: "Needed for the talk" for title in ("Two", "Three")
    }
    drafting.choose_documents(
        draft, {plan.document_id: "Needed for the talk", **more}, version=draft.version, by=ada
    )
    look_through_chosen()

    assert queries_of(client, at("checks", draft)) == one


def test_a_recipient_confirms_by_pressing_the_button_only(sent, office, client):
    address = at("receipt", token=link_in(office.caught[0]))

    looked = client.get(address)
    before = Disclosure.objects.get().state
    pressed = client.post(address)
    again = client.post(address)

    assert (before, Disclosure.objects.get().state) == (State.SENT, State.RECEIVED)
    assert [
        text_of(one).count(words) for one, words in ((looked, "I have received it"), (pressed, "Thank you"))
    ] == [1, 2]
    assert "know already" in text_of(again)


def test_the_receipt_page_says_nothing_about_anybody(sent, office, client):
    page = text_of(client.get(at("receipt", token=link_in(office.caught[0]))))

    telling = ("Robin", "Quillfeather", "SH-", "RQ", "Tess", "Marlowe", "Ada", "Support plan", "Sign out")
    assert [word for word in telling if word in page] == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_unknown_receipt_link_tells_nothing(sent, client, method):
    answer = getattr(client, method)(at("receipt", token="a" * 43))

    assert (answer.status_code, "do not know this link" in text_of(answer)) == (404, True)


def test_after_the_receipt_the_password_goes(sent, office, client):
    client.post(at("receipt", token=link_in(office.caught[0])))
    work()

    assert Message.objects.get(kind="password").state == MessageState.SENT


@pytest.mark.parametrize("name", ["of_record", "mine"])
def test_a_long_list_has_its_pages(draft, robin, ada, signed_in, monkeypatch, name):
    from safehaven.disclosure import queries
    from safehaven.disclosure.operations import drafting
    from safehaven.disclosure.states import Channel
    from safehaven.disclosure.views import drafting as pages

    for module in (queries, pages):
        monkeypatch.setattr(module, "PER_PAGE", 1)
    drafting.begin(robin, Channel.EMAIL, once=uuid.uuid4(), by=ada)

    address = at(name, **({"record": robin.pk} if name == "of_record" else {}))
    shown = [text_of(signed_in(ada).get(address, {"page": page})).count("Not finished") for page in (1, 2)]

    assert shown == [1, 1]
