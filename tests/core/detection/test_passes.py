"""What is skipped early, so that a text is read quickly, is never a name."""

import pytest

from safehaven_core.detection import Person, Roll
from safehaven_core.detection.folding import fold
from safehaven_core.detection.lookout import ANCHOR, EVERYDAY, OWNS, PARTNER, Lookout
from tests.core.detection.roll_of import keys

FURTHER = ["Grace O'Neill", "O'Neill, Grace", "Grace van O'Neill", "G. O'Neill", "Mrs O'Neill", "Grace O."]


@pytest.mark.parametrize("said", FURTHER)
@pytest.mark.parametrize("shift", range(0, 16, 3))
def test_a_name_over_the_edge_of_two_stretches_is_found(said, shift):
    before = "word " * (65_536 // 5)

    assert keys(f"{before[: 65_530 - shift]} {said} {'word ' * 40}") == ["grace"]


@pytest.mark.parametrize("gap", [1, 6])
@pytest.mark.parametrize("said", ["Grace{}O'Neill", "O'Neill,{}Grace", "Grace{}Tuppence O'Neill"])
def test_both_halves_may_stand_a_line_apart(said, gap):
    assert keys(said.format(" " * gap)) == ["grace"]


def test_a_first_name_may_become_a_family_name_and_the_other_way_round():
    roll = Roll([Person("a", ("Marlow",), "Tansley"), Person("b", ("Ada",), "Quill")])
    assert keys("Tansley Marlow and Ada Quill", roll) == ["a", "b"]

    roll.put(Person("c", ("Tansley",), "Marlow-Smythe"))
    roll.put(Person("d", ("Quill",), "Ada"))

    assert keys("Tansley Marlow-Smythe", roll) == ["c"]
    assert keys("Quill Ada", roll) == ["b", "d"]


def test_a_word_is_told_by_what_it_is_now():
    lookout = Lookout()
    lookout.add(["marlow", "hope"])
    lookout.add_partners(["ada"])
    assert lookout.find(" ada marlow hope hopes ") == [
        (PARTNER, 0, 4),
        (ANCHOR | OWNS, 4, 11),
        (ANCHOR | EVERYDAY, 11, 16),
    ]

    lookout.add_partners(["marlow"])
    lookout.add(["tansley"])

    assert lookout.find(" tansley marlow ") == [(ANCHOR | OWNS, 0, 8), (ANCHOR | PARTNER, 8, 15)]
    assert lookout.find(" tansleys marlows ") == [(ANCHOR | OWNS, 0, 8)]


def test_namesakes_are_told_by_the_same_words_each():
    roll = Roll(
        [
            Person("a", ("Ada",), "Quill"),
            Person("b", ("Ada", "May"), "Quill"),
            Person("c", ("Ada",), "Quill", other_names=("Tess",)),
            Person("d", ("Adam",), "Quill"),
        ]
    )

    assert keys("Ada Quill", roll) == ["a", "b", "c"]
    assert keys("Tess Quill", roll) == ["c"]
    assert keys("Ada May Quill", roll) == ["b"]


@pytest.mark.parametrize("text", ["Plain text, 12.", "Élan — naïve\u200b ﬁt 中文", "\x00\x1fa\tb\n", ""])
def test_words_and_shapes_are_as_long_as_the_plain_text(text):
    folded = fold(text)

    assert (len(folded.words), len(folded.shapes)) == (len(folded.plain) + 1, len(folded.plain))
    assert folded.words.endswith(" ")
