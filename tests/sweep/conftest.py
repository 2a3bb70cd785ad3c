from pathlib import Path

import pytest

from safehaven.documents import reading
from safehaven.documents.front import FileReader
from safehaven.sweep import running
from safehaven.sweep.looking import look
from safehaven.sweep.outcomes import Outcome
from safehaven.sweep.remembering import Memory
from safehaven.sweep.running import Swept, sweep
from tests.sweep.drive import about, fill


@pytest.fixture
def drive(tmp_path) -> Path:
    return fill(tmp_path / "drive")


@pytest.fixture(autouse=True)
def no_words_in_pictures(monkeypatch) -> None:
    """Whether or not Tesseract is here, so that the tests say the same everywhere."""
    for module in (reading, running):
        monkeypatch.setattr(module, "sees_words", lambda: None)


@pytest.fixture(scope="session")
def reads():
    """Reads in one child for all tests: starting one is what takes time."""
    with FileReader() as reader:
        yield lambda root, files: (look(root, seen, reader) for seen in files)


class Sweeping:
    """Sweeps a drive; `looked` holds what was told of each file that was looked into, `knew` of the others."""

    def __init__(self, drive: Path, home: Path, reads) -> None:
        self.drive, self.home, self.reads = drive, home, reads
        self.looked: list[tuple[int, int, Outcome]] = []
        self.knew: list[Outcome] = []
        self.tokens = lambda paths: [f"{hash(path) & (1 << 63) - 1:x}" for path in paths]

    def __call__(self, examine=None, *, reads=None, again=False, mark="1") -> list[Swept]:
        self.looked, self.knew = [], []
        with Memory(self.home / "looked-at.jsonl") as memory:
            if again:
                memory.forget()
            memory.begin(mark)
            return sweep(
                self.drive,
                memory=memory,
                tokens=self.tokens,
                reads=reads or self.reads,
                examine=examine or about(),
                onlooker=self,
            )

    def count(self, outcome: Outcome) -> None:
        self.knew.append(outcome)

    def tell(self, *told) -> None:
        self.looked.append(told)


@pytest.fixture
def swept(tmp_path, drive, reads) -> Sweeping:
    return Sweeping(drive, tmp_path / "home", reads)


def by_path(swept: list[Swept]) -> dict[str, Outcome]:
    return {one.seen.path: one.outcome for one in swept}
