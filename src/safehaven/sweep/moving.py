"""Steps that several acts on found files share.  They run inside an operation."""

from __future__ import annotations

from django.utils import timezone

from safehaven.ledger.front import Named
from safehaven.sweep.models import FoundFile
from safehaven.sweep.states import State


def begin_anew(found: FoundFile) -> None:
    """As if nobody had decided.  A password stays: a protected copy may lie elsewhere.  Saving is the caller's act."""
    found.state, found.decision, found.trouble = State.WAITING, "", ""
    found.found_at, found.done_at = timezone.now(), None
    found.reason = found.record = found.decided_at = found.decided_by = None
    found.agreed_at = found.agreed_by = None


def whose(found: FoundFile) -> list[Named]:
    """What a line about a file is about: the record that it is filed into, too."""
    return [found.record, found] if found.record else [found]
