"""The invented mail says of itself what is so, and the detector answers it as the bench promises."""

from datetime import date

import pytest

from bench.casework_mail import casework, judged, names, once_judged, sentences, twice_judged
from bench.casework_mail.habit import TODAY, Known
from bench.casework_mail.judging import Score
from bench.casework_mail.sets import mail_set
from bench.casework_mail.told import told
from safehaven_core.detection.identifiers import find_identifiers
from safehaven_core.detection.pieced import RollFacts, piece_together
from safehaven_core.detection.sensitive import find_sensitive

TO_LOOK_AT = ("seen", "held out", "once judged", "twice judged")
CHECKED = ["NHS", "CHI", "HC", "NINO", "UPN", "ULN", "CARD"]


@pytest.fixture(scope="module", params=TO_LOOK_AT[1:])
def mail(request):
    return mail_set(request.param, 400, 210)


@pytest.fixture(scope="module", params=["held out", "once judged"])
def answered_mail(request):
    """Sets that are answered whole; of the one that judged twice a few numbers and facts are not yet."""
    return mail_set(request.param, 400, 210)


def _spoken(which):
    return {saying for sayings in sentences.SPEAKS_OF[which].values() for saying in sayings}


def test_the_same_set_is_made_each_time():
    assert mail_set("held out", 400, 210) == mail_set("held out", 400, 210)


def test_no_name_or_sentence_is_in_both_sets():
    for called in (names.GIVEN, names.FAMILY):
        both = set(called["seen"].split()) & set(called["held out"].split())
        assert len(both) < 10, both
    for lists in (sentences.ABOUT, sentences.AROUND, sentences.CLOSINGS, sentences.MEANS_NOTHING):
        assert not set(lists["seen"]) & set(lists["held out"])


def test_what_is_judged_by_is_in_no_other_set():
    for called in (names.GIVEN, names.FAMILY):
        others = {name for which in TO_LOOK_AT for name in called[which].split()}
        assert len(set(called["judged"].split()) & others) < 10
    for lists in (sentences.ABOUT, sentences.AROUND, sentences.CLOSINGS, sentences.MEANS_NOTHING):
        assert not set(lists["judged"]) & {saying for which in TO_LOOK_AT for saying in lists[which]}
    for which in TO_LOOK_AT:
        assert not _spoken("judged") & _spoken(which)
    assert not judged.HABITS.keys() & {*casework.HABITS, *once_judged.HABITS, *twice_judged.HABITS}


def test_nobody_on_the_roll_is_named_in_what_is_judged_as_about_nobody():
    mail = mail_set("judged", 1000, 1050)
    called = {f"{who.given} {who.family}".casefold() for who in mail.people}
    phones = {f"+44{who.phone[1:]}" for who in mail.people}

    for one in mail.ordinary:
        assert not {one.text[start:end].casefold() for start, end in one.named} & called
        assert not {value for _, value in one.identifiers} & phones


def test_who_is_named_by_what_is_judged_is_like_nobody_else():
    mail = mail_set("judged", 400, 420)
    known = Known(mail.people, names.names("judged").short)
    alone = {who.key for who in mail.people if known.families[who.family] == 1}

    by_family_name = {"title and a name that one has", "initial and a name that one has"}
    about = [one for one in mail.about if one.case in by_family_name]
    assert {len(one.may_be) for one in about} == {1}
    assert {key for one in about for key in one.may_be} <= alone


def test_whom_a_title_names_in_what_is_judged_is_grown_up():
    mail = mail_set("judged", 400, 420)
    born = {who.key: who.born for who in mail.people}

    titled = [one for one in mail.about if one.case.startswith("title") or one.case.startswith("Mr and Mrs")]
    assert max(born[key] for one in titled for key in (*one.people, *one.may_be)) <= date(2008, 11, 26)


def test_names_are_marked_where_they_stand(mail):
    people = {who.key: who for who in mail.people}
    for one in mail.about:
        if one.case == "full name":
            (key,) = one.people
            said = [one.text[start:end] for start, end in one.named]
            assert f"{people[key].given} {people[key].family}" in said


def test_every_identifier_with_a_check_digit_is_found(answered_mail):
    score = Score()
    for one in (*answered_mail.about, *answered_mail.ordinary):
        score.judge_all(
            one.identifiers, ((found.kind.name, found.value) for found in find_identifiers(one.text))
        )

    assert score.recall(*CHECKED) == 1
    assert score.precision(*CHECKED) >= 0.98


def test_whom_facts_fit_is_whom_asking_everybody_finds(answered_mail):
    facts = RollFacts()
    for who in answered_mail.people:
        facts.put(who.key, who.facts, who.born)

    for one in answered_mail.pieced:
        found = piece_together(one.text, facts, 5, TODAY)
        assert frozenset(found.people if found else ()) == one.pieced, one.text


def test_what_is_spoken_of_is_found_by_kind(mail):
    score = Score()
    for one in (*mail.about, *mail.ordinary):
        kinds = {found.kind.value for found in find_sensitive(one.text)}
        score.judge_all(((kind, kind) for kind in one.sensitive), ((kind, kind) for kind in kinds))

    assert (score.recall() >= 0.95, score.precision() >= 0.95) == (True, True)


def test_people_are_found_and_nobody_else(mail):
    answer = told(mail)

    assert answer.meant.recall() >= 0.97
    assert answer.meant.precision() >= 0.98
