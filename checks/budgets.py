"""Bounds on what one file, one function and one test may ask of a reader.

Averages are alike in admired and feared code; the tails are not, so only tails are bounded.
How many ways lead through a function is bounded by ruff (C901).
"""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

from checks.tree import Tree

FILE_LINES = 300
FUNCTION_LINES = 40
TEST_LINES = 40

SILENT = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def faults(tree: Tree) -> Iterator[str]:
    """Files and functions that have grown too long."""
    for path in tree.ours(".py"):
        if "migrations" not in path.parts:
            yield from _of_file(path, tree.text(path))


def _of_file(path: Path, text: str) -> Iterator[str]:
    parsed = ast.parse(text)
    lines = source_lines(text, parsed)
    if lines > FILE_LINES:
        yield f"{path}: {lines} source lines; {FILE_LINES} is the most. Split it by what it is about."
    for function in ast.walk(parsed):
        if isinstance(function, Function):
            yield from _of_function(path, function)


def _of_function(path: Path, function: Function) -> Iterator[str]:
    length = (function.end_lineno or function.lineno) - function.lineno + 1
    most = TEST_LINES if function.name.startswith("test_") else FUNCTION_LINES
    if length > most:
        yield (
            f"{path}:{function.lineno}: {function.name} has {length} lines; {most} is the most. "
            "Give a part of it a name of its own."
        )


def source_lines(text: str, parsed: ast.Module) -> int:
    """How many lines hold code: no blanks, no comments, no docstrings."""
    code: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in SILENT:
            code.update(range(token.start[0], token.end[0] + 1))
    return len(code - _docstring_lines(parsed))


def _docstring_lines(parsed: ast.Module) -> set[int]:
    lines: set[int] = set()
    for node in ast.walk(parsed):
        if isinstance(node, ast.Module | ast.ClassDef | Function) and ast.get_docstring(node):
            docstring = node.body[0]
            lines.update(range(docstring.lineno, (docstring.end_lineno or docstring.lineno) + 1))
    return lines
