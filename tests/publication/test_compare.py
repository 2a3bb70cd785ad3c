"""What is other between two versions, word by word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from safehaven.publication.comparing import Change, Piece, compare

G, N, S = Change.GONE, Change.NEW, Change.SAME
TEXTS = some.text(alphabet="ab \n#", max_size=40)


def pieces(older, newer):
    return [(piece.change, piece.text) for passage in compare(older, newer) for piece in passage.pieces]


def test_the_same_text_shows_nothing():
    assert compare("a\nb", "a\nb") == []


def test_one_word_is_other():
    assert pieces("We keep it for six years.", "We keep it for eight years.") == [
        (S, "We keep it for"),
        (G, " six"),
        (N, " eight"),
        (S, " years."),
    ]


def test_what_is_far_from_a_change_is_left_out_and_counted():
    older = "\n".join(map(str, range(20)))

    found = compare(older, older.replace("10", "ten"))

    assert [passage.left_out for passage in found] == [8, 0, 0, 0, 0, 0, 7]


def test_lines_that_came_and_went():
    assert pieces("a\n\nold", "a\n\nnew\nnewer") == [(S, "a"), (G, "old"), (N, "new"), (N, "newer")]


@given(older=TEXTS, newer=TEXTS)
def test_what_is_gone_and_the_same_was_there_and_what_is_new_and_the_same_is(older, newer):
    found = compare(older, newer)
    shown = [piece for passage in found for piece in passage.pieces]

    def letters(*changes):
        return "".join("".join(piece.text.split()) for piece in shown if piece.change in changes)

    assert letters(S, G) in "".join(older.split()) or any(passage.left_out for passage in found)
    assert found == [] or older != newer
    assert found != [] or older.split() == newer.split()
    assert all(isinstance(piece, Piece) for piece in shown)
    assert letters(S, N) in "".join(newer.split()) or any(passage.left_out for passage in found)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("a " * 50_000, "b " * 50_000),
        ("a\n" * 20_000, "b\n" * 20_000),
        ("a\n" * 20_000 + "b", "c\n" + "a\n" * 19_000),
        (" ".join(map(str, range(15_000))), " ".join(map(str, range(15_000, 0, -1)))),
        ("a b\n" * 10_000, "b a\n" * 10_000),
    ],
)
def test_texts_made_to_be_slow_are_compared_in_good_time(older, newer):
    began = time.process_time()

    assert compare(older, newer) != []

    assert time.process_time() - began < 10
