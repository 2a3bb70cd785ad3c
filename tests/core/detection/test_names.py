import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.detection import Because, Person, Roll, Sureness
from tests.core.detection.roll_of import found, keys, reasons, sureness

HABITS = """
    Grace O'Neill                grace
    Grace O’Neill                grace
    Grace O'NEILL                grace
    GRACE O'NEILL                grace
    grace oneill                 grace
    Grace ONeill                 grace
    Grace O Neill                grace
    Grace O-Neill                grace
    O'Neill, Grace               grace
    O'NEILL Grace                grace
    Oneill Grace                 grace
    O'Neill (Mrs) Grace          grace
    Gracie O'Neill               grace
    Grace Mary O'Neill           grace
    Grace M. O'Neill             grace
    Grace "Gracie" O'Neill       grace
    Mrs Grace O'Neill's          grace
    Grace and Sean O'Neill       grace
    grace.oneill@mail.example    grace
    Grace_ONeill.docx            grace
    Elizabeth Smith-Jones        liz
    Elizabeth Smith Jones        liz
    Elizabeth SmithJones         liz
    Elizabeth Smith              liz
    Elizabeth Jones              liz
    Elizabeth Anne Smith-Jones   liz
    Elizabeth A. Smith-Jones     liz
    Smith-Jones, Elizabeth Anne  liz
    Liz Smith-Jones              liz
    Lizzie Jones                 liz
    Betty Smith                  liz
    Tibby Jones                  liz
    Beth Carter                  liz
    Carter, Beth                 liz
    Will Brown                   will
    William Brown                will
    Bill Brown                   will
    Brown, Will                  will
    Mark King                    mark
    King, Mark                   mark
    Morag McDonald               morag
    Morag MacDonald              morag
    Morag Mc Donald              morag
    Morag MCDONALD               morag
    McDonald, Morag              morag
    Jan van der Berg             jan
    Jan Van Der Berg             jan
    Jan Vanderberg               jan
    van der Berg, Jan            jan
    José Núñez                   jose
    Jose Nunez                   jose
    José María Núñez             jose
    Núñez, José María            jose
    Wei Li                       wei
    Li Wei                       wei
    Zoe D'Arcy-McKenna           zoe
    Zoe DArcy-McKenna            zoe
    Zoe D'Arcy Mc Kenna          zoe
    Zoe McKenna                  zoe
    Zoe MacKenna                 zoe
    ZOE DARCY                    zoe
    zoë d`arcy-mckenna           zoe
    D'Arcy-McKenna, Zoë          zoe
    Christopher Young            chris
    Chris Young                  chris
    Young, Chris                 chris
    Thomas Thomas                thomas
    Thomas, Thomas               thomas
    LI, Wei                      wei
"""
NAMES = [line.rsplit(maxsplit=1) for line in HABITS.strip().splitlines()]


@pytest.mark.parametrize(("written", "key"), NAMES, ids=[name.strip() for name, _ in NAMES])
def test_each_habit_of_a_name_is_found(written, key):
    text = f"I spoke about {written.strip()} at noon."

    assert keys(text) == [key]
    assert sureness(text) == Sureness.LIKELY
    assert Because.NAME in reasons(text)


@pytest.mark.parametrize(("written", "key"), NAMES, ids=[name.strip() for name, _ in NAMES])
def test_a_name_is_found_across_lines(written, key):
    text = "> " + written.strip().replace(" ", "\n>  ", 1)

    assert keys(text) == [key]


@pytest.mark.parametrize(
    "written",
    ["G. O'Neill", "G O'Neill", "O'Neill, G.", "Mrs O'Neill", "Ms. O’Neill", "Grace O.", "Gracie O."],
)
def test_half_a_name_is_possible_where_it_fits_few(written):
    assert sureness(f"A call from {written} today") == Sureness.POSSIBLE


def test_half_a_name_that_fits_many_points_to_nobody():
    many = Roll(Person(str(number), ("Grace",), "O'Neill") for number in range(6))

    assert keys("Mrs O'Neill and G. O'Neill", many) == []


def test_namesakes_are_all_possible():
    two = Roll(
        [Person("a", ("Grace",), "O'Neill"), Person("b", ("Grace",), "O'Neill"), Person("c", ("Amy",), "Obi")]
    )

    assert [(one.key, one.sure) for one in found("Grace O'Neill", two)] == [
        ("a", Sureness.POSSIBLE),
        ("b", Sureness.POSSIBLE),
    ]


def test_the_name_itself_goes_before_its_other_forms():
    two = Roll([Person("a", ("Elizabeth",), "Obi"), Person("b", ("Beth",), "Obi")])

    assert keys("Beth Obi", two) == ["b"]
    assert keys("Lizzie Obi", two) == ["a"]


def test_nobody_shortens_a_middle_name():
    roll = Roll([Person("a", ("Gareth", "Elizabeth"), "Lawson")])

    assert keys("Elizabeth Lawson", roll) == ["a"]
    assert keys("Beth Lawson", roll) == []


NOBODY = """
    Grace will mark the king's place
    will brown bread do
    please mark king size
    the grace period ends in may
    Grace said so
    Mark my words
    O'Neill
    Sean O'Neill
    Grace. O'Neill said no
    Grace Smith-Brown
    Grace O'Neill-Smith
    Mary-Elizabeth Smith
    Elizabeth Mary Smith-Jones
    14 Mark King Street
    the Grace O'Neill Hospital
    Grace then saw the O'Neill file
    Grace-Ann O'Neill
    Mary-Grace O'Neill
    ask Anne-Will Brown
    grace oneill-smith
    Sheila Young
    Christopher young and Young
    Thomas
"""


@pytest.mark.parametrize("text", [line.strip() for line in NOBODY.strip().splitlines()])
def test_words_that_are_only_like_a_name_are_no_finding(text):
    assert keys(text) == []


SURROUNDINGS = st.text(
    st.characters(codec="utf-8", exclude_categories=["L", "M", "N", "Cs", "Cc", "Cf", "P", "S"])
    | st.sampled_from("\n.!?")
)
WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "visit",
            "was",
            "late",
            "and",
            "nobody",
            "came",
            "so",
            "we",
            "rang",
            "again",
            "about",
            "it",
            "yes",
        ]
    )
).map(" ".join)


@given(before=WORDS, after=WORDS, left=SURROUNDINGS, right=SURROUNDINGS, name=st.sampled_from(NAMES))
def test_a_name_is_found_wherever_it_stands(before, after, left, right, name):
    written, key = name[0].strip(), name[1]
    text = f"{before}{left} {written} {right}{after}"

    assert keys(text) == [key]
    assert reasons(text)[Because.NAME].strip() in written


@given(WORDS)
def test_text_without_names_is_about_nobody(text):
    assert keys(text) == []
