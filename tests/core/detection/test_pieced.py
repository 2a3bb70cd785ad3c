"""Who a text is about when it names nobody: the facts that it tells, taken together."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.detection import Person, Roll, examine
from safehaven_core.detection.pieced import RollFacts, find_pieced, piece_together
from safehaven_core.detection.pieced_reading import MOST_FACTS
from safehaven_core.detection.pieced_roll import Of
from tests.core.detection.counting import calls

TODAY = date(2026, 11, 26)
PLACES = ["Leith", "Harbour Hill", "Quayside", "Northgate"]
CONDITIONS = ["Epilepsy", "Asthma", "Diabetes"]
JOBS = ["bus driver", "welder"]


def roll_of(size):
    """People of all ages, of whom every fortieth is alike in nearly all."""
    roll = RollFacts()
    for number in range(size):
        facts = [
            ("sex", "female" if number % 2 else "male"),
            ("district", PLACES[number % 4]),
            ("condition", CONDITIONS[number % 3]),
            ("job", JOBS[number % 5 == 0]),
            ("family", f"{number % 4 + 1} children"),
            ("ethnicity", "White British" if number % 7 else "Somali"),
        ]
        born = date(1936, 1, 1) + timedelta(days=number * 31_000 // size)
        roll.put(f"p{number}", facts, born)
    return roll


@pytest.fixture(scope="module")
def many():
    return roll_of(4000)


@pytest.fixture
def robin():
    """Robin stands among sixty others who are like one another."""
    roll = RollFacts()
    for number in range(60):
        roll.put(f"other{number}", [("sex", "female"), ("district", "Leith")], date(1990 + number % 9, 3, 1))
    roll.put(
        "robin",
        [
            ("sex", "female"),
            ("district", "Leith"),
            ("condition", "epilepsy"),
            ("school", "St Bride's Primary"),
            ("family", "mother of twins"),
            ("offence", "shoplifting"),
            ("ethnicity", "Mixed heritage"),
            ("job", "Bus driver"),
            ("event", "eviction 2026-03-12"),
        ],
        date(1992, 6, 1),
    )
    return roll


IDENTIFYING = r"""
    A 34-year-old woman in Leith who has epilepsy. | age, sex, place, condition
    We support a woman (34) with twins, from Leith. | age, sex, family, place
    She is epileptic and lives in Leith. | sex, condition, place
    The client, aged thirty-four, has twin boys. | age, family
    A lady of thirty-four who has seizures. | age, sex, condition
    She is in her mid thirties and had seizures. | age, sex, condition
    She is in her 30s and drives as a bus driver. | age, sex, job
    Born in 1992, a mother of twins | age, sex, family
    born 1 June 1992, in Leith | age, place
    DOB 01/06/1992, Leith | age, place
    A mum from St Bride’s Primary, who was caught stealing | sex, place, offence
    She was evicted on 12 March 2026. | sex, event
    The eviction was on 12/03/2026 | event
    On 12 March she was evicted. | event, sex
    Evicted in March 2026, of mixed race | event, ethnicity
    A lady of 34 (epileptic) | sex, age, condition
    Missus (34yr) with twins | sex, age, family
    A woman of\nmixed heritage,   in   Leith | sex, ethnicity, place
"""


@pytest.mark.parametrize("line", IDENTIFYING.strip().splitlines(), ids=str.strip)
def test_facts_that_fit_one_person_identify_her(robin, line):
    text, kinds = line.strip().replace("\\n", "\n").split(" | ")

    found = piece_together(text, robin, 5, TODAY)
    assert found is not None
    assert (found.fits, found.people) == (1, ("robin",))
    assert sorted(fact.kind for fact in found.facts) == sorted(kinds.split(", "))


@pytest.mark.parametrize("said", ["of 34 faces", "of four halves", "of 34th Street"])
def test_a_number_of_something_is_no_age(robin, said):
    found = piece_together(f"A lady {said}, and epileptic.", robin, 5, TODAY)

    assert sorted(fact.kind for fact in found.facts) == ["condition", "sex"]


HARMLESS = """
    A woman in Leith called.
    She is 34.
    She is not epileptic and lives in Leith.
    There was never any shoplifting by her.
    I am a 34-year-old worker in Leith with epilepsy.
    My son is epileptic and we live in Leith.
    Training about epilepsy is on Tuesday.
    The bus driver waited at the station.
    A 12-year-old boy in Glasgow who has cancer.
    She was evicted on 13 March 2026.
    A woman of 34.  Neighbour (43) is a bus driver.
    The meeting is in room 34 on 12 March 2026.
"""


@pytest.mark.parametrize("line", HARMLESS.strip().splitlines(), ids=str.strip)
def test_what_fits_many_or_nobody_identifies_nobody(robin, line):
    assert piece_together(line.strip(), robin, 5, TODAY) is None


def test_the_facts_stand_where_they_are_told(robin):
    text = "Re: housing.\n\nShe is a 34 year\nold woman, epileptic; from  Leith."

    found = piece_together(text, robin, 5, TODAY)
    assert [" ".join(text[fact.start : fact.end].split()) for fact in found.facts] == [
        "34 year old",
        "woman",
        "epileptic",
        "Leith",
    ]


def test_the_advice_says_what_to_blur_and_how_many_fit_then(many):
    found = piece_together("She is 34 years old, lives in Harbour Hill, and has epilepsy.", many, 5, TODAY)

    blurred = piece_together(
        "She is in her thirties, lives in Harbour Hill and has epilepsy.", many, 99, TODAY
    )
    assert found.advice[0] == f"Say ‘in her thirties’, not ‘34 years old’, and {blurred.fits} people fit."
    assert blurred.fits >= 5


def test_the_advice_is_true_of_the_text_that_it_advises(robin):
    found = piece_together("She was evicted on 12 March 2026.", robin, 2, TODAY)

    assert found.advice == ("Leave out ‘evicted on 12 March 2026’, and 61 people fit.",)


def test_several_changes_are_advised_where_one_is_not_enough(robin):
    found = piece_together("A 34-year-old woman with epilepsy, of mixed race.", robin, 5, TODAY)

    assert len(found.blur[0].changes) > 1
    assert found.blur[0].fits >= 5


def test_no_smaller_change_would_have_done(many):
    for text in ("She is 41, from Quayside, and has asthma.", "A 70-year-old Somali man with three children"):
        found = piece_together(text, many, 20, TODAY)
        if found:
            assert all(blur.fits >= 20 for blur in found.blur)
            assert len({blur.changes for blur in found.blur}) == len(found.blur)


@pytest.mark.parametrize("k", [0, 100, -1])
def test_k_outside_the_policys_bounds_is_refused(robin, k):
    with pytest.raises(ValueError, match="from 1 to 99"):
        piece_together("She is 34.", robin, k, TODAY)


def test_the_smaller_k_the_fewer_texts_identify(many):
    text = "She is 34 years old, lives in Harbour Hill and has diabetes."
    fits = piece_together(text, many, 99, TODAY).fits

    assert piece_together(text, many, fits + 1, TODAY) is not None
    assert piece_together(text, many, fits, TODAY) is None


def test_facts_of_two_people_in_two_paragraphs_are_kept_apart(robin):
    robin.put("sam", [("sex", "male"), ("district", "Quayside"), ("condition", "asthma")], date(1950, 1, 1))
    far = "Nothing else to say about this. " * 100
    text = f"A man of 76 from Quayside has asthma.\n\n{far}\n\nA woman with twins in Leith."

    found = piece_together(text, robin, 5, TODAY)
    assert found.people[0] in {"robin", "sam"}


def test_a_fact_that_goes_with_nobody_else_is_about_somebody_else(robin):
    robin.put("sam", [("sex", "male"), ("school", "Harbour School")], date(2015, 1, 1))

    found = piece_together("A 34-year-old woman with epilepsy, her son is at Harbour School", robin, 5, TODAY)
    assert found.people == ("robin",)


def test_a_phrase_that_means_something_else_tells_nothing(robin):
    robin.put("sam", [("sex", "female"), ("condition", "blindness")], date(1950, 1, 1))

    assert piece_together("She is blind.", robin, 5, TODAY) is not None
    assert piece_together("She sent a blind copy.", robin, 5, TODAY) is None


def test_on_her_birthday_she_is_a_year_older():
    roll = RollFacts()
    roll.put("robin", [("sex", "female")], date(1992, 11, 26))
    text = "A 34-year-old woman"

    assert piece_together(text, roll, 5, date(2026, 11, 26)) is not None
    assert piece_together(text, roll, 5, date(2026, 11, 25)) is None


def test_what_somebody_was_is_gone_when_they_are_put_again(robin):
    robin.put("robin", [("sex", "female"), ("district", "Leith")], date(1992, 6, 1))

    assert piece_together("A woman in Leith with epilepsy", robin, 5, TODAY) is None


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from("abcdefgh"),
        st.booleans(),
        st.sampled_from(PLACES),
        st.sampled_from(CONDITIONS),
        st.dates(date(1950, 1, 1), date(2020, 1, 1)),
    ),
    max_size=40,
)


def facts_of(female, place, condition):
    return [("sex", "female" if female else "male"), ("district", place), ("condition", condition)]


@given(PEOPLE, st.sampled_from(PLACES), st.sampled_from(CONDITIONS), st.integers(0, 76))
def test_a_roll_that_changed_answers_as_one_that_was_made_so(changes, place, condition, age):
    text = f"She is {age} years old, lives in {place} and has {condition}."
    changed = RollFacts()
    now: dict[str, tuple] = {}
    for key, female, *rest, born in changes:
        if key in now and female:
            changed.drop(key)
            del now[key]
        else:
            changed.put(key, facts_of(female, *rest), born)
            now[key] = (female, *rest, born)
        piece_together(text, changed, 99, TODAY)
    made = RollFacts()
    for key, (*facts, born) in now.items():
        made.put(key, facts_of(*facts), born)

    one, other = (piece_together(text, roll, 99, TODAY) for roll in (changed, made))
    assert len(changed) == len(made)
    assert (one and (one.fits, sorted(one.people))) == (other and (other.fits, sorted(other.people)))


def test_numbers_given_up_are_used_again():
    roll = RollFacts()
    for number in range(5000):
        roll.put("robin", facts_of(True, "Leith", "Epilepsy"), date(1992, 6, 1))
        roll.put(f"p{number % 7}", facts_of(False, "Leith", "Asthma"), date(1980, 1, 1))

    assert piece_together("a woman in Leith", roll, 5, TODAY).people == ("robin",)
    assert len(roll) == 8


TWENTY = roll_of(20)


@given(st.text(max_size=300))
def test_any_text_is_read(text):
    found = piece_together(text, TWENTY, 99, TODAY)

    assert found is None or all(0 <= fact.start < fact.end <= len(text) for fact in found.facts)


@pytest.mark.parametrize(
    "trap", ["34 year old ", "woman, 34, ", "epilepsy\n\n", "I am 34. ", "in her ", "aged aged ", "born "]
)
def test_twice_the_text_is_no_more_than_twice_the_work(many, trap):
    piece_together(trap, many, 5, TODAY)
    once, twice = (
        calls(lambda size=size: piece_together(trap * size, many, 5, TODAY)) for size in (1000, 2000)
    )

    assert twice <= 2.2 * once


def test_the_place_under_a_letter_is_the_senders(robin):
    text = "She is epileptic.\n\nKind regards,\nOttoline\nLeith Outreach, St Bride's Primary\n"

    found = piece_together(text, robin, 5, TODAY)
    assert [fact.kind for fact in found.facts] == ["sex", "condition"]


@pytest.mark.parametrize(
    "text", ["a woman (34), of mixed race", "a woman, 34, of mixed race", "a woman (34) by the name"]
)
def test_a_number_beside_a_woman_is_her_age(robin, text):
    assert "age" in {fact.kind for fact in piece_together(text, robin, 99, TODAY).facts}


def test_a_fact_behind_hundreds_of_others_counts(robin):
    text = "The woman came.\n\n" * 400 + "She is epileptic and lives in Leith."

    assert piece_together(text, robin, 5, TODAY).people == ("robin",)


def test_a_text_with_more_facts_than_are_read_is_not_finished(robin):
    line = "The woman came.\n\n"
    everybody = Roll(
        Person(str(one), ("Robin",), "Quillfeather", facts=(("sex", "female"),)) for one in range(9)
    )

    assert find_pieced(line * MOST_FACTS, robin, 5, TODAY) == ((), True)
    assert find_pieced(line * (MOST_FACTS + 1), robin, 5, TODAY) == ((), False)
    assert examine(line * (MOST_FACTS + 1), everybody, today=TODAY).unfinished
    assert not examine(line * MOST_FACTS, everybody, today=TODAY).unfinished


def test_who_was_counted_a_moment_ago_is_counted_no_more_once_dropped():
    roll, ask = RollFacts(), Of((("sex", "female"),))
    for key in "ab":
        roll.put(key, [("sex", "female")])
    assert (roll.count([ask]), roll.counted(ask)[1]) == (2, 2)

    roll.drop("a")

    assert (roll.count([ask]), roll.counted(ask)[1]) == (1, 1)
    assert roll.keys_of(roll.who(ask), 9) == ("b",)
