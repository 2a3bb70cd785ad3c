"""One sweep: what lies there, what is known of it, a look at the rest, and what came of it."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from safehaven.documents.reading import FileReader, sees_words
from safehaven.sweep.looking import Looked, look, names_of
from safehaven.sweep.outcomes import UNFINISHED, Examine, Outcome, outcome_of
from safehaven.sweep.remembering import Memory
from safehaven.sweep.walking import CHANGED, NO_ACCESS, Seen, walk
from safehaven_core.filetypes.reading import Unread

WAITING_FOR_EACH = 4
"""Files that may be read ahead for each core: more would only fill memory with words."""

NOT_KEPT = frozenset({CHANGED, NO_ACCESS, Unread.TOO_SLOW.value})
"""What may be otherwise at the next look although the file is the same."""

Tokens = Callable[[list[str]], list[str]]


class Reads(Protocol):
    """Reads files somewhere, in their order."""

    def __call__(self, root: Path, files: list[Seen]) -> Iterator[Looked]: ...


class Onlooker(Protocol):
    """Is told of every file: `count` for what was known before, `tell` for each look."""

    def count(self, outcome: Outcome) -> None: ...

    def tell(self, done: int, files: int, outcome: Outcome) -> None: ...


@dataclass(frozen=True, slots=True)
class Swept:
    """A file and what a look at it found."""

    seen: Seen
    outcome: Outcome


def sweep(
    root: Path,
    *,
    memory: Memory,
    tokens: Tokens,
    reads: Reads,
    examine: Examine,
    onlooker: Onlooker,
) -> list[Swept]:
    """Every file under a folder with what a look at it found, now or at an earlier sweep.

    `memory` has begun, with the mark of the roll that `examine` asks.
    """
    files = list(walk(root))
    named = dict(zip((seen.path for seen in files), tokens([seen.path for seen in files]), strict=True))
    known = ((seen.path, memory.recall(named[seen.path], seen)) for seen in files)
    outcomes = {path: outcome for path, outcome in known if outcome and _stays(outcome)}
    for outcome in outcomes.values():
        onlooker.count(outcome)
    waiting = [seen for seen in files if seen.path not in outcomes]
    done = len(files) - len(waiting)
    for seen, looked in _looked_at(root, waiting, named, memory, reads):
        outcome = outcomes[seen.path] = outcome_of(looked, examine)
        if _stays(outcome):
            memory.keep(named[seen.path], seen, outcome, wordless=looked.text == names_of(seen))
        done += 1
        onlooker.tell(done, len(files), outcome)
    memory.end()
    return [Swept(seen, outcomes[seen.path]) for seen in files]


def _looked_at(
    root: Path, waiting: list[Seen], named: dict[str, str], memory: Memory, reads: Reads
) -> Iterator[tuple[Seen, Looked]]:
    """Each file with its words; those that were found to have none are not opened again for their names."""
    words = []
    for seen in waiting:
        before = memory.recall_wordless(named[seen.path], seen)
        if before and _stays(before):
            unread = {why: parts for why, parts in before.unread.items() if why != UNFINISHED}
            yield seen, Looked(names_of(seen), unread)
        else:
            words.append(seen)
    yield from zip(words, reads(root, words), strict=True)


def _stays(outcome: Outcome) -> bool:
    """Whether the next look would find the same.  Pictures wait for something that reads them."""
    may_change = NOT_KEPT | {Unread.PICTURE.value} if sees_words() else NOT_KEPT
    return not may_change & outcome.unread.keys()


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class OnThisMachine:
    """Reads on as many cores as it is given: each has a child of its own that reads, and a thread that waits."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._readers: list[FileReader] = []
        self._here = threading.local()

    def __call__(self, root: Path, files: list[Seen]) -> Iterator[Looked]:
        pool = ThreadPoolExecutor(self._workers)
        waiting: deque[Future[Looked]] = deque()
        try:
            for seen in files:
                waiting.append(pool.submit(self._look, root, seen))
                if len(waiting) >= WAITING_FOR_EACH * self._workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)
            for reader in self._readers:
                reader.close()

    def _look(self, root: Path, seen: Seen) -> Looked:
        if not hasattr(self._here, "reader"):
            self._here.reader = FileReader()
            self._readers.append(self._here.reader)
        return look(root, seen, self._here.reader)
