"""Who else is in what would leave: it waits until somebody takes them out, or says why they belong in it."""

from __future__ import annotations

import io
import json
import uuid

import pytest
from django.urls import reverse

from safehaven.disclosure.jobs import look_through_chosen
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.operations import drafting
from safehaven.disclosure.operations.calling import write_words
from safehaven.disclosure.operations.releasing import look_at, release
from safehaven.disclosure.rules import NotChecked, NothingWritten
from safehaven.disclosure.states import State
from safehaven.documents.front import Incoming, Scan, add_document
from safehaven.documents.storage import path_of
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.records.front import NewRecord, create_record
from safehaven.roll import asking, looking
from safehaven.roll.models import Looked
from tests.disclosure.calls import rung
from tests.disclosure.conftest import fill, pdf
from tests.disclosure.test_pages import send
from tests.keeping import ASKED_AT_THE_SOCKET

pytestmark = pytest.mark.django_db

WHY = "His sister asked too, and knows."


@pytest.fixture
def wren(sam):
    """Somebody supported with whom Ada does not work."""
    return create_record(NewRecord({"given_names": "Wren", "family_name": "Thistlemere"}), by=sam)


@pytest.fixture
def known(robin, wren, roll):
    """The keeper knows both."""
    roll.build()
    return roll


@pytest.fixture
def about_both(robin, ada, a_document):
    """A letter on Robin's record that is about Wren as well."""
    return a_document(robin, ada, "Visit", pdf(b"Robin Quillfeather lives with Wren Thistlemere."))


@pytest.fixture
def share(begun, mailbox, ada, office):
    """Makes a draft of Ada's, to share a document."""
    return lambda version: fill(begun, version, mailbox, ada)


@pytest.fixture
def shared(share, about_both, known) -> Disclosure:
    """Ada's draft to share that letter."""
    made: Disclosure = share(about_both)
    return made


@pytest.fixture
def more(robin, sam, a_document, ada, shared, known):
    """Another letter on Robin's record, about somebody who came a moment ago."""
    create_record(NewRecord({"given_names": "Teal", "family_name": "Marshwick"}), by=sam)
    known.catch_up()
    return a_document(robin, ada, "More", pdf(b"Teal Marshwick was there."))


def let_go(draft, by):
    return release(draft, version=draft.version, once=uuid.uuid4(), by=by)


def in_the_way(draft, by):
    return [one.check.slug for one in look_at(draft, by=by, checking=True).checked.in_the_way]


def test_a_letter_about_the_person_alone_leaves(draft, known, ada):
    assert let_go(draft, ada).state == State.RELEASED


def test_a_letter_about_somebody_else_as_well_does_not(shared, ada):
    with pytest.raises(NotChecked, match="Somebody else whom we support is in what would leave"):
        let_go(shared, ada)


def test_a_file_that_is_called_after_somebody_else_does_not_leave_either(share, robin, known, ada):
    content = pdf(b"The visit went well.")
    came = Incoming(
        io.BytesIO(content), "visit_wren_thistlemere.pdf", "pdf", len(content), Scan.CLEAN, uuid.uuid4()
    )
    draft = share(add_document(robin, "Visit", came, by=ada))

    with pytest.raises(NotChecked, match="Somebody else whom we support is in what would leave"):
        let_go(draft, ada)


def test_saying_why_lets_it_go_and_stands_on_the_record(shared, ada, robin):
    answered = drafting.answer_for_others(shared, WHY, version=shared.version, by=ada)

    assert let_go(answered, ada).state == State.RELEASED
    opened = look_at(answered, by=ada, checking=True)
    assert json.loads(opened.matter.grant.open(opened.matter.disclosure, "others"))["why"] == WHY
    assert [one.sentence for one in opened.checked.findings if one.warns] != []
    assert Line.objects.filter(act="disclosure:others_answered_for").count() == 1


def test_a_word_is_no_reason(shared, ada):
    with pytest.raises(NothingWritten):
        drafting.answer_for_others(shared, "Yes.", version=shared.version, by=ada)


def test_the_answer_is_for_these_people_and_no_others(shared, more, ada):
    answered = drafting.answer_for_others(shared, WHY, version=shared.version, by=ada)
    chosen = drafting.choose_documents(
        answered, {more.document_id: "She needs it for the meeting"}, version=answered.version, by=ada
    )
    look_through_chosen()

    assert "others" in in_the_way(chosen, ada)


def test_the_answer_is_for_this_recipient_and_no_other(shared, mailbox, ada):
    answered = drafting.answer_for_others(shared, WHY, version=shared.version, by=ada)

    chosen = drafting.choose_recipient(answered, mailbox, version=answered.version, by=ada)

    assert "others" in in_the_way(chosen, ada)


def test_the_answer_is_for_these_documents_and_no_others(shared, about_both, ada):
    answered = drafting.answer_for_others(shared, WHY, version=shared.version, by=ada)

    chosen = drafting.choose_documents(
        answered, {about_both.document_id: "She needs it now"}, version=answered.version, by=ada
    )

    assert "others" in in_the_way(chosen, ada)


def test_the_number_of_a_stranger_is_somebody_else(share, a_document, robin, known, ada):
    draft = share(a_document(robin, ada, "Visit", pdf(b"NHS number 999 000 0018 was there.")))

    with pytest.raises(NotChecked, match="A number or other words in what would leave point to somebody"):
        let_go(draft, ada)

    answered = drafting.answer_for_others(draft, WHY, version=draft.version, by=ada)
    assert "others" not in in_the_way(answered, ada)


def test_what_nobody_has_read_yet_does_not_leave(share, about_both, known, ada):
    draft = share(about_both)
    forget(about_both)

    with pytest.raises(NotChecked, match="still reading the documents"):
        let_go(draft, ada)


def test_the_page_follows_the_reading_and_then_lets_it_go(share, plan, known, ada, signed_in):
    draft, browser = share(plan), signed_in(ada)
    page = reverse("disclosure:checks", args=[draft.pk])
    so_far = reverse("disclosure:read_so_far", args=[draft.pk])
    forget(plan)
    before, polled = browser.get(page).content.decode(), browser.get(so_far).content.decode()
    look_through_chosen()
    read, after = browser.get(so_far).content.decode(), browser.get(page).content.decode()

    assert (f'data-refresh="{so_far}"' in before, "Release</button>" in before) == (True, False)
    assert ("0 of 1" in polled, "1 of 1" in read, "data-refresh" in read) == (True, True, False)
    assert ("data-refresh" in after, "Release" in after) == (False, True)


def test_what_was_read_long_ago_is_read_again(draft, plan, known, ada, monkeypatch):
    monkeypatch.setattr(looking, "GOOD_FOR", -looking.GOOD_FOR)

    assert "others" in in_the_way(draft, ada)


def test_a_file_that_cannot_be_read_is_looked_at_by_its_sender(share, a_document, robin, known, ada):
    draft = share(a_document(robin, ada, "Scan", b"\x89PNG\r\n\x1a\n and nothing more", kind="png"))
    assert "others" in in_the_way(draft, ada)

    drafting.answer_for_others(draft, "I looked: only he is in it.", version=draft.version, by=ada)

    assert "others" not in in_the_way(Disclosure.objects.get(pk=draft.pk), ada)


def test_a_file_that_is_gone_from_the_store_is_not_read(draft, plan, known, ada):
    forget(plan)
    path_of(plan.pk).unlink()

    look_through_chosen()

    assert "others" in in_the_way(draft, ada)


def test_without_a_keeper_nothing_is_read_and_nothing_leaves(
    draft, plan, ada, monkeypatch, settings, tmp_path
):
    forget(plan)
    keeper_gone(monkeypatch)

    look_through_chosen()

    assert Looked.objects.count() == 0
    with pytest.raises(NotChecked):
        let_go(draft, ada)


def test_reading_is_an_act_on_the_record(draft, plan, robin):
    lines = Line.objects.filter(by="system:roll", about=robin.ledger_name).order_by("number")

    assert [line.act for line in lines] == ["roll:document_opened", "roll:document_looked_through"]


def test_what_was_read_is_not_read_again(draft, plan):
    before = Line.objects.count()

    look_through_chosen()

    assert Line.objects.count() == before


def test_what_was_found_is_sealed(shared, wren):
    stored = bytes(Looked.objects.values_list("findings", flat=True)[0].ciphertext)

    assert str(wren.pk).encode() not in stored
    assert b"Thistlemere" not in stored


# Told on the telephone


def test_telling_about_somebody_else_waits_too(robin, ada, known, get_call):
    call = write_words(get_call, "Robin lives with Wren Thistlemere.", version=get_call.version, by=ada)
    assert "others" in in_the_way(call, ada)

    call = write_words(call, "Robin still lives with us.", version=call.version, by=ada)

    assert "others" not in in_the_way(call, ada)


def test_the_answer_is_for_these_words_and_no_others(robin, ada, known, get_call):
    call = write_words(get_call, "Robin lives with Wren Thistlemere.", version=get_call.version, by=ada)
    call = drafting.answer_for_others(call, WHY, version=call.version, by=ada)
    assert "others" not in in_the_way(call, ada)

    call = write_words(call, "Robin hates Wren Thistlemere.", version=call.version, by=ada)

    assert "others" in in_the_way(call, ada)


def test_telling_the_number_of_a_stranger_waits(robin, ada, known, get_call):
    call = write_words(get_call, "Her NHS number is 999 000 0018.", version=get_call.version, by=ada)

    assert "others" in in_the_way(call, ada)


def test_without_a_keeper_nothing_is_told(robin, ada, known, get_call, monkeypatch):
    call = write_words(get_call, "Robin still lives with us.", version=get_call.version, by=ada)
    keeper_gone(monkeypatch)

    assert "others" in in_the_way(call, ada)


@pytest.fixture
def get_call(robin, ada):
    """Somebody rang about Robin."""
    return rung(robin, ada)


# The subject line


def test_a_subject_with_the_name_of_somebody_else_does_not_leave(share, plan, known, ada, settings):
    settings.SAFEHAVEN_ORGANISATION = "Wren Thistlemere"

    assert "subject" in in_the_way(share(plan), ada)


# The page


def page(client, draft):
    return client.get(reverse("disclosure:others", kwargs={"disclosure": draft.pk})).content.decode()


def test_the_page_quotes_the_words_and_tells_no_reference_of_strangers(shared, ada, wren, signed_in):
    shown = page(signed_in(ada), shared)

    assert "“Wren Thistlemere”" in shown
    assert "Somebody whom you do not work with" in shown
    assert wren.reference not in shown


def test_whom_one_works_with_is_shown_by_reference(shared, ada, grace, wren, signed_in, sam):
    work_with(wren, ada, sam)

    assert wren.reference in page(signed_in(ada), shared)


def test_the_page_quotes_the_number_of_a_stranger(share, a_document, robin, known, ada, signed_in):
    draft = share(a_document(robin, ada, "Visit", pdf(b"NHS number 999 000 0018 was there.")))

    shown = page(signed_in(ada), draft)

    assert "A number that only one person has" in shown
    assert "“999 000 0018”" in shown


def test_the_page_takes_the_answer(shared, ada, signed_in):
    client = signed_in(ada)
    address = reverse("disclosure:others", kwargs={"disclosure": shared.pk})

    answer = send(client, address, words=WHY)

    assert answer.url == reverse("disclosure:checks", kwargs={"disclosure": shared.pk})
    assert "others" not in in_the_way(Disclosure.objects.get(pk=shared.pk), ada)


def test_where_nothing_was_read_yet_the_page_says_so(shared, about_both, ada, signed_in):
    forget(about_both)

    assert "still reading the documents" in page(signed_in(ada), shared)


def test_a_stranger_does_not_see_the_page(shared, sam, signed_in):
    address = reverse("disclosure:others", kwargs={"disclosure": shared.pk})

    assert signed_in(sam).get(address).status_code == 404


def work_with(record, staff, by):
    from safehaven.records.models import Assignment

    @operation
    def give():
        other = Assignment.objects.filter(record=record).get()
        Assignment(
            record=record,
            staff=staff,
            team=other.team,
            starts_on=other.starts_on,
            why="shared",
            given_at=other.given_at,
            given_by=by,
        ).save(force_insert=True)
        write("tests:given", by=SYSTEM)

    give()


def keeper_gone(monkeypatch):
    monkeypatch.setattr(asking, "exchange", ASKED_AT_THE_SOCKET)


@operation
def forget(version):
    Looked.objects.filter(version=version).delete()
    write("tests:forgotten", by=SYSTEM)
