"""Whoever decides sees what would leave; whoever comes too late is told who was quicker."""

import pytest

from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.operations.releasing import approve, ask, consider_document, refuse
from safehaven.disclosure.queries import awaiting_decision_by
from safehaven.disclosure.rules import NotOpen, WrongMoment
from safehaven.documents.front import Scan
from safehaven.foundation.actors import SYSTEM
from safehaven.interface.times import plain_datetime
from safehaven.ledger.models import Line
from safehaven.policies.front import Parameter, choose
from safehaven.workforce.front import Role
from tests.disclosure.conftest import fill
from tests.disclosure.test_pages import at, hidden, text_of
from tests.documents.files import pdf_of


@pytest.fixture
def asked(draft, ada) -> Disclosure:
    """Ada asks for approval."""
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    return ask(draft, version=draft.version, by=ada)


@pytest.fixture
def guardian(member):
    """The Caldicott Guardian, who may decide about all."""
    return member("Cora Guard", Role.CALDICOTT_GUARDIAN)


def test_the_page_leads_to_each_document(asked, plan, grace, signed_in):
    page = signed_in(grace).get(at("decide", asked)).content.decode()

    assert at("considered_document", asked, version=plan.pk) in page


def test_whoever_decides_looks_at_a_document_and_each_look_is_written_down(asked, plan, grace, signed_in):
    client = signed_in(grace)

    page = client.get(at("considered_document", asked, version=plan.pk))
    picture = client.get(at("considered_page", asked, version=plan.pk, page=1))

    assert ("Support plan" in text_of(page), picture.status_code) == (True, 200)
    assert picture["Content-Type"].startswith("image/")
    lines = Line.objects.filter(act="disclosure:document_considered").order_by("number")
    assert [
        (one.by, f'"{plan.ledger_name}"' in one.entry, '"ground":"duty"' in one.entry) for one in lines
    ] == [(grace.ledger_name, True, True)] * 2


def test_only_what_is_asked_is_opened(asked, robin, ada, grace, a_document, signed_in):
    other = a_document(robin, ada, "Another letter", pdf_of("Something else"))

    answer = signed_in(grace).get(at("considered_document", asked, version=other.pk))

    assert answer.status_code == 404
    with pytest.raises(NotOpen):
        consider_document(asked, other.pk, by=grace)


@pytest.mark.parametrize("stranger", ["sam", "dora", "ivy"])
def test_the_act_itself_opens_nothing_to_a_stranger(asked, plan, stranger, request):
    with pytest.raises(NotOpen):
        consider_document(asked, plan.pk, by=request.getfixturevalue(stranger))


def test_what_is_decided_waits_for_nobody_and_opens_no_document(asked, plan, grace, guardian):
    approve(asked, version=asked.version, by=grace)

    assert list(awaiting_decision_by(guardian)) == []
    with pytest.raises(WrongMoment):
        consider_document(asked, plan.pk, by=guardian)


def test_a_page_that_is_not_there_is_not_found(asked, plan, grace, signed_in):
    answer = signed_in(grace).get(at("considered_page", asked, version=plan.pk, page=99))

    assert answer.status_code == 404


@pytest.mark.parametrize(("stranger", "refused"), [("sam", 403), ("ada", 403), ("dora", 403)])
def test_nobody_else_looks_by_this_way(asked, plan, stranger, refused, request, signed_in):
    client = signed_in(request.getfixturevalue(stranger))

    assert client.get(at("considered_document", asked, version=plan.pk)).status_code == refused


def test_a_manager_of_another_team_does_not_look(asked, plan, member, lighthouse, signed_in):
    client = signed_in(member("Mona Elsewhere", Role.MANAGER, team=lighthouse))

    answers = [
        client.get(at("considered_document", asked, version=plan.pk)),
        client.get(at("considered_page", asked, version=plan.pk, page=1)),
        client.get(at("decide", asked)),
    ]

    assert [one.status_code for one in answers] == [404, 404, 404]


def test_after_the_decision_the_documents_are_closed_again(asked, plan, grace, guardian, signed_in):
    approve(asked, version=asked.version, by=grace)

    answer = signed_in(guardian).get(at("considered_document", asked, version=plan.pk))

    assert (answer.status_code, "Support plan" in text_of(answer)) == (409, False)


@pytest.mark.parametrize("page", ["decide", "refuse"])
@pytest.mark.parametrize("did", ["approved", "refused"])
def test_a_late_decision_hears_who_was_quicker(asked, grace, guardian, signed_in, page, did):
    late = signed_in(guardian)
    form = hidden(late.get(at(page, asked)))
    act = approve if did == "approved" else refuse
    words = [] if did == "approved" else ["Robin does not agree."]
    decided = act(asked, *words, version=asked.version, by=grace)

    answers = [late.post(at(page, asked), form | {"words": "It is too much."}), late.get(at(page, asked))]

    told = f"Grace Hopwood {did} this on {plain_datetime(decided.decided_at)}."
    assert [(one.status_code, told in text_of(one)) for one in answers] == [(409, True)] * 2
    assert Disclosure.objects.get().decided_by == grace


def test_a_stranger_is_not_told_who_decided(asked, grace, member, lighthouse, signed_in):
    approve(asked, version=asked.version, by=grace)
    other = signed_in(member("Mona Elsewhere", Role.MANAGER, team=lighthouse))

    answer = other.get(at("decide", asked))

    assert (answer.status_code, "Grace" in text_of(answer)) == (404, False)


def test_what_was_dropped_meanwhile_says_so(asked, ada, grace, signed_in):
    from safehaven.disclosure.operations.drafting import abandon

    abandon(asked, "She withdrew the request.", version=asked.version, by=ada)

    answer = signed_in(grace).get(at("decide", asked))

    assert (answer.status_code, "Ada Lovell decided on" in text_of(answer)) == (409, True)


@pytest.fixture
def unscanned(begun, robin, ada, mailbox, a_document, office):
    """A draft with a document that no scanner has read."""
    return fill(begun, a_document(robin, ada, scan=Scan.NOT_SCANNED), mailbox, ada)


def test_whoever_decides_is_warned_of_what_nobody_scanned(unscanned, ada, grace, signed_in):
    choose(Parameter.SECOND_PERSON, "always", by=SYSTEM)
    ask(unscanned, version=unscanned.version, by=ada)

    page = text_of(signed_in(grace).get(at("decide", unscanned)))

    assert "1 document was not scanned for malware. The policy lets it leave with this warning." in page
