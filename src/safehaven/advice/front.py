"""The door to questions and notices for the other apps."""

from safehaven.advice.models import Notice, Question
from safehaven.advice.operations import NewNotice, answer, ask, mark_as_read, publish
from safehaven.advice.readers import NamesSomebody, read_before_publishing
from safehaven.advice.states import Addressee, Audience, NoticeKind, Topic

__all__ = [
    "Addressee",
    "Audience",
    "NamesSomebody",
    "NewNotice",
    "Notice",
    "NoticeKind",
    "Question",
    "Topic",
    "answer",
    "ask",
    "mark_as_read",
    "publish",
    "read_before_publishing",
]
