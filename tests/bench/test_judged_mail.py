"""What the mail that judges says of itself is what a careful reader with the roll before them would say.

Nothing here asks the detector: the set for judging only is not to be judged before it is asked for.
"""

import re
from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from bench.casework_mail import judged, second_judged
from bench.casework_mail.habit import TODAY, Known, halves
from bench.casework_mail.second_judged_naming import bare
from bench.casework_mail.sets import SETS, mail_set

HABITS = {which: SETS[which].habits for which in ("second judged", "first judged", "judged")}
JUDGING = ("second judged", "judged")
BY_FAMILY_NAME = {
    "title and nobody else's family name",
    "initial and nobody else's family name",
    "nobody else's family name",
    "title and a name that one has",
    "initial and a name that one has",
    "a name that one has, initial behind",
    "title, family name that one has",
    "initial, family name that one has",
    "family name at the top of a list",
}
BY_BOTH_NAMES = {
    "full name as one says it",
    "family name first",
    "one half of a double name",
    "familiar name and family name",
    "in passing",
    "first half of a double name",
    "short form, both names",
    "first and family name in a sentence",
    "family name comma first name",
    "family name first without capitals",
    "typed without capitals",
    "only one of two family names",
    "what one is called, family name",
}
BESIDE_A_FIRST_NAME = {  # what is told first, and what would fit as well
    "first name, postcode": lambda who: [who.postcode],
    "a first name and a postcode": lambda who: [who.postcode],
    "first name and street": lambda who: [who.address.split(" ", 1)[1]],
    "first name, age and town": lambda who: [(who.age(TODAY), who.town)],
    "end of an NHS number": lambda who: [who.nhs[-4:]],
    "first name, then the postcode": lambda who: [who.postcode],
    "first name and the street": lambda who: [who.address.split(" ", 1)[1]],
    "first name, age, town": lambda who: [(who.age(TODAY), who.town)],
    "first name, end of NHS number": lambda who: [who.nhs[-4:]],
    "first name and initial of one": lambda who: [who.family[0], *(part[0] for part in halves(who))],
    "first name and initial": lambda who: [who.family[0], *(part[0] for part in halves(who))],
}


@pytest.fixture(scope="module", params=HABITS)
def which(request):
    return request.param


@cache
def _mail(which):
    return mail_set(which, 1000, 749)


@pytest.fixture(scope="module")
def mail(which):
    return _mail(which)


@pytest.fixture(scope="module")
def who(mail):
    return {one.key: one for one in mail.people}


def _plain(text):
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _theirs(person, which):
    """What is theirs: their names without accents, numbers, house, mailbox, and their birth in each notation."""
    births = {
        person.born.strftime(form).replace("{th}", ending)
        for form in (*SETS[which].births, "%d%m%y")
        for ending in ("st", "nd", "rd", "th")
    }
    called = (person.given, person.family, *person.family.split("-"), bare(person.given), bare(person.family))
    numbers = (person.reference, person.reference[3:], person.nhs, person.nino, person.phone[-9:])
    return (*births, *called, *numbers, person.address, person.email, person.postcode)


def test_nobody_on_the_roll_is_named_in_mail_about_nobody(mail):
    called = {f"{who.given} {who.family}".casefold() for who in mail.people}
    phones = {f"+44{who.phone[1:]}" for who in mail.people}

    for one in mail.ordinary:
        assert not {one.text[start:end].casefold() for start, end in one.named} & called
        assert not {value for _, value in one.identifiers} & phones


@pytest.mark.parametrize("judging", JUDGING)
def test_nobody_in_what_judges_is_named_as_somebodys_relative_by_chance(judging):
    mail = _mail(judging)
    relatives = {who.relative.casefold() for who in mail.people}
    theirs = {who.key: who.relative.casefold() for who in mail.people}

    for one in mail.ordinary:
        assert not {one.text[start:end].casefold() for start, end in one.named} & relatives
    for one in mail.about:
        said = {one.text[start:end].casefold() for start, end in one.named}
        assert said & relatives <= {theirs[key] for key in one.people}


@pytest.mark.parametrize(
    ("judging", "case"),
    [
        ("second judged", "first name, next of kin"),
        ("second judged", "whose relative it is"),
        ("judged", "relative of the one named"),
    ],
)
def test_a_relative_who_is_named_is_nobody_on_the_roll(judging, case):
    people, short = _mail(judging).people, SETS[judging].names.short
    known = Known(people, short)

    for person in (one for one in people if HABITS[judging][case].suits(one, known)):
        called = person.relative.removesuffix(person.family).strip()
        alike = [one for one in people if called in (one.given, *short.get(one.given, ()))]
        assert not [one.family for one in alike if halves(one) & halves(person)], person.relative


def test_nothing_that_only_one_has_is_in_mail_about_nobody(mail):
    theirs = {
        thing for who in mail.people for thing in (who.reference, who.email, who.nhs, who.nino, who.phone)
    }

    for one in mail.ordinary:
        said = one.text.casefold()
        assert not [who.address for who in mail.people if f" {who.address.casefold()}" in said]
        assert not {value for _, value in one.identifiers} & theirs
        assert "sh-" not in said


def test_each_mail_about_somebody_says_of_whom_and_how_surely(mail, which):
    marked = {case for case, habit in HABITS[which].items() if habit.may_be}

    assert {one.case for one in mail.about if one.may_be} == marked
    assert {one.case for one in mail.about if not one.people} == marked
    assert {len(one.may_be) for one in mail.about} == {0, 1}


def test_a_title_an_initial_or_a_postcode_alone_says_only_who_may_be_meant():
    marked = {
        which: {case for case, habit in habits.items() if habit.may_be} for which, habits in HABITS.items()
    }

    assert marked["second judged"] == set(second_judged.MAY_BE)
    assert marked["second judged"] >= {case for case in BY_FAMILY_NAME if case in second_judged.HABITS}
    assert marked["second judged"] >= {
        "first name, postcode",
        "first name and initial",
        "first name, age and town",
    }
    assert marked["judged"] == set(judged.MAY_BE)
    assert marked["judged"] >= {case for case in BY_FAMILY_NAME if case in judged.HABITS}
    assert marked["judged"] >= {"first name, then the postcode", "first name and the street"}
    assert marked["first judged"] == {
        "title and a name that one has",
        "title and a double name",
        "initial and a name that one has",
        "a name that one has, initial behind",
        "a first name and a postcode",
    }


def test_each_person_in_a_label_has_something_of_theirs_in_the_mail(mail, who, which):
    for one in mail.about:
        said = _plain(one.text)
        for key in (*one.people, *one.may_be):
            assert any(_plain(thing) in said for thing in _theirs(who[key], which)), (one.case, one.text)


def test_who_may_be_meant_by_a_family_name_alone_has_it_alone(mail, who):
    families = [part for person in mail.people for part in halves(person)]

    about = [one for one in mail.about if one.case in BY_FAMILY_NAME]
    assert len(about) > 20
    for one in about:
        (key,) = one.may_be
        assert families.count(who[key].family) == 1


def test_whom_a_first_name_and_something_beside_it_suits_is_like_nobody_else(mail, which):
    short = SETS[which].names.short
    known = Known(mail.people, short)
    cases = HABITS[which].keys() & BESIDE_A_FIRST_NAME.keys()

    assert cases
    for case in cases:
        fits = BESIDE_A_FIRST_NAME[case]
        for person in (one for one in mail.people if HABITS[which][case].suits(one, known)):
            called = [
                other
                for other in mail.people
                if person.given in (other.given, other.middle, *short.get(other.given, ()))
            ]
            assert [one.key for one in called if fits(person)[0] in fits(one)] == [person.key], case


def test_whom_a_title_names_is_grown_up(mail, who):
    titled = [
        one
        for one in mail.about
        if one.case.startswith(("title", "Mr and Mrs", "as a younger", "claimant", "Re: with"))
    ]

    assert len(titled) > 30
    assert max(who[key].born for one in titled for key in (*one.people, *one.may_be)) <= date(2008, 11, 26)


def test_who_is_named_by_two_names_and_nothing_else_is_the_only_one_called_so(mail, who, which):
    short = SETS[which].names.short
    called = Counter(
        (name, part)
        for person in mail.people
        for name in {person.given, person.middle, *short.get(person.given, ())}
        for part in halves(person)
    )

    about = [one for one in mail.about if one.case in BY_BOTH_NAMES]
    assert len(about) > 10
    for key in (key for one in about for key in one.people):
        given = who[key].given
        assert {
            called[name, part] for name in {given, *short.get(given, ())} for part in halves(who[key])
        } == {1}


def test_every_identifier_in_a_label_stands_in_the_mail(mail):
    for one in (*mail.about, *mail.ordinary):
        said = _plain(one.text)
        for kind, value in one.identifiers:
            assert _plain(value).removeprefix("44" if kind == "PHONE" else "") in said, (
                kind,
                value,
                one.text,
            )


@pytest.mark.parametrize(
    ("judging", "case"),
    [("second judged", "full name as one says it"), ("judged", "first and family name in a sentence")],
)
def test_what_stands_between_the_marks_of_a_plain_name_is_the_name(judging, case):
    mail = _mail(judging)
    people = {one.key: one for one in mail.people}
    about = [one for one in mail.about if one.case == case]

    assert len(about) > 15
    for one in about:
        (key,) = one.people
        said = {
            " ".join(re.sub(r"[>\s]+", " ", one.text[start:end]).split()).casefold()
            for start, end in one.named
        }
        assert f"{people[key].given} {people[key].family}".casefold() in said


def test_the_plain_habits_make_up_half_of_what_judges():
    mail = _mail("second judged")

    plain = sum(one.case in second_judged.PLAIN for one in mail.about) / len(mail.about)
    assert 0.45 <= plain <= 0.55
    assert {one.case for one in mail.about} == set(second_judged.HABITS)


def test_the_plainer_a_habit_of_the_judging_set_is_the_more_often_it_is_met():
    mail = _mail("judged")
    odd = sum(one.case in judged.ODD for one in mail.about) / len(mail.about)
    likely = sum(one.case in judged.PLAIN for one in mail.about) / len(mail.about)
    often = {case: habit.often for case, habit in judged.HABITS.items()}

    assert likely >= 0.55
    assert odd >= 0.2
    assert max(often, key=often.__getitem__) == "first and family name in a sentence"
    assert {one.case for one in mail.about} == set(judged.HABITS)


@pytest.mark.parametrize("judging", JUDGING)
def test_mail_about_nobody_is_of_many_sorts(judging):
    mail, alike = _mail(judging), SETS[judging].alike

    assert len(alike) >= 15
    assert alike.keys() <= {one.case for one in mail.ordinary}


def test_the_judging_set_is_of_the_size_that_is_asked_for_and_the_same_each_time():
    mail = mail_set("judged", 300, 120)

    assert [len(part) for part in (mail.people, mail.about, mail.ordinary, mail.pieced)] == [
        300,
        120,
        120,
        30,
    ]
    assert mail == mail_set("judged", 300, 120)


def test_each_kind_of_content_and_of_number_is_in_the_judging_set():
    mail = _mail("judged")
    kinds = {kind for kinds in SETS["second judged"].speaks_of for kind in kinds.split(", ")}

    assert {kind for one in mail.about for kind in one.sensitive} == kinds
    assert {kind for one in mail.ordinary for kind, _ in one.identifiers} == {
        kind for kind, _ in SETS["second judged"].strangers
    }
    assert {one.case for one in mail.pieced} == {"facts that fit few", "facts that fit many"}


def test_no_two_words_in_judging_mail_about_nobody_are_somebodys_names():
    mail, short = _mail("judged"), SETS["judged"].names.short
    called = {
        f"{name} {part}".casefold()
        for who in mail.people
        for name in (who.given, who.middle, *short.get(who.given, ()))
        for part in halves(who)
    }

    for one in mail.ordinary:
        words = re.findall(r"[\w'-]+", one.text.casefold())
        assert not {" ".join(pair) for pair in pairwise(words)} & called, one.text


def test_a_mailbox_in_the_judging_set_is_one_that_could_be_written_to():
    assert not [who.email for who in _mail("judged").people if not who.email.isascii()]


def test_what_is_said_in_passing_in_the_judging_set_tells_nothing_sensitive():
    telling = {saying for sayings in SETS["judged"].speaks_of.values() for saying in sayings}

    for one in _mail("judged").about:
        said = " ".join(re.sub(r"[>\s]+", " ", one.text).split()).casefold().replace("'", "")
        spoken = [saying for saying in telling if saying.casefold().replace("'", "") in said]
        assert bool(spoken) == bool(one.sensitive), one.text


def test_those_who_are_pieced_together_are_few_and_of_one_sex_and_age(mail, who):
    for one in mail.pieced:
        assert len(one.pieced) < 5
        assert len({(who[key].female, who[key].age(TODAY)) for key in one.pieced}) < 2
