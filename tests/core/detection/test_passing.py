"""Whom readers take a name for that a mail program shows."""

import pytest

from safehaven_core.detection import is_ones_own, passes_for


@pytest.mark.parametrize(
    "shown",
    [
        "Grace Hopwood",
        "HOPWOOD, Grace",
        "grace.hopwood",
        "GraceHopwood",
        "G r a c e  H o p w o o d",
        "Grace Hopwood (Manager)",
        "Dr Grace M. Hopwood",
        "G. Hopwood",
        "Gr\u200bace Hopw\u043eod",
        "Grace Hopwod",
        "Gracie Hopwood",
    ],
)
def test_readers_take_it_for_her(shown):
    assert passes_for(shown, "Grace Hopwood")


@pytest.mark.parametrize(
    "shown", ["", "Safehaven Helpdesk", "Grace", "Hopwood", "Ada Hopwood", "H. Grace", "Grace House", "李"]
)
def test_readers_do_not_take_it_for_her(shown):
    assert not passes_for(shown, "Grace Hopwood")


def test_a_name_of_one_word_is_taken_for_itself_alone():
    assert passes_for("李", "李")
    assert not passes_for("Prem House", "Prem")


@pytest.mark.parametrize(
    ("shown", "own"),
    [
        ("", True),
        ("Ada", True),
        ("Ada Lovell", True),
        ("Lovell, Ada", True),
        ("A Lovell", True),
        ("Ada Lovell for Grace Hopwood", True),
        ("Grace Hopwood by Ada Lovell", False),
        ("Grace Hopwood", False),
        ("Safehaven Helpdesk", False),
    ],
)
def test_what_is_ones_own(shown, own):
    assert is_ones_own(shown, "Ada Lovell") is own


def test_a_name_that_cannot_be_read_is_nobodys():
    assert not is_ones_own("Ada", "…")
