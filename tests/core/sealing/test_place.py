from itertools import product

import pytest
from hypothesis import given

from safehaven_core.sealing import Place
from tests.core.sealing.strategies import places


def test_parts_of_a_place_cannot_run_together():
    spread = [Place(*parts) for parts in product(["", "a", "ab", "abc"], repeat=3)]

    assert len({bytes(place) for place in spread}) == len(spread)


@given(places, places)
def test_two_places_are_the_same_bytes_only_if_they_are_the_same_place(one, other):
    assert (bytes(one) == bytes(other)) == (one == other)


def test_a_part_may_be_as_long_as_two_bytes_can_say():
    assert len(bytes(Place("t" * 65535, "r", "c"))) == 6 + 65535 + 2


@pytest.mark.parametrize("place", [("x" * 65536, "", ""), ("", "x" * 65536, ""), ("", "", "é" * 32768)])
def test_a_longer_part_is_refused(place):
    with pytest.raises(ValueError, match="65535 bytes at most"):
        bytes(Place(*place))
