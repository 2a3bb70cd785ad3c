"""What waits for somebody, told by whichever app knows of it.  Each app registers its finder in `AppConfig.ready()`.

    tasks.finder("attestations", waiting_attestations)

The home page shows what all finders find, urgent things first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from safehaven.foundation.standing import Standing
from safehaven.interface.components import Task

Finder = Callable[[Standing], Iterable[Task]]

_finders: dict[str, Finder] = {}


def finder(name: str, find: Finder) -> None:
    """Register what finds the tasks of one kind.  Raises ValueError for a name that is taken."""
    if name in _finders:
        raise ValueError(f"There is a finder of tasks “{name}” already.  Give this one a name of its own.")
    _finders[name] = find


def found_for(standing: Standing) -> list[Task]:
    """Everything that waits for the person of this standing, in the order in which the finders registered."""
    return [task for find in _finders.values() for task in find(standing)]
