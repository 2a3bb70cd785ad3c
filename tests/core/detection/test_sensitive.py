"""What a text speaks of, by kind, and what only sounds so."""

import re
import tomllib
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.detection.sensitive import SensitiveKind, find_sensitive
from tests.core.detection.counting import calls

SPEAKS_OF = r"""
    health | She has been diagnosed with epilepsy. | diagnosed, epilepsy
    health | He is diabetic and has panic  attacks. | diabetic, panic  attacks
    health | Her mental\nhealth is worse. | mental\nhealth
    health | he was seen by CAMHS | CAMHS
    health | Admitted to hospital after an overdose | Admitted to hospital, overdose
    health | she is pregnant | pregnant
    health | she is not pregnant | pregnant
    health | wheelchair-user, with learning difficulties | wheelchair, learning difficulties
    health | He takes methadone. | methadone
    health | the clinic says the patient needs surgery | clinic, surgery
    health | SCHIZOPHRENIA | SCHIZOPHRENIA
    health | She is blind in one eye | blind
    health | He is ill again | ill
    ethnicity | He is Black | Black
    ethnicity | a Polish family | Polish
    ethnicity | The family is of mixed heritage. | mixed heritage
    ethnicity | ethnicity: Black | ethnicity, Black
    religion | They are Muslim and fast during Ramadan. | Muslim, Ramadan
    religion | He is a Jehovah’s Witness | Jehovah
    politics | He left the Labour Party last year | Labour Party
    politics | She has backed reform, and joined Labour | Labour
    union | She is a Unison member | Unison member
    union | The RCN wrote | RCN
    sex life | He came out as bisexual | came out as, bisexual
    sex life | She is bisexual | bisexual
    sex life | They are gay | gay
    sex life | a trans–woman | trans–woman
    genetic | A genetic test showed the BRCA1 mutation | genetic test, BRCA1
    genetic | He carries the gene for it | carries the gene
    biometric | We keep his fingerprints. | fingerprints
    criminal | He was arrested for shoplifting. | arrested, shoplifting
    criminal | charged with assault; bailed to appear at Crown Court | charged with, assault, bailed, Crown Court
    criminal | the police took him to court | court
    criminal | He tried to evade arrest | arrest
    safeguarding | There was domestic abuse before. | domestic abuse
    safeguarding | her brother hit her | hit her
    safeguarding | heard at the MARAC on Tuesday | MARAC
    safeguarding | moved to a women's refuge | women's refuge
"""

ONLY_SOUNDS_SO = """
    Thank you for the positive feedback.
    We play on the tennis court by Earls Court.
    There is a depression in the road outside.
    He has catholic tastes in music.
    The drug store on the corner sells stamps.
    Put the others in blind copy, and mind the blind spot.
    A stroke of luck: the printer works.
    He is in charge of the service charge.
    The battery charged overnight, free of charge.
    Your account was disabled.
    Her probation period ends in May with us.
    The dog grooming parlour is next to the church hall.
    Bangers and mash for lunch.
    The white paper is on the white board.
    Polish the silver, and the nail polish is red.
    I suspect the printer.
    The MP's surgery is on Friday.
    The terms and conditions apply.
    She spoke with conviction, no offence intended.
    It is in our DNA.
    The court is closed for resurfacing and the nets are down.
    The grape harvest, therapeutic or not, was rapid in Essex and Sussex.
    The union of the two lists
    Fingerprints on the glass door, and white paint on the wall.
    Our arrest of the leak took an hour.  She was pleased.
    Nobody is ill.  He is on leave.
    The green room, a labour of love, is done.
    Domestic abuse training is in May.  So is the epilepsy awareness week.
    Mr Priest and Mrs. Christian came.
    The deafening music, the blinding sun and Arabica coffee.
"""


@pytest.mark.parametrize("line", SPEAKS_OF.strip().splitlines(), ids=str.strip)
def test_a_text_speaks_of_it(line):
    kind, text, words = (part.strip().replace("\\n", "\n") for part in line.split(" | "))

    found = find_sensitive(text)
    assert [text[one.start : one.end] for one in found] == words.split(", ")
    assert {one.kind for one in found} == {SensitiveKind(kind)}


@pytest.mark.parametrize("line", ONLY_SOUNDS_SO.strip().splitlines(), ids=str.strip)
def test_what_only_sounds_so_is_nothing(line):
    assert find_sensitive(line) == ()


@cache
def lists():
    """The lists of words, as they are written."""
    return tomllib.loads(files("safehaven_core.detection").joinpath("sensitive_terms.toml").read_text())


TERMS = [(group, word) for group in lists()["terms"] for word in group["words"]]


def test_every_term_and_look_alike_is_written_as_texts_are_read():
    wrong = [
        word
        for word in [*(word for _, word in TERMS), *lists()["look_alikes"][0]["phrases"]]
        if not re.fullmatch(r"[a-z0-9]+(?: [a-z0-9]+)*\*?", word)
    ]

    assert wrong == []


def test_no_term_is_listed_twice():
    words = [word for _, word in TERMS]

    assert sorted(words) == sorted(set(words))


def test_every_look_alike_would_be_found_without_the_list():
    """One that takes nothing away only makes the list longer."""
    stems = "|".join(re.escape(word.removesuffix("*")) for _, word in TERMS)
    any_stem = re.compile(rf"\b(?:{stems})")
    idle = [phrase for phrase in lists()["look_alikes"][0]["phrases"] if not any_stem.search(phrase)]

    assert idle == []


def company(group):
    """What a word of the group may stand behind to count."""
    first = next((group[where][0] for where in ("after", "beside") if where in group), "")
    return (lists()["company"][first[1:]][0] if first.startswith("@") else first).removesuffix("*")


@pytest.mark.parametrize("group", lists()["terms"], ids=lambda group: f"{group['kind']}: {group['words'][0]}")
def test_each_term_is_found(group):
    texts = {word: f"Note: {company(group)} {word.removesuffix('*')}." for word in group["words"]}
    kind = SensitiveKind(group["kind"])

    missed = [word for word, text in texts.items() if kind not in {one.kind for one in find_sensitive(text)}]
    assert missed == []


@given(st.text())
def test_any_text_is_read_and_the_places_are_in_it(text):
    assert all(0 <= one.start < one.end <= len(text) for one in find_sensitive(text))


@given(st.text(alphabet=" \n\t-,;\u200b\u00a0ab", max_size=60))
def test_words_are_found_where_they_stand_whatever_stands_before(before):
    text = f"{before}; epilepsy ,{before}"

    assert [text[one.start : one.end] for one in find_sensitive(text)] == ["epilepsy"]


@pytest.mark.parametrize(
    "trap", ["police court ", "  ", "a ", "epilepsy", "court", "suicid", "\n\n", "under the mental "]
)
def test_twice_the_text_is_twice_the_work(trap):
    find_sensitive("the list is read once")
    once, twice = (calls(lambda size=size: find_sensitive(trap * size)) for size in (1000, 2000))

    assert twice <= 2.1 * once
