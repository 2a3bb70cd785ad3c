"""Names as they come by telephone, on forms, in the names of files and in haste."""

from datetime import date

import pytest

from safehaven_core.detection import Person, Roll, Sureness
from tests.core.detection.roll_of import found, keys

ADA = Person("ada", ("Ada",), "Hartley", born=date(1947, 7, 4), addresses=("14 Harbour Row",))
BEN = Person("ben", ("Ben",), "Hartley")
GILBERT = Person("gil", ("Gilbert",), "Quillfeather", born=date(1982, 4, 16))
FIONNUALA = Person("nuala", ("Fionnuala",), "Marrable", born=date(1990, 6, 5), addresses=("3 Gravel Hill",))
DOUBLE = Person("double", ("Ewa",), "Hartley-Quick")
ROLL = Roll([ADA, BEN, GILBERT, FIONNUALA, DOUBLE])


@pytest.mark.parametrize(
    "said",
    [
        "Picked up Ada Hartleys post.",
        "picked up ada hartleys post",
        "Ada, surname H-A-R-T-L-E-Y, rang",
        "ada, surname h-a-r-t-l-e-y, rang",
        "Ada H A R T L E Y",
        "see A d a H a r t l e y please",
        "a d a   h a r t l e y",
        "| A | d | a | H | a | r | t | l | e | y |",
        "A.d.a H.a.r.t.l.e.y",
        "A/d/a H/a/r/t/l/e/y",
        "1420 call in. Ada... Hartley. Wants a ring back",
        "Surname: HARTLEY______ Given names: ADA______ Sex: __",
        "SURNAME [ HARTLEY ]  FORENAMES [ ADA ]",
        "Forename Hartley / Surname Ada (back to front)",
        "See HartleyAda-ID-001.jpg on the drive",
        "AdaHartley.pdf",
        "who holds the file for adahartley? it is not in the cabinet",
        "saved as hartleyada.pdf",
        "write to adahartley1947@mail.example",
        "New bed for Ada Hart-\n> ley, the old one is gone.",
        "u free 2moro? Ada Hartley needs a hand",
        "First name Ada, surname spelt H, A, R, T, L, E, Y.",
        "first name ada, surname spelt h, a, r, t, l, e, y",
        "Letter to Ada, family name is Hotel Alpha Romeo Tango Lima Echo Yankee, thank you",
        "the name, i'll spell it, is hotel alfa romeo tango lima echo yankee, first name ada",
        "Ada Osgood (formerly Hartley)",
        "Ada Osgood (née Hartley)",
        "Ada Osgood (was Hartley)",
        "Ada Osgood (prev.\n> Hartley)",
        "Ada (Buster) Hartley",
        "Ada “Buster” Hartley",
        "saved as ada-hartley-passport-page.jpg",
    ],
)
def test_a_name_is_found_however_it_came(said):
    assert keys(said, ROLL) == ["ada"]


@pytest.mark.parametrize(
    "said",
    [
        "Ada Hartleyson rang.",  # another name, and no possessive
        "Ada. Hartley is closed.",  # two sentences
        "A d a H a r d y",
        "A-D-A, surname H-A-R-D-Y",  # spelt out, and somebody else
        "The AdaHart library",  # a part of it only
        "The adahart library",
        "adahartleyson",  # goes on
        "benada",  # no name of anybody's
    ],
)
def test_what_only_looks_so_is_nobody(said):
    assert keys(said, ROLL) == []


def test_a_family_name_that_ends_as_a_possessive_does_is_another_name():
    roll = Roll([Person("robert", ("Ada",), "Robert")])

    assert keys("Ada Roberts rang.", roll) == []
    assert keys("Ada Robert's post", roll) == ["robert"]


@pytest.mark.parametrize(
    "said",
    [
        "Ada and Ben Hartley are both coming.",
        "Ada & Ben Hartley are both coming.",
        "ada and ben hartley are both coming",
        "Both of them: Ada + Ben Hartley",
    ],
)
def test_two_with_one_family_name_are_both_found(said):
    assert keys(said, ROLL) == ["ada", "ben"]


def test_the_second_of_two_names_in_a_list_is_not_read_with_the_family_name_of_the_first():
    roll = Roll([Person("ada", ("Ada",), "Quill"), Person("mali", ("Mali",), "Quill")])

    assert keys("ada quill, mali jones", roll) == ["ada"]
    assert keys("Quill, Mali", roll) == ["mali"]


@pytest.mark.parametrize(
    "said",
    [
        "Can you ring Gil back? Dob=16 Apr 1982",
        "Vic no, Gilly yes. DOB 160482",
        "Next of kin form for G/Q is missing. Born 16/04/82",
        "next of kin form for g/q is missing, d.o.b 16-04-1982",
        "Gilbert, bday 160482",
        "GILBERT, BORN 16TH OF APRIL 1982",
    ],
)
def test_a_short_form_or_initials_and_a_birth_are_somebody(said):
    (gilbert,) = found(said, ROLL)

    assert (gilbert.key, gilbert.sure) == ("gil", Sureness.LIKELY)


@pytest.mark.parametrize("said", ["Nuala is at 3 Gravel Hill.", "Fionn, who lives at 3 Gravel Hill"])
def test_what_is_cut_off_from_a_first_name_counts_beside_an_address(said):
    (nuala,) = found(said, ROLL)

    assert (nuala.key, nuala.sure) == ("nuala", Sureness.LIKELY)


def test_six_digits_are_a_birth_only_where_it_is_said():
    assert keys("Gilbert, ticket 160482", ROLL) == []
    assert keys("Gilbert, born 160482", ROLL) == ["gil"]


@pytest.mark.parametrize(
    "said",
    ["Mrs Hartley-Quick", "E. Hartley-Quick", "Hartley-Quick, E.", "mrs hartley-quick", "Ms Hartley-Quick's"],
)
def test_a_title_or_an_initial_with_a_double_name_may_be_whoever_has_both_halves(said):
    (double,) = found(said, ROLL)

    assert (double.key, double.sure) == ("double", Sureness.POSSIBLE)


@pytest.mark.parametrize(
    "said", ["re mr quillfeather: arrears", "outcome for quillfeather g.", "add g. quillfeather"]
)
def test_a_title_or_an_initial_in_small_letters_may_be_somebody(said):
    (gilbert,) = found(said, ROLL)

    assert (gilbert.key, gilbert.sure) == ("gil", Sureness.POSSIBLE)


def test_an_everyday_word_in_small_letters_is_no_name_behind_a_title():
    assert keys("the dr cook mentioned", Roll([Person("cook", ("Mia",), "Cook")])) == []
    assert keys("A ko in the first round", Roll([Person("ko", ("Agata",), "Ko")])) == []


def test_a_title_with_a_double_name_that_nobody_has_is_nobody():
    assert keys("Mrs Hartley-Marrable", ROLL) == []
    assert keys("Mrs Quick-Step", ROLL) == []


def test_half_of_a_double_name_in_the_name_of_a_street_is_no_part_of_it():
    roll = Roll([Person("cross", ("Rae",), "Cross-Pickles", born=date(1980, 8, 24))])

    assert keys("Roadworks in Upper Cross Street until they were done on 24 August 1980.", roll) == []
    assert keys("Rae Cross, born on 24 August 1980.", roll) == ["cross"]


def test_a_particle_tied_to_a_name_is_no_short_form():
    roll = Roll([Person("alex", ("Alexander",), "Amin")])

    assert keys("Has anybody heard from Al-Amin?", roll) == []
    assert keys("Has anybody heard from Al Amin?", roll) == ["alex"]


def test_an_everyday_name_behind_a_title_or_in_brackets_counts_with_a_second_fact():
    roll = Roll(
        [
            Person("cook", ("Mia",), "Cook", phones=("01632 960850",)),
            Person("woods", ("Shirin",), "Woods", addresses=("913 Forge Row",)),
        ]
    )

    assert found("sat with miss cook, ring (01632) 960 850", roll)[0].sure is not Sureness.POSSIBLE
    assert found("Repairs: 913 Forge Row (Woods, S) leak", roll)[0].sure is not Sureness.POSSIBLE


def test_a_former_name_is_nobody_where_the_name_now_is_somebodys():
    roll = Roll([Person("now", ("Ada",), "Shaw"), Person("other", ("Ada",), "Hall")])

    assert keys("Ada Shaw (née Hall) rang", roll) == ["now"]
    assert keys("Ada Shore (née Hall) rang", roll) == ["other"]


@pytest.mark.parametrize(
    ("held", "written"),
    [
        ("Wisniewski", "Wiśniewska"),
        ("Wiśniewska", "Wisniewski"),
        ("Petrov", "Petrova"),
        ("Ivanova", "Ivanov"),
    ],
)
def test_a_family_name_ends_for_a_woman_as_for_a_man(held, written):
    assert keys(f"Nicola {written} rang", Roll([Person("nicola", ("Nicola",), held)])) == ["nicola"]


def test_a_birth_run_together_with_initials_is_that_of_nobody_with_others():
    assert found("Locker GQ160482 is to be emptied.", ROLL)[0].sure is Sureness.LIKELY
    assert keys("Locker AQ160482 is to be emptied.", ROLL) == []
    assert keys("Locker GQ170482 is to be emptied.", ROLL) == []


REED = Person("reed", ("Rae",), "Reed", references=("SH-0803",), identifiers=("9990000018",))


@pytest.mark.parametrize(
    "said",
    [
        "Rae, NHS number ending 0018, has a new letter.",
        "rae (last four 0018)",
        "R.R., number ends in 0018",
        "Ref 803 - Rae - moved to Thursday.",
        "File no 0803, Rae",
        "Mrs Reed, case 803",
    ],
)
def test_part_of_a_number_is_somebody_beside_part_of_a_name(said):
    (reed,) = found(said, Roll([REED]))

    assert (reed.key, reed.sure) == ("reed", Sureness.LIKELY)


@pytest.mark.parametrize(
    "said",
    [
        "Rae has 803 stamps and 0018 envelopes.",  # nothing says that it is part of a number
        "Number ending 0018.",  # nobody beside it
        "Ref 80 - Rae",  # not all digits of the file
        "Rae, NHS number ending 018",  # too few
        "Robin, NHS number ending 0018",  # somebody else
    ],
)
def test_part_of_a_number_alone_is_nobody(said):
    assert keys(said, Roll([REED])) == []


def test_whoever_is_dropped_is_found_by_no_part_of_a_number():
    roll = Roll([REED])
    roll.drop("reed")

    assert keys("Rae, NHS number ending 0018", roll) == []


def test_a_number_goes_on_in_the_next_line_of_a_quote():
    assert keys(
        ">> National Insurance no. QQ 12 34\n>> 56C, please",
        Roll([Person("q", ("Q",), "Q", identifiers=("QQ123456C",))]),
    ) == ["q"]


def test_a_reference_without_digits_is_no_number():
    roll = Roll([Person("rae", ("Rae",), "Reed", references=("BLUE",))])

    assert keys("Ref 000 - Rae", roll) == []
