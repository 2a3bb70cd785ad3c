"""Every act on questions and notices."""

from safehaven.advice.operations.notices import (
    NewNotice,
    OpenNotice,
    mark_as_read,
    open_notices,
    publish,
    withdraw,
)
from safehaven.advice.operations.questions import (
    OpenQuestion,
    OpenTurn,
    answer,
    ask,
    ask_again,
    hand_on,
    open_question,
    pass_on,
    settle,
)

__all__ = [
    "NewNotice",
    "OpenNotice",
    "OpenQuestion",
    "OpenTurn",
    "answer",
    "ask",
    "ask_again",
    "hand_on",
    "mark_as_read",
    "open_notices",
    "open_question",
    "pass_on",
    "publish",
    "settle",
    "withdraw",
]
