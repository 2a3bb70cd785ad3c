"""How every promise here is measured: side by side, several rounds, with the noise shown.

A bench is a module of this package with a function `promises()` that gives Promise after Promise:

    def promises() -> Iterator[Promise]:
        times = side_by_side({"ours": timed(ours), "plain": timed(plain)}, rounds=7)
        yield at_most("opening a record", 1.3, ratios(times, "ours", "plain"), times)

The alternatives take turns within one run, so what else the machine does hits all of them, and the
ratio is taken round by round.  `SAFEHAVEN_BENCH_QUICK=1` asks for small sizes: it shows that a
bench works, and promises nothing.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

Times = dict[str, list[float]]


class CannotMeasure(Exception):
    """What is needed to measure this is not on this machine.  The message says what."""


@dataclass(frozen=True)
class Spread:
    """Several measurements of one thing."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one: what we judge by."""
        return median(self.values)

    def __str__(self) -> str:
        """Show the middle one and, where there are several, the least and the greatest."""
        least, most = min(self.values), max(self.values)
        return _number(self.median) + (f" ({_number(least)} to {_number(most)})" if least != most else "")


@dataclass(frozen=True)
class Promise:
    """One sentence of ours about speed or memory, and what was found."""

    name: str
    limit: float
    measured: Spread | None
    at_least: bool
    unit: str = "×"
    details: Mapping[str, Spread] = field(default_factory=dict)
    because: str = ""

    @property
    def holds(self) -> bool | None:
        """Whether the median keeps the limit; None where it could not be measured."""
        if self.measured is None:
            return None
        found = self.measured.median
        return found >= self.limit if self.at_least else found <= self.limit

    def __str__(self) -> str:
        """Write one row of the table."""
        limit = f"{'at least' if self.at_least else 'at most'} {_number(self.limit)} {self.unit}"
        found = f"{self.measured} {self.unit}" if self.measured else f"not measured: {self.because}"
        return f"| {self.name} | {limit} | {found} | {_VERDICTS[self.holds]} |"


_VERDICTS = {True: "yes", False: "**no**", None: "not known"}


def at_most(
    name: str,
    limit: float,
    measured: Iterable[float],
    details: Mapping[str, Any] | None = None,
    unit: str = "×",
) -> Promise:
    """Promise that the median stays at or below the limit."""
    return Promise(name, limit, Spread(tuple(measured)), at_least=False, unit=unit, details=_spreads(details))


def at_least(
    name: str,
    limit: float,
    measured: Iterable[float],
    details: Mapping[str, Any] | None = None,
    unit: str = "×",
) -> Promise:
    """Promise that the median stays at or above the limit."""
    return Promise(name, limit, Spread(tuple(measured)), at_least=True, unit=unit, details=_spreads(details))


def not_measured(name: str, limit: float, *, because: str, at_least: bool, unit: str = "×") -> Promise:
    """Say that a promise could not be looked at here, and why."""
    return Promise(name, limit, None, at_least=at_least, unit=unit, because=because)


def side_by_side(
    alternatives: Mapping[str, Callable[[], float]], *, rounds: int = 5, warm_up: int = 1
) -> Times:
    """Let the alternatives take turns; each returns what it took.  Every other round runs backwards."""
    names = list(alternatives)
    times: Times = {name: [] for name in names}
    for turn in range(-warm_up, rounds):
        for name in names if turn % 2 == 0 else reversed(names):
            took = alternatives[name]()
            if turn >= 0:
                times[name].append(took)
    return times


def ratios(times: Mapping[str, Sequence[float]], ours: str, theirs: str) -> list[float]:
    """How long ours took in each round, as a multiple of theirs in the same round."""
    return [one / other for one, other in zip(times[ours], times[theirs], strict=True)]


def timed(work: Callable[[], object], *, times: int = 1) -> Callable[[], float]:
    """Make of a piece of work one that says how many seconds it took, per time."""

    def took() -> float:
        start = perf_counter()
        for _ in range(times):
            work()
        return (perf_counter() - start) / times

    return took


def timed_command(
    command: Sequence[str], *, source: str = os.devnull, sink: str = os.devnull
) -> Callable[[], float]:
    """Time a whole program, its start included, from one file to another."""

    def run() -> None:
        with Path(source).open("rb") as given, Path(sink).open("wb") as taken:
            subprocess.run(command, stdin=given, stdout=taken, stderr=subprocess.DEVNULL, check=True)

    return timed(run)


def in_a_process(module: str, *arguments: str) -> dict[str, Any]:
    """Run `python -m module arguments` and read the JSON that it prints last, such as its peak memory."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def peak_memory() -> float:
    """The most memory that this process has held so far, in MB.

    Linux keeps the figure of the program that started this one in `ru_maxrss`, so the high-water
    mark of this program alone is read where the system has it.
    """
    try:
        with Path("/proc/self/status").open(encoding="ascii") as status:
            kilobytes = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes * 1024 / 1e6


def quick() -> bool:
    """Whether only small sizes are asked for."""
    return os.environ.get("SAFEHAVEN_BENCH_QUICK", "") not in {"", "0"}


def section(title: str, found: Sequence[Promise]) -> str:
    """Write the promises of one bench, and the measurements behind them, as two Markdown tables."""
    lines = [
        f"## {title}",
        "",
        "| promise | limit | measured | holds |",
        "|---|---|---|---|",
        *map(str, found),
    ]
    details = {name: spread for promise in found for name, spread in promise.details.items()}
    if details:
        lines += ["", "| behind it | median (least to most) |", "|---|---|"]
        lines += [f"| {name} | {spread} |" for name, spread in details.items()]
    return "\n".join([*lines, ""])


def _spreads(details: Mapping[str, Any] | None) -> dict[str, Spread]:
    return {
        name: value if isinstance(value, Spread) else Spread(tuple(value))
        for name, value in (details or {}).items()
    }


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
