"""`safehaven scan` for people's programs, over HTTP: a text or a file in, the same findings out as JSON.

    POST /api/v1/scan   Authorization: Bearer …   Content-Type: application/json            {"text": "…"}
    POST /api/v1/scan   Authorization: Bearer …   Content-Type: application/octet-stream    the file

Content-Disposition may carry the name of a file, which is read too.  No address holds any of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.utils.http import parse_header_parameters

from safehaven.documents.front import SPOOLED_AT_ONCE, Spool
from safehaven.roll.examining import examine
from safehaven.roll.files import FileReport, Part, examine_file
from safehaven.roll.rules import TOO_BUSY, RollNotReady
from safehaven.roll.scanning import MOST, Outcome, head, told_to
from safehaven.workforce.front import StaffMember, tries_names

OFTEN = {"scan": "40/m/key,2000/d/key"}
"""As often as people may ask while they type."""

AT_ONCE = 2
"""Of the threads of one web process, so many scan at most: pages need the others."""

LARGEST_JSON = 16 * 1024 * 1024
LONGEST_NAME = 400
FORMS = frozenset({"", "multipart/form-data", "application/x-www-form-urlencoded"})
_places = BoundedSemaphore(AT_ONCE)


class Unwanted(Exception):
    """What was sent is not what is taken here.  The message is for whoever wrote the program."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def answer(request: HttpRequest, by: StaffMember) -> HttpResponse:
    """Scan what a program of somebody sent."""
    try:
        _check_may_ask(request, by)
        with _a_place():
            scanned = told_to(by, _report_on(request))
    except Unwanted as wrong:
        return JsonResponse({"error": str(wrong)}, status=wrong.status)
    except RollNotReady as refusal:
        return JsonResponse({**head(Outcome.ROLL_NOT_READY), "why": str(refusal)}, status=503)
    return JsonResponse(scanned.told)


def _check_may_ask(request: HttpRequest, by: StaffMember) -> None:
    if ratelimit.consume(request, app="safehaven", action="scan", config=OFTEN, key=str(by.pk)) is None:
        raise Unwanted(429, "You ask too often. Ask at most 40 times a minute and 2,000 times a day.")
    if tries_names(by):
        raise Unwanted(
            403,
            "What you sent named many people whom you do not work with. "
            "Your manager or the data protection officer looks into it. Speak to them.",
        )


@contextmanager
def _a_place() -> Iterator[None]:
    if not _places.acquire(blocking=False):
        raise Unwanted(503, TOO_BUSY)
    try:
        yield
    finally:
        _places.release()


def _report_on(request: HttpRequest) -> FileReport:
    kind = request.content_type or ""
    if kind in FORMS:
        raise Unwanted(415, "Send JSON as application/json, or a file as application/octet-stream.")
    if kind == "application/json":
        text = _text_in(_whole(request))
        return FileReport((Part(("text",), "body", text, examine(text)),))
    spool = Spool(settings.SAFEHAVEN_HOME / "spool")
    try:
        _take(request, MOST, "A file may have 200 MB at most.", spool.write)
        spool.finish()
        return examine_file(_name_of(request), spool.reader(), spool.size)
    finally:
        spool.close()


def _whole(request: HttpRequest) -> bytes:
    pieces: list[bytes] = []
    _take(request, LARGEST_JSON, "JSON may have 16 MB at most. Send what is longer as a file.", pieces.append)
    return b"".join(pieces)


def _take(request: HttpRequest, most: int, too_large: str, put: Callable[[bytes], object]) -> None:
    """Read what was sent, piece by piece."""
    taken = 0
    try:
        while piece := request.read(SPOOLED_AT_ONCE):
            taken += len(piece)
            if taken > most:
                raise Unwanted(413, too_large)
            put(piece)
    except UnreadablePostError:
        raise Unwanted(400, "The request broke off.") from None


def _text_in(sent: bytes) -> str:
    try:
        said: Any = json.loads(sent)
    except (ValueError, RecursionError):
        raise Unwanted(400, "This is not JSON.") from None
    if not isinstance(said, dict) or said.keys() != {"text"} or not isinstance(said["text"], str):
        raise Unwanted(400, 'Send one JSON object with one text, like {"text": "Please ring…"}.')
    return said["text"]


def _name_of(request: HttpRequest) -> str:
    """What the file is called, which says how to read some kinds; never in the address, which is logged."""
    _kind, told = parse_header_parameters(request.headers.get("Content-Disposition", ""))
    return told.get("filename", "")[:LONGEST_NAME] or "file"
