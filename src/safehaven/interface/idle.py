"""What the pages need to know to go blank when nobody is there.

The app that locks sessions says so once, in `AppConfig.ready()`:

    idle.lock_after(lambda: 600, unlock="workforce:unlock", lock="workforce:lock")
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class IdleLock:
    """After how many quiet seconds a page goes blank, and the addresses that lock and unlock the session."""

    seconds: int
    unlock: str
    lock: str | None


@dataclass(frozen=True, slots=True)
class _Arrangement:
    seconds: Callable[[], int]
    unlock: str
    lock: str | None


_arrangements: list[_Arrangement] = []


def lock_after(seconds: Callable[[], int], *, unlock: str, lock: str | None = None) -> None:
    """Make pages of signed-in people go blank; the seconds are asked for anew on each page."""
    _arrangements[:] = [_Arrangement(seconds, unlock, lock)]


def arranged() -> IdleLock | None:
    """The lock as pages are to keep it, or nothing where no app has arranged one."""
    if not _arrangements:
        return None
    arrangement = _arrangements[0]
    return IdleLock(
        seconds=arrangement.seconds(),
        unlock=reverse(arrangement.unlock),
        lock=reverse(arrangement.lock) if arrangement.lock else None,
    )
