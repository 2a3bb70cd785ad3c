"""A disclosure in clear, for the pages that show it."""

from __future__ import annotations

from dataclasses import dataclass, field

from safehaven.disclosure.checks import Checked, Matter
from safehaven.disclosure.models import Message


@dataclass(frozen=True, slots=True)
class OpenDisclosure:
    """A disclosure in clear, its messages, and how the checks stand."""

    matter: Matter
    messages: list[Message] = field(default_factory=list)
    checked: Checked | None = None
