"""Looking for pieces of an original in what should hide them."""

from collections.abc import Iterable, Iterator

WINDOW = 48
"""Bytes.  Longer than the runs that unrelated files of one format share by form alone."""

SAMPLES = 64
VARIED = 16
"""How many different bytes a piece must have to prove anything: a row of spaces does not."""


def pieces_of(original: bytes, samples: int = SAMPLES) -> Iterator[bytes]:
    """Up to `samples` telling pieces of the original, spread evenly over it."""
    step = max(1, (len(original) - WINDOW) // samples)
    for start in range(0, len(original) - WINDOW + 1, step):
        piece = original[start : start + WINDOW]
        if len(set(piece)) >= VARIED:
            yield piece


def any_shows(hidden: bytes, pieces: Iterable[bytes]) -> bool:
    """Whether one of the pieces can be read in what should hide them all."""
    return any(piece in hidden for piece in pieces)
