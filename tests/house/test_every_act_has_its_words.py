"""Whoever reads the ledger reads sentences: every act that the code can write has its words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import safehaven
from safehaven.ledger import words

SOURCE = Path(safehaven.__file__).parent
named_like_an_act = re.compile(r"[a-z]+:[a-z_]+").fullmatch


def acts_in(folder: Path) -> set[str]:
    """The acts that an app writes: what it hands to the ledger, or calls an act on the way there.

    An act whose name is put together when the code runs is not found.
    """
    return {act for path in folder.rglob("*.py") for node in ast.walk(tree(path)) for act in acts_named(node)}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def acts_named(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Assign) and any(
        isinstance(to, ast.Name) and to.id == "act" for to in node.targets
    ):
        yield from texts(node.value)
    if isinstance(node, ast.keyword) and node.arg == "act":
        yield from texts(node.value)
    if (
        isinstance(node, ast.Call)
        and node.args
        and isinstance(node.func, ast.Name)
        and node.func.id == "write"
    ):
        yield from texts(node.args[0])


def texts(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and named_like_an_act(part.value):
            yield part.value


APPS = {folder.name: acts_in(folder) for folder in sorted(SOURCE.iterdir()) if folder.is_dir()}
WRITING = {app: acts for app, acts in APPS.items() if acts}


@pytest.mark.parametrize("app", WRITING)
def test_every_act_has_its_words(app: str) -> None:
    without = sorted(WRITING[app] - words._ACTS.keys())

    assert without == [], f"Give these their words with ledger.front.say_of_acts, in {app}'s apps.py."
