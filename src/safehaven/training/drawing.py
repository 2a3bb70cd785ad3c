"""Which questions a test asks, and how it is marked."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import Self

from safehaven.training.library import Question
from safehaven.training.values import filled


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was asked: its answers in the order shown, and why each wrong one is wrong."""

    id: str
    module: str
    text: str
    answers: tuple[str, ...]
    right: int
    because: tuple[str, ...]

    @classmethod
    def of(cls, question: Question, chance: Random) -> Self:
        """The question with the policy's values of this moment, its answers shuffled."""
        answers = [(question.right, ""), *((each.text, each.because) for each in question.wrong)]
        chance.shuffle(answers)
        return cls(
            id=question.id,
            module=question.module,
            text=filled(question.text),
            answers=tuple(filled(text) for text, _because in answers),
            right=next(place for place, (_text, because) in enumerate(answers) if not because),
            because=tuple(filled(because) for _text, because in answers),
        )


def draw(bank: Sequence[Question], count: int, *, asked_last: Collection[str], chance: Random) -> list[Asked]:
    """Some questions, from as many modules as can be, and none of last time as long as there are others.

    At most half of the bank is asked, so that a second try is about something else.
    """
    shuffled = chance.sample(list(bank), k=len(bank))
    seen: Counter[str] = Counter()
    ranked = []
    for question in sorted(shuffled, key=lambda one: one.id in asked_last):
        ranked.append((question.id in asked_last, seen[question.module], question))
        seen[question.module] += 1
    ranked.sort(key=lambda one: one[:2])
    drawn = [question for *_rank, question in ranked[: how_many(len(bank), count)]]
    return [Asked.of(question, chance) for question in chance.sample(drawn, k=len(drawn))]


def how_many(bank: int, count: int) -> int:
    """How many questions a test asks: so many as the policy says, and never more than half of the bank."""
    return min(count, max(1, bank // 2))


def needed(questions: int, mark_percent: int) -> int:
    """How many right answers are enough."""
    return -(-questions * mark_percent // 100)


def right_ones(sheet: Sequence[Asked], answers: Sequence[int]) -> int:
    """How many answers are right."""
    return sum(asked.right == answer for asked, answer in zip(sheet, answers, strict=True))


def passes(right: int, questions: int, mark_percent: int) -> bool:
    """Whether so many right answers are enough.  Nothing is rounded up."""
    return questions > 0 and right * 100 >= mark_percent * questions


def as_text(sheet: Sequence[Asked]) -> str:
    """A sheet as it is sealed."""
    return json.dumps([asdict(asked) for asked in sheet])


def from_text(text: str) -> list[Asked]:
    """A sheet as it was sealed."""
    return [
        Asked(**{**each, "answers": tuple(each["answers"]), "because": tuple(each["because"])})
        for each in json.loads(text)
    ]
