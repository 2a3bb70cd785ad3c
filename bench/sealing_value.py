"""Sealing, opening and indexing one short value."""

from collections.abc import Iterator
from uuid import UUID

from bench.measure import Promise, at_most, quick, side_by_side, timed
from safehaven_core.sealing import DataKey, Place

TIMES = 1_000 if quick() else 50_000
ROW = "b1946ac9-2492-4d23-8f3a-1d7b6c5e4f30"
TEXT = b"Rang about Thursday; will ring again on Monday."
KEY = DataKey(UUID(int=1), bytes(range(32)))


def promises() -> Iterator[Promise]:
    """What one value costs, its place written out anew each time."""
    sealed = KEY.seal(_place(), TEXT)
    acts = {
        "sealing one short value": lambda: KEY.seal(_place(), TEXT),
        "opening one short value": lambda: KEY.open(_place(), sealed),
        "making one token": lambda: KEY.token("name", "quillfeather"),
    }
    times = side_by_side({name: timed(act, times=TIMES) for name, act in acts.items()}, rounds=7)
    for name, taken in times.items():
        yield at_most(name, 6, [seconds * 1e6 for seconds in taken], unit="µs")


def _place() -> Place:
    return Place("records_entry", ROW, "text")
