"""Files that look at the whole demo go to one process, so that it is made once; what takes longest goes first."""

import re
from pathlib import Path

from tests.sharing_out import LONGEST, LOOK_AT_THE_DEMO, in_turn

TESTS = Path(__file__).resolve().parents[1]


def test_every_file_that_looks_at_the_demo_is_known():
    looking = {
        str(path.relative_to(TESTS.parent))
        for path in TESTS.rglob("test_*.py")
        if path != Path(__file__)
        and re.search(r"^def \w+\([^)]*\brunning_demo\b", path.read_text(), re.MULTILINE)
    }

    assert looking == LOOK_AT_THE_DEMO


def test_what_takes_longest_is_there_and_goes_first():
    assert [file for file in LONGEST if not (TESTS.parent / file).is_file()] == []
    assert in_turn({"a": True, LONGEST[1]: True, LONGEST[0]: False})[:2] == [LONGEST[0], LONGEST[1]]


def test_one_file_makes_the_tables_while_others_ask_for_none():
    assert in_turn({"a": True, "b": True, "c": False, "d": True, "e": False}) == ["a", "c", "e", "b", "d"]
