"""The web server of the killing tests: the product's own, which can be told to die at a step of one request.

`GET` and `POST` go through gunicorn and every layer of the site.  A request that carries `X-Die-At`
kills its process at that step; one with `X-Watch` writes the steps it went through into the house's folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.db import connection

from safehaven.config.wsgi import application as ours
from tests.attacks.killing.browser import WATCHED
from tests.attacks.killing.steps import Step, dying_at, watched

RELEASE = "safehaven.foundation.operations.transaction around release"


def application(environment: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Serve one request, whole, inside what its headers ask for."""
    told = environment.get("HTTP_X_DIE_AT", "")
    if told:
        name, event, nth = json.loads(told)
        with dying_at((name, event, nth), RELEASE):
            return ours(environment, start)
    if "HTTP_X_WATCH" in environment:
        steps: list[Step] = []
        with watched(steps.append, RELEASE):
            answer = ours(environment, start)
        (Path(os.environ["SAFEHAVEN_HOME"]) / WATCHED).write_text(json.dumps(steps))
        return answer
    return ours(environment, start)


# The server forks after loading; a connection to the database is not for two processes.
connection.close()
