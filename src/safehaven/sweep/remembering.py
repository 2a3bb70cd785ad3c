"""What a sweep knows of files that it has looked at: keyed tokens, sizes, times, numbers; no word and no name."""

from __future__ import annotations

import fcntl
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from safehaven.foundation.refusals import Refusal
from safehaven.sweep.looking import READS_AS
from safehaven.sweep.outcomes import Outcome, as_written
from safehaven.sweep.walking import Seen

FORMAT = 2
SYNC_EVERY = 100
ROUND, WHOLE = "round", "whole"


class InUse(Refusal):
    """Another sweep of the same folder runs."""


@dataclass(frozen=True, slots=True)
class Known:
    """A file as it was when it was looked at.  `wordless`: only its name and its folders' names could be asked about."""

    size: int
    changed_ns: int
    wordless: bool
    outcome: Outcome

    def fits(self, seen: Seen) -> bool:
        """Whether the file has not changed since."""
        return (self.size, self.changed_ns) == (seen.size, seen.changed_ns)


class Memory:
    """A file that grows by a line for each file looked at, so that a sweep can be stopped anywhere.

    It is kept in rounds.  A round has the mark of the roll with which it began, and only what was looked at in it
    counts: who came onto the roll since is in none of the earlier answers.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.close()
            raise InUse("Another sweep of this folder is running.  Wait until it has ended.") from None
        self.mark: str | None = None
        self._whole = False
        self._known: dict[str, Known] = {}
        self._before: dict[str, Known] = {}
        self._unsaved = 0
        self._load()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.save()
        self._file.close()

    def forget(self) -> None:
        """Begin anew."""
        self._known, self._before, self.mark, self._whole = {}, {}, None, False
        self._file.truncate(0)
        self._write([FORMAT, READS_AS])

    def begin(self, mark: str) -> None:
        """Go on with a round that was stopped, or whose roll is still the same; else begin the next."""
        if self.mark is not None and (not self._whole or self.mark == mark):
            return
        before = {token: known for token, known in self._known.items() if known.wordless}
        self.forget()
        self._before = before
        for token, known in before.items():
            self._write_known(token, known)
        self._open_round(mark)
        self._write([ROUND, mark])

    def end(self) -> None:
        """Every file was looked at in this round."""
        self._whole = True
        self._write([WHOLE])

    def recall(self, token: str, seen: Seen) -> Outcome | None:
        """What a file turned out to be in this round, if it has not changed since."""
        known = self._known.get(token)
        return known.outcome if known and known.fits(seen) else None

    def recall_wordless(self, token: str, seen: Seen) -> Outcome | None:
        """What a file turned out to be in an earlier round, if there was nothing to ask about but names."""
        known = self._before.get(token)
        return known.outcome if known and known.fits(seen) else None

    def keep(self, token: str, seen: Seen, outcome: Outcome, *, wordless: bool) -> None:
        """Remember what a file turned out to be."""
        known = self._known[token] = Known(seen.size, seen.changed_ns, wordless, outcome)
        self._write_known(token, known)
        self._unsaved += 1
        if self._unsaved >= SYNC_EVERY:
            self.save()

    def save(self) -> None:
        os.fsync(self._file.fileno())
        self._unsaved = 0

    def _open_round(self, mark: str) -> None:
        self._before = self._before | self._known
        self._known, self.mark, self._whole = {}, mark, False

    def _write_known(self, token: str, known: Known) -> None:
        self._write([token, known.size, known.changed_ns, int(known.wordless), known.outcome.written()])

    def _write(self, line: list[Any]) -> None:
        self._file.write(json.dumps(line).encode() + b"\n")
        self._file.flush()  # what ends this process then costs no line; what ends the machine costs a few

    def _load(self) -> None:
        """Take in every whole line.  A line that breaks off was being written when the sweep was stopped."""
        self._file.seek(0)
        lines = self._file.read().split(b"\n")
        if lines[0] != json.dumps([FORMAT, READS_AS]).encode():
            self.forget()
            return
        for line in lines[1:-1]:
            try:
                self._take_in(json.loads(line))
            except (ValueError, TypeError, AttributeError):
                continue
        self._before = {token: known for token, known in self._before.items() if known.wordless}
        if lines[-1]:
            self._file.write(b"\n")

    def _take_in(self, line: list[Any]) -> None:
        if line[:1] == [ROUND]:
            _, mark = line
            self._open_round(str(mark))
        elif line[:1] == [WHOLE]:
            self._whole = True
        else:
            token, size, changed_ns, wordless, told = line
            self._known[str(token)] = Known(int(size), int(changed_ns), bool(wordless), as_written(told))
