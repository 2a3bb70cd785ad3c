"""Adding and changing a task, with and without a line."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from bench.audited_writes.models import Case, LedgerTask
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write

TEXT = "Rang about the boiler. The landlord will send somebody on Thursday, between nine and one."
MEMBER = uuid.UUID(int=7)


def insert(model: Any, case: uuid.UUID) -> Any:
    """A new row, and nothing asked before."""
    task = model(
        case=case, member=MEMBER, kind="phone-call", state="open", text=TEXT, made_at=datetime.now(UTC)
    )
    task.save(force_insert=True)
    return task


def add(model: Any, case: uuid.UUID) -> Any:
    """A new row in a case that is fetched under a lock."""
    return insert(model, Case._default_manager.select_for_update().get(pk=case).pk)


def change(model: Any, key: uuid.UUID) -> Any:
    """A row fetched under a lock, changed and saved."""
    task = model.objects.select_for_update().get(pk=key)
    task.state = "done" if task.state == "open" else "open"
    task.save(update_fields=["state"])
    return task


@operation
def insert_with_a_line(case: uuid.UUID) -> None:
    """Our way to insert one."""
    write("bench:task_added", by=SYSTEM, about=[insert(LedgerTask, case)], kind="phone-call")


@operation
def add_with_a_line(case: uuid.UUID) -> None:
    """Our way to add one."""
    write("bench:task_added", by=SYSTEM, about=[add(LedgerTask, case)], kind="phone-call")


@operation
def change_with_a_line(key: uuid.UUID) -> None:
    """Our way to change one."""
    write("bench:task_changed", by=SYSTEM, about=[change(LedgerTask, key)])
