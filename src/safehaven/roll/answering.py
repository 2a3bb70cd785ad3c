"""What the keeper answers to a message, whoever asked."""

from __future__ import annotations

from datetime import date

from safehaven.foundation.logs import log
from safehaven.roll.carrying import plain
from safehaven.roll.keeper import Keeper
from safehaven.roll.rules import RollNotReady
from safehaven.roll.talking import Message
from safehaven.roll.whom import whom_of


def answer(keeper: Keeper, message: Message) -> Message:
    """The answer to one message.  One that fails says so, and nothing of what it was about."""
    try:
        return _answered(keeper, message)
    except RollNotReady as refusal:
        return {"not_ready": str(refusal)}
    except Exception:  # noqa: BLE001 - whatever it was, whoever asked must hear that nothing was read
        log.error("roll:question_failed", exc_info=True)
        return {"failed": True}


def _answered(keeper: Keeper, message: Message) -> Message:
    if message.get("ask") == "standing":
        return {"standing": plain(keeper.standing())}
    texts, k, seconds = message["texts"], message["k"], message["seconds"]
    if not (
        isinstance(texts, list)
        and all(isinstance(text, str) for text in texts)
        and isinstance(k, int)
        and isinstance(seconds, int | float)
    ):
        raise TypeError("A question has texts, a number of people, and a number of seconds.")
    today, who_only = date.fromisoformat(message["today"]), message.get("ask") == "whom"
    found = keeper.examine(texts, k=k, today=today, seconds=seconds, sensitive=not who_only)
    said = [whom_of(report) if report and who_only else report for report in found]
    return {"reports": [None if one is None else plain(one) for one in said]}
