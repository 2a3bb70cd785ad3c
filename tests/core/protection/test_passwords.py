import re

from safehaven_core.protection import ENTROPY_BITS, made_here, new_password, spoken
from safehaven_core.protection.passwords import ALPHABET


def test_a_password_is_hard_enough_to_guess():
    assert ENTROPY_BITS >= 75


def test_a_password_is_four_groups_of_four():
    assert re.fullmatch(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", new_password())


def test_no_character_looks_like_another():
    """Zero and o; one, l and i; two and z; five and s; q and g: at most one of each stays."""
    assert [len(set(ALPHABET) & set(alike)) for alike in ("0o", "1li", "2z", "5s", "qg")] == [0, 0, 0, 0, 1]


def test_every_character_is_used_about_equally():
    drawn = "".join(new_password() for _ in range(2000)).replace("-", "")
    counts = [drawn.count(character) for character in ALPHABET]
    fair = len(drawn) / len(ALPHABET)

    # Each count stays within seven standard deviations: a fair draw fails once in 10**10 runs.
    assert [count for count in counts if abs(count - fair) > 7 * fair**0.5] == []


def test_no_password_comes_twice():
    assert len({new_password() for _ in range(1000)}) == 1000


def test_a_password_knows_where_it_was_made():
    assert (made_here(new_password()), made_here("Summer2026!")) == (True, False)


def test_a_password_can_be_read_out():
    assert spoken("b7-x") == "bravo – seven – dash – x-ray"


def test_all_of_a_password_can_be_read_out():
    password = new_password()

    assert len(spoken(password).split(" – ")) == len(password)
