"""The same acts by way of their pages: what is typed wrongly stays, and what is refused says why."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from safehaven.ledger.models import Line
from safehaven.records.front import add_entry, change_details, close_record, correct_entry, open_record
from safehaven.records.models import Address, ContactPoint, Entry, Identifier, PossibleDuplicate, Record
from safehaven.records.operations.comparing import compare


def page(name, **kwargs):
    return reverse(f"records:{name}", kwargs=kwargs)


def entry_typed(text, **other):
    now = timezone.localtime()
    day = {"happened_on_day": now.day, "happened_on_month": now.month, "happened_on_year": now.year}
    return {"kind": "phone-call", **day, "happened_at": "00:00", "text": text, "once": uuid4(), **other}


def test_a_record_is_made_from_the_page(ada, signed_in):
    typed = {"given_names": "Robin", "family_name": "Quillfeather", "once": uuid4()}
    typed |= {"date_of_birth_day": "27", "date_of_birth_month": "March", "date_of_birth_year": "1987"}

    answer = signed_in(ada).post(page("new"), typed)

    record = Record.objects.get()
    born = open_record(record, by=ada).grant.open(record, "date_of_birth")
    assert (answer.url, born) == (page("record", record=record.pk), "1987-03-27")


def test_other_words_in_a_form_that_was_saved_stay_in_it_and_are_saved_next(robin, ada, signed_in):
    client, typed = signed_in(ada), entry_typed("Rang about the boiler.")
    client.post(page("add_entry", record=robin.pk), typed)

    refused = client.post(page("add_entry", record=robin.pk), typed | {"text": "And about the tap."})
    kept = {name: refused.context["form"][name].value() for name in ("once", "text")}
    saved = client.post(page("add_entry", record=robin.pk), typed | kept)

    assert "this is not saved yet" in refused.content.decode()
    assert (kept["text"], saved.status_code, robin.entries.count()) == ("And about the tap.", 302, 2)


def test_somebody_alike_is_shown_and_the_second_sending_makes_the_record(robin, ada, signed_in):
    client, typed = signed_in(ada), {"given_names": "Robin", "family_name": "Quillfeather", "once": uuid4()}

    warned = client.post(page("new"), typed).content.decode()
    made = client.post(page("new"), typed | {"sure": "on"})

    assert ("SH-0001 (RQ)" in warned, 'value="Quillfeather"' in warned, made.status_code) == (True, True, 302)


def test_a_person_is_found_from_the_page(robin, ada, signed_in):
    content = signed_in(ada).post(page("search"), {"text": "quillfether"}).content.decode()

    assert ("1 person found" in content, "SH-0001 (RQ)" in content) == (True, True)


def test_a_search_for_nothing_says_what_is_needed(ada, signed_in):
    content = signed_in(ada).post(page("search"), {"text": ""}).content.decode()

    assert "Enter a name, a reference, a number or a date of birth" in content


def test_an_address_of_a_page_never_searches(robin, ada, signed_in):
    content = signed_in(ada).get(page("search"), {"text": "Quillfeather"}).content.decode()

    assert ("SH-0001" in content, Line.objects.filter(act="records:searched").count()) == (False, 0)


def test_an_entry_is_written_from_the_page_and_shown_newest_first(robin, ada, visit, signed_in):
    client = signed_in(ada)
    client.post(page("add_entry", record=robin.pk), entry_typed("Rang about the shower."))

    content = client.get(page("record", record=robin.pk)).content.decode()
    assert (Entry.objects.count(), "about the shower" in content, "about the boiler" in content) == (
        2,
        True,
        True,
    )


def test_a_double_click_writes_one_entry(robin, ada, signed_in):
    client, typed = signed_in(ada), entry_typed("Rang.")

    answers = [client.post(page("add_entry", record=robin.pk), typed).status_code for _ in range(2)]

    assert (answers, Entry.objects.count()) == ([302, 302], 1)


def test_what_was_typed_stays_when_something_is_missing(robin, ada, signed_in):
    typed = entry_typed("A long talk about wasps.", kind="")

    content = signed_in(ada).post(page("add_entry", record=robin.pk), typed).content.decode()

    assert ("A long talk about wasps." in content, "Choose what kind of thing happened" in content) == (
        True,
        True,
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"happened_at": "2pm"}, "Enter a time like 14:05"),
        ({"happened_at": "25:00"}, "Enter a time like 14:05"),
        ({"text": "x" * 20_001}, "must be 20,000 characters or fewer"),
    ],
)
def test_what_cannot_be_taken_says_what_right_looks_like(robin, ada, signed_in, typed, said):
    answer = signed_in(ada).post(page("add_entry", record=robin.pk), entry_typed("Rang.") | typed)

    assert said in answer.content.decode()


def test_half_a_request_is_answered_with_a_sentence(robin, ada, signed_in):
    answer = signed_in(ada).post(page("add_entry", record=robin.pk), {"text": "Rang."})

    assert (answer.status_code, "This page was not complete" in answer.content.decode()) == (200, True)


def test_an_old_event_is_marked_as_written_late(robin, ada, words, signed_in):
    add_entry(robin, words("Rang.", hours_ago=47), by=ada)
    add_entry(robin, words("Visited.", hours_ago=49), by=ada)

    content = signed_in(ada).get(page("record", record=robin.pk)).content.decode()
    assert content.count("Written late") == content.count("more than 48 hours after it happened") == 1


def test_an_entry_of_the_next_morning_is_not_marked(robin, ada, words, signed_in):
    add_entry(robin, words("Rang.", hours_ago=20), by=ada)

    content = signed_in(ada).get(page("record", record=robin.pk)).content.decode()
    assert ("Rang." in content, re.findall(r"\blate\w*", content)) == (True, [])


def test_a_correction_shows_the_old_text_and_both_stand_on_the_record(robin, ada, visit, signed_in):
    client, url = signed_in(ada), page("correct_entry", record=robin.pk, entry=visit.pk)

    asked = client.get(url).content.decode()
    client.post(url, entry_typed("It was the shower."))
    content = client.get(page("record", record=robin.pk)).content.decode()

    shown = ["about the boiler" in asked, "about the boiler" in content, "It was the shower" in content]
    assert (shown, f'href="#entry-{visit.pk}"' in content) == ([True, True, True], True)


def test_whoever_corrects_second_keeps_what_they_typed(robin, ada, visit, words, signed_in):
    correct_entry(visit, words("It was the sink."), by=ada)
    url = page("correct_entry", record=robin.pk, entry=visit.pk)

    content = signed_in(ada).post(url, entry_typed("It was the shower.")).content.decode()

    assert ("Somebody has corrected this entry already" in content, "It was the shower." in content) == (
        True,
        True,
    )


def test_whoever_changes_details_second_sees_both_and_can_save(robin, ada, signed_in):
    client, url = signed_in(ada), page("details_talking", record=robin.pk)
    change_details(robin, {"first_language": "Welsh", "interpreter": "BSL"}, version=1, by=ada)
    typed = {"first_language": "Breton", "interpreter": "", "version": 1, "once": uuid4()}

    clash = client.post(url, typed)
    shown = clash.content.decode()
    again = client.post(url, typed | {"version": 2})

    opened = open_record(robin, by=ada)
    kept = ["Welsh" in shown, 'value="Breton"' in shown, 'value="BSL"' in shown, 'value="2"' in shown]
    assert (clash.status_code, kept, again.status_code) == (409, [True] * 4, 302)
    assert opened.grant.open(opened.record, "first_language") == "Breton"


@pytest.mark.parametrize(
    ("name", "typed", "model"),
    [
        ("contact_point", {"kind": "mobile", "value": "07700 900123", "note": "Ask for R"}, ContactPoint),
        ("address", {"lines": "14 Heronsgate Mews\r\nPolwhistle", "do_not_post": "on"}, Address),
        ("identifier", {"kind": "nhs", "value": "9990000018"}, Identifier),
    ],
)
def test_what_we_are_told_is_added_checked_and_ended_from_pages(robin, ada, signed_in, name, typed, model):
    client, takes = signed_in(ada), {"contact_point": "point"}.get(name, name)

    client.post(page(f"add_{name}", record=robin.pk), typed | {"once": uuid4()})
    told = model.objects.get()
    at = {"record": robin.pk, takes: told.pk}
    client.post(page(f"verify_{name}", **at), {"how": "person", "once": uuid4()})
    client.post(page(f"end_{name}", **at), {"once": uuid4()})

    told.refresh_from_db()
    assert (told.verified_how, told.verified_by, told.ended_by) == ("person", ada, ada)


def test_a_wrong_number_is_refused_beside_its_field(robin, ada, signed_in):
    typed = {"kind": "nhs", "value": "9990000019", "once": uuid4()}

    content = signed_in(ada).post(page("add_identifier", record=robin.pk), typed).content.decode()

    assert ("The last digit does not fit this NHS number" in content, 'value="9990000019"' in content) == (
        True,
        True,
    )


def test_a_contact_point_of_somebody_else_is_not_found_under_this_record(
    robin, phone, ada, a_record, signed_in
):
    wren = a_record(ada, "Wren")

    answer = signed_in(ada).get(page("verify_contact_point", record=wren.pk, point=phone.pk))

    assert answer.status_code == 404


def test_a_page_that_offered_to_close_does_not_reopen(robin, ada, signed_in):
    close_record(robin, why="Moved away.", by=ada)
    typed = {"to": "closed", "why": "Moved away.", "once": uuid4()}

    content = signed_in(ada).post(page("move", record=robin.pk), typed).content.decode()

    assert ("closed already" in content, Record.objects.get().state) == (True, "closed")


def test_who_has_looked_is_told_in_plain_words(robin, ada, signed_in):
    client = signed_in(ada)
    client.get(page("record", record=robin.pk))

    content = client.get(page("looked", record=robin.pk)).content.decode()
    assert [words in content for words in ("Opened the record", "Made the record", "Ada Lovell")] == [
        True
    ] * 3


def test_printing_asks_why_and_stands_on_the_ledger(robin, ada, signed_in):
    client, url = signed_in(ada), page("print", record=robin.pk)

    asked = client.get(url).content.decode()
    printed = client.post(url, {"why": "meeting", "once": uuid4()}).content.decode()

    line = Line.objects.get(act="records:printed")
    assert ("Quillfeather" in asked, "Quillfeather" in printed, '"why":"meeting"' in line.entry) == (
        False,
        True,
        True,
    )


def test_the_data_protection_officer_judges_a_pair_from_the_page(robin, sam, dora, a_record, signed_in):
    compare(a_record(sam, "Robin", "Quillfeather"))
    pair, client = PossibleDuplicate.objects.get(), signed_in(dora)

    content = client.get(page("judge", pair=pair.pk)).content.decode()
    client.post(page("judge", pair=pair.pk), {"verdict": "same", "once": uuid4()})

    pair.refresh_from_db()
    assert ("SH-0001 (RQ)" in content, "Quillfeather" in content, pair.verdict) == (True, False, "same")
