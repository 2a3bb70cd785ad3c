"""What keeps the roll in memory and out of everything else: no core dump, no debugger, no swap where that is allowed."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from pathlib import Path

from safehaven.foundation.confined import PR_SET_DUMPABLE

_LOCK_NOW, _LOCK_LATER, _LOCK_WHEN_USED = 1, 2, 4  # sys/mman.h
_MAY_LOCK = 14  # linux/capability.h, CAP_IPC_LOCK


def keep_out_of_sight() -> bool:
    """Shut this process's memory off.  Returns whether it also stays out of swap.

    Locking needs a right or a limit that the service is given; where there is neither, keep swap encrypted.
    """
    if sys.platform != "linux":
        return False
    import resource  # noqa: PLC0415 - not on Windows

    with suppress(ValueError, OSError):  # a stricter limit is in force already
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    kernel = ctypes.CDLL(None)
    kernel.prctl(PR_SET_DUMPABLE, 0)
    # Under a limit each later allocation beyond it would fail, and the keeper with it.
    soft, _hard = resource.getrlimit(resource.RLIMIT_MEMLOCK)
    if soft != resource.RLIM_INFINITY and not _has_the_right():
        return False
    return bool(kernel.mlockall(_LOCK_NOW | _LOCK_LATER | _LOCK_WHEN_USED) == 0)


def _has_the_right() -> bool:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("CapEff:"):
            return bool(int(line.split()[1], 16) >> _MAY_LOCK & 1)
    return False
