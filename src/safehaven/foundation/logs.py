"""What the site says about itself: one JSON line for each event, about the code and never about a person.

A message, an address or an exception can quote what somebody typed, and a log is kept, copied and read by
people who may not read records.  So a line holds only what is known to be safe:

- what happened, as a sentence fixed in our own code; other packages' messages are left out;
- facts under the names in SAFE, each a number, an id or a slug; whatever else is there shows as ‹hidden›;
- of a request its method, status and the name of its route, without address, query or body;
- of an exception its type and the lines of code it passed, without its words and without any variable.

Ours is `log.error("worker:job_failed", job="seal-ledger", exc_info=True)`, with `log` from here.
"""

from __future__ import annotations

import json
import logging
import logging.config
import re
import sys
import threading
from collections.abc import Iterator, Mapping, MutableMapping
from datetime import UTC, date, datetime
from pathlib import PurePath
from traceback import walk_tb
from types import TracebackType
from typing import Any
from uuid import UUID

import structlog

# A new name is a decision: could its value, a slug, ever say who somebody is?
SAFE = frozenset(
    {
        "act", "attempt", "attempts", "check", "control", "count", "disclosure", "document", "event", "job", "keys", "lines",
        "message", "method", "ms", "outcome", "parameter", "pid", "port", "reason", "record", "retry_in", "route", "seconds",
        "session", "size", "staff", "state", "status", "step", "version",
    }
)  # fmt: skip
HIDDEN = "‹hidden›"
OURS = "safehaven"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_MOST_FRAMES = 25
_slug = re.compile(r"[a-z0-9][a-z0-9._:-]{0,79}").fullmatch
_installed = re.compile(r"^.*/(?:site-packages|src|lib/python3\.\d+)/").sub

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]

log: Any = structlog.get_logger(OURS)

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "safehaven.foundation.logs.Line"}},
    "handlers": {"stderr": {"class": "safehaven.foundation.logs.StandardError", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Those that Django or gunicorn gave handlers of their own; what they say comes to us instead.
        **{name: {"handlers": [], "propagate": True} for name in ("django", "django.server", "py.warnings")},
        **{name: {"handlers": [], "propagate": True} for name in ("gunicorn.error", "gunicorn.access")},
        OURS: {"level": "INFO"},
    },
}


class StandardError(logging.Handler):
    """Writes each line to whatever standard error is at that moment; a line that fails says only that."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        try:
            line = self.format(record)
        except Exception:  # noqa: BLE001 - Python's own answer would print the message and its arguments
            line = '{"level": "error", "event": "A log line could not be made."}'
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


class Line(logging.Formatter):
    """Makes the JSON line of an event."""

    def format(self, record: logging.LogRecord) -> str:
        """Only what is safe of it."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            **_said(record),
            **_request(record),
            **_exception(record.exc_info),
        }
        return json.dumps(line, ensure_ascii=False)


def configure(logging_settings: Mapping[str, Any]) -> None:
    """Set up logging for this process, and let nothing that ends in a traceback print its words elsewhere."""
    logging.config.dictConfig(dict(logging_settings))
    logging.raiseExceptions = False
    logging.captureWarnings(capture=True)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, _hand_over],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    if sys.excepthook is sys.__excepthook__:
        sys.excepthook = _uncaught
        threading.excepthook = _uncaught_in_thread
        sys.unraisablehook = _unraisable


def safe(value: object) -> object:
    """A value as it may stand in a log: numbers, ids, days and slugs; the type of an exception; or ‹hidden›."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, UUID | date):
        return str(value)
    if isinstance(value, BaseException | type):
        return _type_name(value if isinstance(value, type) else type(value))
    return str(value) if isinstance(value, str) and _slug(value) else HIDDEN


def _hand_over(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> tuple[tuple[str], dict[str, Any]]:
    """Give an event of ours to Python's logging, with its facts beside the message."""
    raised = event.pop("exc_info", None)
    return (str(event.pop("event", "")),), {"exc_info": raised, "extra": {"facts": event}}


def _said(record: logging.LogRecord) -> dict[str, object]:
    """What happened.  A fixed sentence of ours is shown, its arguments where they are safe."""
    if record.name != OURS and not record.name.startswith(f"{OURS}."):
        return {"said_by": _place(record.pathname, record.lineno)}
    given = record.args if isinstance(record.args, tuple) else ()
    told = {
        "event": record.msg if isinstance(record.msg, str) else safe(record.msg),
        **({"with": [safe(value) for value in given]} if given else {}),
    }
    facts: dict[str, object] = getattr(record, "facts", {})
    return told | {name: safe(value) if name in SAFE else HIDDEN for name, value in facts.items()}


def _request(record: logging.LogRecord) -> dict[str, object]:
    """What may be told of the request that Django puts beside its messages."""
    status = getattr(record, "status_code", None)
    request: Any = getattr(record, "request", None)
    told: dict[str, object] = {"status": status} if isinstance(status, int) else {}
    if hasattr(request, "resolver_match"):
        told["method"] = request.method if request.method in _METHODS else HIDDEN
        told["route"] = request.resolver_match.view_name if request.resolver_match else None
    return told


def _exception(raised: object) -> dict[str, object]:
    """The type of an exception, of what brought it about, and the lines of code it passed."""
    if not isinstance(raised, tuple) or raised[1] is None:
        return {}
    error: BaseException = raised[1]
    frames = [_place(frame.f_code.co_filename, line) for frame, line in walk_tb(raised[2])]
    return {"exception": [_type_name(type(one)) for one in _chain(error)], "where": frames[-_MOST_FRAMES:]}


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An exception, and those that it came from; never round in a circle."""
    seen: list[BaseException] = []
    found: BaseException | None = error
    while found is not None and found not in seen:
        seen.append(found)
        found = found.__cause__ or found.__context__
    yield from seen


def _place(path: str, line: int) -> str:
    """A line of code, as it is called within its package."""
    short = _installed("", path)
    return f"{short if short != path else PurePath(path).name}:{line}"


def _type_name(kind: type) -> str:
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger(OURS).critical("The process stopped.", exc_info=(kind, error, trace))


def _uncaught_in_thread(stopped: threading.ExceptHookArgs) -> None:
    if stopped.exc_value is not None:
        raised = (stopped.exc_type, stopped.exc_value, stopped.exc_traceback)
        logging.getLogger(OURS).error("A thread stopped.", exc_info=raised)


def _unraisable(failed: sys.UnraisableHookArgs) -> None:
    if failed.exc_value is not None:
        raised = (failed.exc_type, failed.exc_value, failed.exc_traceback)
        logging.getLogger(OURS).error("Something could not be cleaned up.", exc_info=raised)
