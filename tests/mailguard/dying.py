"""`safehaven mailguard`, which dies by SIGKILL at the step that the environment names.

DIE_AT=safehaven.mailguard.working:judge:before
"""

from __future__ import annotations

import os
import signal
import sys
from functools import wraps
from importlib import import_module
from typing import Any

import django

from safehaven.config.commands import main


def arrange_to_die(at: str) -> None:
    """Put a deadly step around one function."""
    module, name, when = at.split(":")
    owner: Any = import_module(module)
    *inner, last = name.split(".")
    for part in inner:
        owner = getattr(owner, part)
    work = getattr(owner, last)

    @wraps(work)
    def deadly(*args: Any, **kwargs: Any) -> Any:
        if when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        done = work(*args, **kwargs)
        if when == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    setattr(owner, last, deadly)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safehaven.config.settings")
    django.setup()
    arrange_to_die(os.environ["DIE_AT"])
    main(sys.argv[1:])
