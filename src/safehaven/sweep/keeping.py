"""From what a sweep found to what people decide about: each file with the digest of what it is now."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from safehaven.sweep.in_place import CannotAct, digest_of, opened
from safehaven.sweep.operations import Mattering, keep_found
from safehaven.sweep.queries import known_at, settled_at
from safehaven.sweep.running import Swept
from safehaven.sweep.states import State, Trouble
from safehaven.sweep.tokens import tokens_of


def keep(place: str, root: Path, swept: list[Swept]) -> set[str]:
    """Keep which files matter; gives the paths of those about which everything is done.

    A file that cannot be opened stands in the report only: nobody could act on it.
    """
    mattering = [one for one in swept if one.outcome.matters and not one.seen.closed]
    tokens = tokens_of([one.seen.path for one in mattering])
    known = {
        token: (found.size, found.changed_ns)
        for token, found in known_at(place).items()
        if found.state != State.GONE and found.trouble != Trouble.CHANGED
    }
    found = []
    for one, token in zip(mattering, tokens, strict=True):
        if known.get(token) == (one.seen.size, one.seen.changed_ns):
            found.append(Mattering(token, one.seen, one.outcome))
            continue
        with suppress(CannotAct), opened(root, one.seen.path) as file:
            found.append(Mattering(token, one.seen, one.outcome, digest_of(file.file)))
    keep_found(place, found)
    settled = settled_at(place)
    return {one.seen.path for one, token in zip(mattering, tokens, strict=True) if token in settled}
