"""What a program sent: small, flat JSON, or it is refused before it is understood."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, UnreadablePostError
from scim2_models import (
    InvalidSyntaxException,
    InvalidValueException,
    PayloadTooLargeException,
    SCIMException,
)

LARGEST = 64 * 1024
DEEPEST = 10
MOST_OPERATIONS = 100
JSON = frozenset({"application/scim+json", "application/json"})


class NotJson(SCIMException):
    """Something else than JSON was sent."""

    status = 415


def body_of(request: HttpRequest) -> dict[str, Any]:
    """The object that was sent; raises a SCIMException for anything else."""
    if request.content_type not in JSON:
        raise NotJson(detail="Send JSON, as application/scim+json.")
    try:
        sent = request.read(LARGEST + 1)
    except UnreadablePostError:
        raise InvalidSyntaxException(detail="The request broke off.") from None
    if len(sent) > LARGEST:
        raise PayloadTooLargeException(detail="Send at most 64 kilobytes at once.")
    try:
        found = json.loads(sent)
    except (ValueError, RecursionError):
        raise InvalidSyntaxException(detail="This is not JSON.") from None
    if not isinstance(found, dict) or _is_too_deep(found):
        raise InvalidSyntaxException(detail=f"Send one JSON object, nested at most {DEEPEST} deep.")
    operations: Any = next((value for key, value in found.items() if key.lower() == "operations"), [])
    if isinstance(operations, list) and len(operations) > MOST_OPERATIONS:
        raise InvalidValueException(detail=f"Send at most {MOST_OPERATIONS} operations at once.")
    return found


def _is_too_deep(found: Any) -> bool:
    layer = [found]
    for _depth in range(DEEPEST):
        layer = [
            inner
            for each in layer
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
    return bool(layer)
