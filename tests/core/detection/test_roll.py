from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.detection import Person, Roll, examine
from tests.core.detection.roll_of import EVERYBODY, TODAY, found, keys

GIVEN = ["Grace", "Liz", "Elizabeth", "Mark", "José", "Mary-Jane", "Wei", "Will"]
FAMILY = ["O'Neill", "Smith-Jones", "Brown", "McDonald", "van der Berg", "Li", "Núñez", "Will"]
PEOPLE = st.builds(
    Person,
    key=st.sampled_from("abcdef"),
    given=st.lists(st.sampled_from(GIVEN), max_size=2).map(tuple),
    family=st.sampled_from(FAMILY),
    other_names=st.lists(st.sampled_from(["Gracie", "Beth Carter", "Red"]), max_size=2).map(tuple),
    born=st.none() | st.dates(max_value=TODAY),
    addresses=st.lists(st.sampled_from(["14 Harbour Lane, Leith", "Rose Cottage"]), max_size=1).map(tuple),
    postcodes=st.lists(st.sampled_from(["EH6 6AA", "LS1 1AA"]), max_size=2).map(tuple),
    phones=st.lists(st.sampled_from(["07700 900123", "+44 7700 900124"]), max_size=2).map(tuple),
    related=st.lists(st.sampled_from(["Sean Byrne", "Ana Costa"]), max_size=1).map(tuple),
)
CHANGES = st.lists(PEOPLE | st.sampled_from("abcdef"), max_size=12)
TEXT = " ".join(f"{given} {family}." for given in GIVEN for family in FAMILY) + (
    " Beth Carter, Gracie Brown, 14 Harbour Lane EH6 6AA, LS1 1AA, 07700 900123, 07700 900124, Sean Byrne, Ana Costa"
)


def _changed(roll, changes):
    held = {}
    for change in changes:
        if isinstance(change, Person):
            roll.put(change)
            held[change.key] = change
        else:
            roll.drop(change)
            held.pop(change, None)
        keys("Grace O'Neill", roll)  # so that the next change meets a roll that has been asked
    return held


@given(CHANGES)
def test_a_roll_that_changed_answers_as_one_built_anew(changes):
    roll = Roll()
    held = _changed(roll, changes)

    assert found(TEXT, roll) == found(TEXT, Roll(reversed(held.values())))
    assert len(roll) == len(held)


@given(CHANGES)
def test_nothing_stays_of_those_who_are_dropped(changes):
    roll = Roll()
    for key in _changed(roll, changes):
        roll.drop(key)

    assert not roll.words.uses
    assert not roll.partners
    assert not any(len(postings) for postings in (roll.pairs, roll.related, roll.shorts, roll.facts))
    assert not any("O'Neill" in text or "neill" in text for text in roll._packed)
    assert not any(roll.born.values())
    assert len(roll.told) == 0


def test_somebody_new_is_found_at_once():
    roll = Roll(EVERYBODY)
    assert keys("Zadie Quill", roll) == []

    roll.put(Person("new", ("Zadie",), "Quill"))

    assert keys("Zadie Quill", roll) == ["new"]


def test_somebody_dropped_is_found_no_more():
    roll = Roll(EVERYBODY)
    assert keys("Grace O'Neill", roll) == ["grace"]

    roll.drop("grace")

    assert keys("Grace O'Neill, 12/3/84, SH-00012", roll) == []


def test_of_somebody_dropped_no_birth_and_no_fact_counts():
    told = Person("grace", ("Grace",), "O'Neill", born=date(1984, 3, 12), facts=(("district", "Leith"),))
    text = "Born on 12 March 1984, she lives in Leith."
    roll = Roll([told])
    before = examine(text, roll, today=TODAY)

    roll.drop("grace")
    roll.put(Person("other", ("Ada",), "Byrne"))  # who may stand in her place in the tables
    after = examine(text, roll, today=TODAY)

    assert (before.identifiable, before.pieced.people) == (True, ("grace",))
    assert (after.people, after.pieced) == ((), None)


def test_a_new_name_takes_the_place_of_the_old():
    roll = Roll(EVERYBODY)

    roll.put(Person("grace", ("Grace",), "Byrne"))

    assert keys("Grace O'Neill", roll) == []
    assert keys("Grace Byrne", roll) == ["grace"]


def test_many_new_words_are_taken_into_the_automaton():
    roll = Roll(EVERYBODY)
    keys("Grace O'Neill", roll)
    letters = "abcdefghijklmnopq"
    names = [f"Qu{a}{b}{c}{d}x" for a in letters for b in letters for c in letters[:5] for d in letters[:5]]
    for number, name in enumerate(names):
        roll.put(Person(str(number), ("Ada",), name))

    assert keys(f"Ada {names[0]} and Ada {names[-1]}", roll) == sorted(["0", str(len(names) - 1)])
    assert keys("Grace O'Neill", roll) == ["grace"]


def test_a_roll_of_nobody_finds_nobody():
    assert keys("Grace O'Neill, 12/3/84", Roll()) == []


def test_two_people_with_one_key_are_one():
    roll = Roll([Person("a", ("Amy",), "Obi"), Person("a", ("Amy",), "Okoro")])

    assert len(roll) == 1
    assert keys("Amy Obi, Amy Okoro", roll) == ["a"]
