"""Which questions a test asks: laws, for any bank and any last time."""

from random import Random

from hypothesis import given
from hypothesis import strategies as some

from safehaven.training.drawing import draw, passes
from safehaven.training.library import Question


def bank_of(sizes):
    """A bank with so many questions about each module."""
    wrong = ({"text": "b", "because": "no"}, {"text": "c", "because": "no"})
    return [
        Question.model_validate(
            {"id": f"q{module}-{number}", "module": f"m{module}", "text": "?", "right": "a", "wrong": wrong}
        )
        for module, size in enumerate(sizes)
        for number in range(size)
    ]


banks = (
    some.lists(some.integers(1, 8), min_size=1, max_size=8).map(bank_of).filter(lambda bank: len(bank) > 1)
)


@given(banks, some.integers(1, 40), some.randoms(use_true_random=False), some.data())
def test_nothing_of_last_time_comes_while_there_are_others(bank, count, chance, data):
    last = data.draw(some.sets(some.sampled_from([one.id for one in bank])))

    drawn = [asked.id for asked in draw(bank, count, asked_last=last, chance=chance)]

    assert len(drawn) == len(set(drawn)) == min(count, len(bank) // 2)
    assert len(last.intersection(drawn)) == max(0, len(drawn) - (len(bank) - len(last)))


@given(some.integers(2, 10), some.integers(2, 10))
def test_a_first_test_asks_about_as_many_modules_as_it_can(modules, each):
    bank = bank_of([each] * modules)

    drawn = draw(bank, modules, asked_last=(), chance=Random(1))

    assert len({asked.module for asked in drawn}) == min(modules, len(bank) // 2)


@given(some.integers(0, 40), some.integers(1, 40), some.integers(50, 100))
def test_passing_is_never_rounded_up(right, questions, mark):
    assert passes(right, questions, mark) == (right / questions >= mark / 100)
