"""The invented mail says of itself what is so, and the detector answers it as the bench promises."""

import pytest

from bench.casework_mail import early, seen
from bench.casework_mail.habit import TODAY, Habit
from bench.casework_mail.judging import Score
from bench.casework_mail.making import made_of
from bench.casework_mail.sets import SETS, mail_set
from bench.casework_mail.told import told
from safehaven_core.detection.identifiers import find_identifiers
from safehaven_core.detection.pieced import RollFacts, piece_together
from safehaven_core.detection.sensitive import find_sensitive

TO_LOOK_AT = ("seen", "held out", "first judged", "second judged")
SAID = ("about", "around", "closings", "means_nothing")
FIELD_ALONE = 30  # "DOB: {born}" and its like are written by everybody
CHECKED = ["NHS", "CHI", "HC", "NINO", "UPN", "ULN", "CARD"]


@pytest.fixture(scope="module", params=TO_LOOK_AT)
def mail(request):
    """The sets that may be looked at while mending."""
    return mail_set(request.param, 400, 210)


@pytest.fixture(scope="module", params=TO_LOOK_AT[:-1])
def answered_mail(request):
    """Sets that are answered whole; of the one that judged last a few facts are not yet pieced together."""
    return mail_set(request.param, 400, 210)


def _of_all(things, called):
    return {said for thing in things for said in getattr(thing, called)}


def _spoken(its):
    return {saying for sayings in its.speaks_of.values() for saying in sayings}


def test_a_set_that_lacks_a_part_is_not_made():
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'habits'"):
        made_of(seen, early)


def test_the_same_set_is_made_each_time():
    assert mail_set("held out", 400, 210) == mail_set("held out", 400, 210)


def test_no_name_or_sentence_is_in_both_sets():
    one, other = SETS["seen"], SETS["held out"]

    for called in ("given", "family"):
        both = set(getattr(one.names, called)) & set(getattr(other.names, called))
        assert len(both) < 10, both
    for said in SAID:
        assert not set(getattr(one, said)) & set(getattr(other, said))


@pytest.mark.parametrize("judging", ["second judged", "judged"])
def test_what_is_judged_by_is_in_no_other_set(judging):
    its = SETS[judging]
    others = [other for which, other in SETS.items() if which != judging]

    for called in ("given", "family"):
        assert len(set(getattr(its.names, called)) & _of_all((other.names for other in others), called)) < 10
    for said in (*SAID, "habits"):
        assert not set(getattr(its, said)) & _of_all(others, said)
    for other in others:
        assert not _spoken(its) & _spoken(other)


@pytest.mark.parametrize("called", ["streets", "towns"])
def test_no_place_of_the_judging_set_is_in_another(called):
    theirs = _of_all((SETS[which].names for which in TO_LOOK_AT), called)

    assert not set(getattr(SETS["judged"].names, called)) & theirs


@pytest.mark.parametrize("said", ["common_words", "places_and_dates", "look_like_numbers", "strangers"])
def test_nothing_that_the_judging_set_says_of_nobody_is_in_another(said):
    theirs = _of_all((SETS[which] for which in TO_LOOK_AT), said)

    assert not set(getattr(SETS["judged"], said)) & theirs


def test_no_way_of_telling_a_name_in_the_judging_set_is_in_another():
    def whole(which):
        habits = SETS[which].habits.values()
        return {line for one in habits if isinstance(one, Habit) for line in (*one.whole, *one.beside)}

    theirs = {line for which in TO_LOOK_AT for line in whole(which)}
    assert not {line for line in whole("judged") & theirs if len(line) > FIELD_ALONE}


def test_names_are_marked_where_they_stand(mail):
    people = {who.key: who for who in mail.people}
    for one in mail.about:
        if one.case == "full name":
            (key,) = one.people
            said = [one.text[start:end] for start, end in one.named]
            assert f"{people[key].given} {people[key].family}" in said


def test_every_identifier_with_a_check_digit_is_found(mail):
    score = Score()
    for one in (*mail.about, *mail.ordinary):
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
