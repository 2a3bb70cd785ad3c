"""The tables of this app."""

from safehaven.advice.models.notices import Notice, NoticeRead
from safehaven.advice.models.questions import Question, Turn

__all__ = ["Notice", "NoticeRead", "Question", "Turn"]
