"""Mail about people on the roll, in every habit of naming somebody."""

from collections.abc import Mapping, Sequence
from itertools import cycle, islice
from random import Random
from typing import Any

from bench.casework_mail.early_habits import written_early
from bench.casework_mail.habit import Known
from bench.casework_mail.mail import Mail, marked, unmarked
from bench.casework_mail.making import Making
from bench.casework_mail.people import Somebody
from bench.casework_mail.written import Written, written


def casework(its: Making, roll: Sequence[Somebody], size: int, seed: int) -> list[Mail]:
    """So many mails, each about one person on the roll; the habits take turns, some of them more than one."""
    dice, known, write = Random(seed), Known(roll, its.names.short), written_early if its.early else written
    cases = islice(cycle(_in_turn(its.habits)), size)
    return [_mail(dice, its, case, write(dice, its, case, roll, known)) for case in cases]


def _in_turn(habits: Mapping[str, Any]) -> list[str]:
    """Each case as often as it takes its turn: the rarest once, the others again in later rounds."""
    often = {case: getattr(habit, "often", 1) for case, habit in habits.items()}
    return [case for turn in range(max(often.values())) for case in habits if often[case] > turn]


def _mail(dice: Random, its: Making, case: str, told: Written) -> Mail:
    sensitive = _speaks_of(dice, its, told.lines)
    text, places = unmarked(framed(dice, its, told.lines))
    return Mail(case, text, told.people, tuple(told.identifiers), sensitive, named=places, may_be=told.may_be)


def _speaks_of(dice: Random, its: Making, body: list[str]) -> frozenset[str]:
    if dice.random() < 0.5:
        return frozenset()
    kinds = dice.choice(list(its.speaks_of))
    body.append(dice.choice(its.speaks_of[kinds]))
    return frozenset(kinds.split(", "))


def framed(dice: Random, its: Making, body: list[str]) -> str:
    """A body between a greeting, ordinary sentences and a name underneath, which is a worker's."""
    around = dice.sample(its.around, dice.randrange(2, 6))
    at = dice.randrange(len(around) + 1)
    lines = [*around[:at], *body, *around[at:]]
    early = dice.choice(its.layouts) if its.early else None
    one, other = (marked(dice.choice(its.workers)) for _ in range(2))
    opening = dice.choice(its.openings).format(worker=one)
    closing = dice.choice(its.closings).format(worker=other)
    return (early or dice.choice(its.layouts))(opening, lines, closing)
