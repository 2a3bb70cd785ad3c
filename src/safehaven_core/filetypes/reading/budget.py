"""How much of a file is read before the rest is left unread."""

from collections.abc import Callable
from dataclasses import dataclass, field

from safehaven_core.filetypes._archives import MEGABYTE, Allowance
from safehaven_core.filetypes.reading.parts import Seen, Unread


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What is still read.

    `megabytes`: the file as it is.  `unpacked_megabytes`: all that is packed in it, over all levels.
    `ratio`: unpacked to packed, from 50 MB on.  `depth`: files in files, the outermost counted.
    `parts`: parts of all kinds.  `characters`: of all texts together.  `megapixels`: one picture.
    `pixels_too_few_for_words`: a picture with fewer is an ornament.  `frames`: pages or steps of one picture.
    """

    megabytes: int = 200
    unpacked_megabytes: int = 1000
    ratio: int = 150
    depth: int = 8
    parts: int = 20_000
    characters: int = 100_000_000
    megapixels: int = 60
    pixels_too_few_for_words: int = 2_500
    frames: int = 100


class Stopped(Exception):
    """A limit was reached.  It says which."""

    def __init__(self, because: Unread) -> None:
        super().__init__(because.sentence)
        self.because = because
        self.told = False


def never() -> bool:
    """For a caller who stops the reading from outside."""
    return False


@dataclass
class Budget:
    """What is left of the limits, over all levels of a file."""

    limits: ReadingLimits
    out_of_time: Callable[[], bool] = never
    words_in_picture: Callable[[bytes], Seen] | None = None
    parts: int = 0
    characters: int = 0
    allowance: Allowance = field(init=False)

    def __post_init__(self) -> None:
        self.allowance = Allowance(
            self.limits.depth,
            self.limits.parts,
            self.limits.unpacked_megabytes * MEGABYTE,
            self.limits.ratio,
        )

    def check_time(self) -> None:
        if self.out_of_time():
            raise Stopped(Unread.TOO_SLOW)

    def take_part(self) -> None:
        self.parts += 1
        if self.parts > self.limits.parts:
            raise Stopped(Unread.TOO_MANY)

    def take_text(self, text: str) -> str:
        """The text, where there is room for all of it."""
        left = self.limits.characters - self.characters
        if len(text) > left:
            raise Stopped(Unread.TOO_LARGE)
        self.characters += len(text)
        return text
