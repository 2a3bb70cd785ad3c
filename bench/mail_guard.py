"""An ordinary message of 30 kB through the mail guard, beside the same mail server alone.

The guard, its keeper of the roll, the worker and a mail server with TLS really run, on this machine alone; the mail
server takes the message directly and from the guard by turns.  A message has arrived when the mail server has all
of it.  At the most messages a second, ten mail programs send at once, each over a connection that it keeps.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

from bench.measure import Promise, at_least, at_most, quick, side_by_side
from bench.posting.house import House, Sender, running
from bench.posting.letter import TO, letter

PEOPLE = 20 if quick() else 300
ROUNDS = 3 if quick() else 40
PROGRAMS, EACH = (2, 3) if quick() else (10, 60)
RUSHES = 1 if quick() else 3
NUMBERS = count(1)


def promises() -> Iterator[Promise]:
    """What the guard costs one message, and how many it takes in a second."""
    with (
        tempfile.TemporaryDirectory(prefix="safehaven-bench-") as home,
        running(Path(home), colleagues=PROGRAMS, people=PEOPLE) as house,
    ):
        ways = {
            "through the guard": _one(house, house.guard),
            "the mail server alone": _one(house, house.server),
        }
        times = side_by_side(ways, rounds=ROUNDS, warm_up=3)
        more = [(one - other) * 1000 for one, other in zip(*times.values(), strict=True)]
        milliseconds = {f"{name}, ms": [took * 1000 for took in times[name]] for name in times}
        size = len(letter(0, house.senders[0][0])) / 1000
        yield at_most(f"what the guard adds to a message of {size:.0f} kB", 50, more, milliseconds, unit="ms")
        rates = side_by_side(
            {"guard": lambda: _rush(house, house.guard), "alone": lambda: _rush(house, house.server)},
            rounds=RUSHES,
            warm_up=0,
        )
        behind = {"messages a second that the mail server alone takes": rates["alone"]}
        yield at_least("messages that arrive in a second", 50, rates["guard"], behind, unit="")


def _one(house: House, port: int) -> Callable[[], float]:
    def took() -> float:
        number, sender = next(NUMBERS), house.senders[0]
        content = letter(number, sender[0])
        start = time.monotonic()
        with house.program(port, sender) as program:
            program.sendmail(sender[0], [TO], content)
            return house.arrivals.when(number) - start

    return took


def _rush(house: House, port: int) -> float:
    """How many messages arrive in a second where all mail programs send at once."""
    batches = [[next(NUMBERS) for _ in range(EACH)] for _ in range(PROGRAMS)]

    def send(sender: Sender, numbers: list[int]) -> None:
        letters = [letter(number, sender[0]) for number in numbers]
        with house.program(port, sender) as program:
            for content in letters:
                program.sendmail(sender[0], [TO], content)

    start = time.monotonic()
    with ThreadPoolExecutor(PROGRAMS) as programs:
        list(programs.map(send, house.senders, batches))
    last = max(house.arrivals.when(number) for numbers in batches for number in numbers)
    return PROGRAMS * EACH / (last - start)
