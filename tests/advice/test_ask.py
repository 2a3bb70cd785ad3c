"""Asking for help: from any page, to the right person, and seen by nobody else."""

import uuid

import pytest
from django.db import IntegrityError

from safehaven.advice.models import Question, Turn
from safehaven.advice.operations import ask, open_question
from safehaven.advice.rules import NobodyThere, NoSuchQuestion, NothingWritten
from safehaven.advice.states import RIGHT_FOR, Addressee, Topic
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.workforce.front import Role
from safehaven.workforce.operations import change_line_manager, mark_as_left
from tests.advice.conftest import WORDS
from tests.comparing import to_the_letter


def form(**typed):
    return {"topic": "sharing", "to": "", "text": WORDS, "page": "", "once": str(uuid.uuid4())} | typed


def test_every_page_leads_to_help_and_says_which_page_it_was(robin, ada, signed_in):
    browser = signed_in(ada)
    shown = browser.get(f"/records/{robin.pk}/").content.decode()

    assert f'href="/help/ask/?from=%2Frecords%2F{robin.pk}%2F"' in shown


@pytest.mark.parametrize(
    ("path", "status"), [("/records/{}/", 404), ("/no/such/page/", 404), ("/ledger/", 403)]
)
def test_a_page_that_is_not_open_leads_to_help_without_its_address(path, status, robin, sam, signed_in):
    answer = signed_in(sam).get(path.format(robin.pk))
    shown = answer.content.decode()

    assert (answer.status_code, 'href="/help/ask/"' in shown) == (status, True)
    assert (str(robin.pk) in shown, "from=" in shown) == (False, False)


def test_what_is_not_open_and_what_never_was_are_the_same_to_the_letter(robin, sam, signed_in):
    browser = signed_in(sam)
    real, invented = (browser.get(f"/records/{key}/") for key in (robin.pk, uuid.uuid4()))

    assert to_the_letter(real.content.decode()) == to_the_letter(invented.content.decode())


def test_a_page_without_sign_in_leads_nowhere(client, db):
    assert "/help/ask/" not in client.get("/sign-in/").content.decode()


def test_a_question_goes_to_whoever_is_right_for_its_topic(ada, gina, dora, ivy, signed_in):
    browser = signed_in(ada)
    for topic in Topic:
        browser.post("/help/ask/", form(topic=topic.value))

    assert {question.topic: question.to for question in Question.objects.all()} == {
        topic.value: right.value for topic, right in RIGHT_FOR.items()
    }


def test_a_question_goes_to_whoever_was_chosen(ada, dora, signed_in):
    signed_in(ada).post("/help/ask/", form(to="data_protection_officer"))

    assert Question.objects.get().to == Addressee.DATA_PROTECTION_OFFICER


@pytest.mark.parametrize("path", ["/records/{}/", "/"])
def test_the_page_goes_along_and_opens_for_whoever_may_see_it(path, robin, asking, ada, grace):
    page = path.format(robin.pk)

    assert open_question(asking(ada, page=page), by=grace).page == page


@pytest.mark.parametrize(
    "page",
    [
        "//elsewhere.example/",
        "https://elsewhere.example/",
        "/no/such/page/",
        "/?q=Robin",
        "/welcome/secret/",
        "/" * 400,
    ],
)
def test_what_is_no_page_of_ours_is_left_out(page, ada, grace, signed_in):
    signed_in(ada).post("/help/ask/", form(page=page))

    assert open_question(Question.objects.get(), by=ada).page == ""


def test_where_nobody_holds_the_role_it_goes_to_the_next_and_says_so(ada, grace, signed_in):
    browser = signed_in(ada)
    browser.post("/help/ask/", form(to="data_protection_officer"))
    question = Question.objects.get()

    assert (question.to, question.to_person) == (Addressee.LINE_MANAGER, grace)
    shown = browser.get(f"/help/{question.pk}/").content.decode()
    assert "It was meant for the data protection officer. Nobody could answer as that" in shown


def test_a_line_manager_who_left_is_not_asked(ada, grace, gina, asking):
    mark_as_left(grace, by=SYSTEM)
    ada.refresh_from_db()

    assert asking(ada, to=Addressee.LINE_MANAGER).to == Addressee.GOVERNANCE_OFFICER


def test_whoever_alone_holds_a_role_asks_somebody_else(dora, gina, asking):
    assert asking(dora, to=Addressee.DATA_PROTECTION_OFFICER).to == Addressee.GOVERNANCE_OFFICER


def test_what_was_meant_for_others_never_goes_to_it(sam, ivy, asking):
    with pytest.raises(NobodyThere, match="Ask your manager in person"):
        asking(sam, to=Addressee.LINE_MANAGER)


def test_the_form_keeps_what_was_typed_when_nobody_is_there(sam, signed_in):
    answered = signed_in(sam).post("/help/ask/", form())

    assert "Ask your manager in person" in answered.content.decode()
    assert WORDS in answered.content.decode()


def test_an_empty_question_is_refused(ada, asking):
    with pytest.raises(NothingWritten):
        asking(ada, " \n ")


def test_sending_twice_asks_once(ada, grace, signed_in):
    browser, sent = signed_in(ada), form()
    for _ in range(2):
        browser.post("/help/ask/", sent)

    assert (Question.objects.count(), Turn.objects.count()) == (1, 1)


def test_it_stands_on_the_ledger_without_its_words(ada, grace, asking, acts):
    asking(ada, page="/directory/")

    assert acts() == ["advice:question_asked"]
    assert WORDS not in Line.objects.order_by("number").last().entry


def test_neither_words_nor_page_stand_in_the_tables(ada, grace, robin, asking):
    asking(ada, page=f"/records/{robin.pk}/")
    stored = str(Question.objects.values_list().get()).encode()
    sealed = Question.objects.get().page.ciphertext + Turn.objects.get().text.ciphertext

    words = (b"wasps", b"/records/", robin.pk.hex.encode(), str(robin.pk).encode())
    assert [word for word in words if word in stored + sealed] == []


def test_a_new_line_manager_does_not_read_what_the_old_one_was_asked(question, ada, member, grace):
    other = member("Olive Marsh", Role.MANAGER)
    change_line_manager(ada, other, by=SYSTEM)

    with pytest.raises(NoSuchQuestion):
        open_question(question, by=other)
    assert open_question(question, by=grace).turns[0].text == WORDS


def test_the_database_lets_nobody_be_asked_their_own(question, ada):
    @operation
    def behind_our_back():
        write("advice:form_sent_again", by=SYSTEM)
        Question.objects.filter(pk=question.pk).update(to_person=ada)

    with pytest.raises(IntegrityError, match="nobody_is_asked_their_own"):
        behind_our_back()


def test_the_same_form_with_other_words_asks_nothing_new(ada, grace):
    once = uuid.uuid4()
    first = ask(Topic.OTHER, WORDS, once=once, by=ada)

    assert ask(Topic.OTHER, "Other words", once=once, by=ada) == first
