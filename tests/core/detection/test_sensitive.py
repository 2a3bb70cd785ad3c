"""What a text speaks of, by kind, and what only sounds so."""

import re
import tomllib
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.detection.sensitive import SensitiveKind, find_sensitive, look_alikes, term_groups
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
    genetic | A genetic test showed the BRCA1 mutation | genetic test, BRCA1, mutation
    genetic | He carries the gene for it | carries the gene
    biometric | We keep his fingerprints. | fingerprints
    criminal | He was arrested for shoplifting. | arrested, shoplifting
    criminal | charged with assault; bailed to appear at Crown Court | charged with, assault, bailed, Crown Court
    criminal | the police took him to court | court
    criminal | He tried to evade arrest | arrest
    health | They found a shadow on his lung. | shadow on his
    health | He has no feeling in his feet. | no feeling in his
    health | He's had his leg off | leg off
    criminal | She gave evidence at his trial for murder. | gave evidence at his trial, murder
    safeguarding | She is terrified her husband will find her | terrified her, will find her
    health | His kidneys are packing up. | kidneys are
    health | He broke his collarbone. | broke his collarbone
    health | Due date is 11 May, scan was fine. | Due date, scan was fine
    health | She lost her nerve when her Parkinson's got worse | Parkinson's
    health | The lift is broken, and he is in a wheelchair | wheelchair
    health | Her mobility is getting worse | mobility
    ethnicity | She comes from a Gypsy family | Gypsy
    religion | She wants to see a priest | priest
    religion | Kosher meals, please. | Kosher
    politics | He's treasurer of the local Conservatives. | Conservatives
    politics | She was thrown out of Labour over a tweet. | thrown out of, Labour
    politics | The snp treasurer rang | snp treasurer
    politics | His political beliefs got him into a fight. | His political
    union | Her union is paying for it | Her union
    sex life | He visits escorts | visits escorts
    sex life | He prefers men but his family must not find out. | prefers men
    sex life | He isn't out to his parents | isn't out to
    sex life | She told us that he has a husband | he has a husband
    genetic | It is down to the BRCA mutation. | BRCA
    genetic | A mutation in the MLH1 gene | mutation, MLH1, gene
    genetic | Her sister has the same mutation | mutation
    biometric | The gym wants a fingerprint | fingerprint
    criminal | He did four years for robbery | did four years, robbery
    criminal | Fined for being drunk and disorderly | Fined for, drunk and disorderly
    criminal | He is in court for theft | in court, theft
    criminal | It is on his licence conditions | his licence conditions
    criminal | police wanted for theft | police, wanted for, theft
    safeguarding | The school DSL noticed marks on his arms. | school DSL, marks on his arms
    safeguarding | Bedridden, and adult protection told. | adult protection
    safeguarding | I told the designated lead what she said. | designated lead
    safeguarding | He has taken all her savings | taken all her savings
    safeguarding | Her boyfriend punched the toddler | punched the toddler
    safeguarding | There is neglect at home | neglect
    safeguarding | Mum left the four-year-old alone overnight. | left the four-year-old, alone overnight
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
    Ada Quill, Designated Lead
    Ada Quill, Designated Teacher and Head of Year 8
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
    Quayside Homes Ltd (Claimant) and Mr Robin Carter (Defendant), in the County Court.
    District Judge Carter has the list that week.
    The possession hearing is at the County Court on Friday.
    Jan Smith, Probation Service, is our new contact.
    Probation Service, 4 High Street.
    She was sentenced to another year of minute-taking.
    Prisoners of the printer queue, unite.  First offence for the bin collectors.
    He was robbed, the whole pub agreed, when the penalty was given.
    The server is in intensive care, and my laptop had a stroke of genius.
    The broken arm of the chair, and the heart attack of a laptop.
    The printer is poorly.
    The budget is on life support.
    The Jasper mobility cart has a new battery.
    Lucas Temple and R. Islam are parents of pupils.  ISLAM605049E99CG
    The Conservative Club car park and Union Square are shut.
    The left wing of the building is closed.
    Faith Road, Gay Street and Crown Court Road are flooded.
    The Green party dress is lost.
    It's criminal what they charge for parking.
    I have no faith in the lift.
    The Alzheimer's Society has a bake sale, and Diabetes UK too.
    The deafening music, the blinding sun and Arabica coffee.
"""


@pytest.mark.parametrize("line", SPEAKS_OF.strip().splitlines(), ids=str.strip)
def test_a_text_speaks_of_it(line):
    kind, text, words = (part.strip().replace("\\n", "\n") for part in line.split(" | "))

    found = find_sensitive(text)
    assert [text[one.start : one.end] for one in found] == words.split(", ")
    assert {one.kind for one in found} == {SensitiveKind(kind)}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("She is an Asian Sikh woman.", {SensitiveKind.ETHNICITY, SensitiveKind.RELIGION}),
        ("He broke the non-molestation order.", {SensitiveKind.CRIMINAL, SensitiveKind.SAFEGUARDING}),
        ("A mental health treatment requirement", {SensitiveKind.CRIMINAL, SensitiveKind.HEALTH}),
        ("Tested for the cystic fibrosis gene", {SensitiveKind.GENETIC, SensitiveKind.HEALTH}),
    ],
)
def test_some_words_speak_of_two_kinds(text, kinds):
    assert {one.kind for one in find_sensitive(text)} == kinds


@pytest.mark.parametrize("line", ONLY_SOUNDS_SO.strip().splitlines(), ids=str.strip)
def test_what_only_sounds_so_is_nothing(line):
    assert find_sensitive(line) == ()


@cache
def lists():
    """The lists of words, as they are written."""
    return tomllib.loads(files("safehaven_core.detection").joinpath("sensitive_terms.toml").read_text())


TERMS = [(group, word) for group in term_groups() for word in group["words"]]


def test_every_term_and_look_alike_is_written_as_texts_are_read():
    wrong = [
        word
        for word in [*(word for _, word in TERMS), *look_alikes()]
        if not re.fullmatch(r"[a-z0-9]+(?: [a-z0-9]+)*\*?", word)
    ]

    assert wrong == []


def test_no_term_is_listed_twice_in_one_kind():
    words = [(group["kind"], word) for group, word in TERMS]

    assert sorted(words) == sorted(set(words))


def beginnings(phrase):
    """All that a term may be which stands in a phrase, whole or but for its ending."""
    words = phrase.removesuffix("*").split(" ")
    return {
        " ".join([*words[first:last], words[last][:length]])
        for first in range(len(words))
        for last in range(first, len(words))
        for length in range(1, len(words[last]) + 1)
    }


def test_every_look_alike_would_be_found_without_the_list():
    """One that takes nothing away only makes the list longer."""
    stems = {word.removesuffix("*") for _, word in TERMS}
    idle = [phrase for phrase in look_alikes() if stems.isdisjoint(beginnings(phrase))]

    assert idle == []


def company(group):
    """What a word of the group may stand behind to count."""
    first = next((group[where][0] for where in ("after", "beside") if where in group), "")
    return (lists()["company"][first[1:]][0] if first.startswith("@") else first).removesuffix("*")


@pytest.mark.parametrize("group", term_groups(), ids=lambda group: f"{group['kind']}: {group['words'][0]}")
def test_each_term_is_found(group):
    written = str.capitalize if group.get("needs_capital") else str
    texts = {word: f"Note: {company(group)} {written(word.removesuffix('*'))}." for word in group["words"]}
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
