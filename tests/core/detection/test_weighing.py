from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.detection import Because, Sureness
from safehaven_core.detection.weighing import ROWS, weigh

ORDER = [None, Sureness.POSSIBLE, Sureness.LIKELY, Sureness.CERTAIN]


def test_the_rows_stand_from_the_surest_down():
    assert [sure for sure, _ in ROWS] == sorted((sure for sure, _ in ROWS), key=ORDER.index, reverse=True)


@given(st.frozensets(st.sampled_from(Because)), st.frozensets(st.sampled_from(Because)))
def test_more_reasons_never_make_less_sure(some, more):
    assert ORDER.index(weigh(some)) <= ORDER.index(weigh(some | more))


def test_what_is_weak_alone_points_to_nobody():
    alone = [kind for kind in Because if weigh({kind}) is None]

    assert alone == [
        Because.GIVEN_NAME,
        Because.INITIALS,
        Because.NEAR_NAME,
        Because.BORN,
        Because.POSTCODE,
        Because.PART_OF_NUMBER,
        Because.RELATED,
    ]


def test_no_row_is_already_covered_by_another():
    for (sure, needed), (other, less) in combinations(ROWS, 2):
        assert not (less < needed and ORDER.index(other) >= ORDER.index(sure))
        assert not (needed < less and ORDER.index(sure) >= ORDER.index(other)), (needed, less)
