"""What people are told when something is refused is a whole sentence; what is logged is a fixed one."""

import ast
import importlib
import inspect
import pkgutil
import re
from functools import cache
from types import ModuleType

import pytest

import safehaven
import safehaven_core
from safehaven.foundation.refusals import Refusal
from safehaven.keyring.front import RootKeyProblem
from safehaven_core.filetypes import FileRefused
from safehaven_core.protection import ProtectionFailed
from safehaven_core.sealing import CannotOpen

TOLD_TO_PEOPLE = (Refusal, RootKeyProblem, CannotOpen, ProtectionFailed, FileRefused)
LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}
ENDS = (".", "?", ".”", "?”")
TO_COPY = re.compile(r"(?:Run|with): \S|for example to \S+$")


@cache
def modules() -> list[ModuleType]:
    """Every module of ours, but what only runs as a program."""
    return [
        importlib.import_module(found.name)
        for package in (safehaven, safehaven_core)
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        if not found.name.endswith(("__main__", ".wsgi")) and ".migrations" not in found.name
    ]


@cache
def calls() -> list[tuple[ModuleType, ast.Call]]:
    """Every call of something, and the module that it stands in."""
    return [
        (module, node)
        for module in modules()
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Call)
    ]


def thing_called(module: ModuleType, named: ast.expr) -> object:
    """What a name stands for in its module, or None where only the running code knows."""
    if isinstance(named, ast.Name):
        return getattr(module, named.id, None)
    if isinstance(named, ast.Attribute):
        return getattr(thing_called(module, named.value), named.attr, None)
    return None


def words(text: ast.expr) -> str | None:
    """A text as it stands in the code, with … for what is put into it; None where it was made elsewhere."""
    match text:
        case ast.Constant(value=str(written)):
            return written
        case ast.JoinedStr(values=parts):
            return "".join(words(part) or "…" for part in parts)
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return f"{words(left) or '…'}{words(right) or '…'}"
        case ast.Call(func=ast.Attribute(value=template, attr="format")):
            return words(template)
    return None


def is_a_sentence(text: ast.expr) -> bool:
    """Whether a text ends as a sentence does, or with something to copy.  What was made elsewhere is judged there."""
    if isinstance(text, ast.IfExp):
        return is_a_sentence(text.body) and is_a_sentence(text.orelse)
    written = words(text)
    return written is None or written.endswith(ENDS) or TO_COPY.search(written) is not None


def told() -> dict[str, bool]:
    """Each place where somebody is refused in words, and whether the words are a sentence."""
    found = {}
    for module, call in calls():
        kind = thing_called(module, call.func)
        if isinstance(kind, type) and issubclass(kind, TOLD_TO_PEOPLE) and call.args:
            found[f"{module.__name__}:{call.lineno}"] = is_a_sentence(call.args[0])
    return found


def test_every_refusal_is_a_whole_sentence() -> None:
    assert [place for place, is_whole in told().items() if not is_whole] == []


def test_there_are_refusals_to_judge() -> None:
    assert len(told()) > 40


def test_every_reason_that_a_refusal_brings_along_is_a_sentence() -> None:
    kinds = {
        kind
        for module in modules()
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, TOLD_TO_PEOPLE) and hasattr(kind, "because")
    }

    assert [kind.__name__ for kind in kinds if not str(kind.because).endswith(ENDS)] == []


def test_whatever_is_logged_is_a_fixed_sentence() -> None:
    """A log line shows our own words as they stand in the code, so nothing may be put into them."""
    loose = [
        f"{module.__name__}:{call.lineno}"
        for module, call in calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in LEVELS
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in {"log", "logger", "logging"}
        and not (call.args and isinstance(call.args[0], ast.Constant))
    ]

    assert loose == []


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        ('"Say why."', True),
        ('"Say why"', False),
        ('f"Say {why}."', True),
        ('f"Say {why}"', False),
        ('"Say" + " why."', True),
        ('"Say {}.".format(why)', True),
        ('"Yes." if why else "No"', False),
        ('"Run: safehaven migrate"', True),
        ('f"Close it with: chmod 600 {path}"', True),
        ('"Say where, for example to records@example.org"', True),
        ("made_elsewhere", True),
    ],
)
def test_a_text_that_stops_short_is_found(source: str, whole: bool) -> None:
    text = ast.parse(source, mode="eval").body

    assert is_a_sentence(text) == whole
