"""Names that hide what a thing is about, and words that hide unfinished work."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from checks.tree import Tree

JUNK_DRAWERS = {"api", "common", "core", "helper", "helpers", "lib", "libraries", "misc", "util", "utils"}
EMPTY_ENDINGS = re.compile(r"(?:Manager|Service|Handler|Helper|Util|Utils)$")
UNFINISHED = re.compile(r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)) + r")\b")

# Endings that somebody else gave; an entry that is no longer needed is a fault as well.
BORROWED_ENDINGS = {
    "SealedUploadHandler": "Django's word for what receives an upload",
    "Service": "an organisation's own word: one of its services",
}


def faults(tree: Tree) -> Iterator[str]:
    """Junk drawers, empty endings and notes of work left undone."""
    empty = {name: f"{path}:{line}" for path in tree.ours(".py") for name, line in _empty_endings(tree, path)}
    yield from (
        f"{empty[name]}: {name}: name it for what it does" for name in empty if name not in BORROWED_ENDINGS
    )
    yield from (
        f"checks/names.py: {name} is excused and not there" for name in BORROWED_ENDINGS if name not in empty
    )
    for path in tree.ours():
        if path.parts[0] == "src" and {path.stem, *path.parts} & JUNK_DRAWERS:
            yield f"{path}: name it for what it is about"
        for number, line in enumerate(tree.text(path).splitlines(), start=1):
            if UNFINISHED.search(line):
                yield f"{path}:{number}: finish it, or open an issue: {line.strip()}"


def _empty_endings(tree: Tree, path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(tree.text(path))):
        if isinstance(node, ast.ClassDef) and EMPTY_ENDINGS.search(node.name):
            yield node.name, node.lineno
