"""Documents are checked like code: short where promised, and pointing at things that exist."""

import re
from collections.abc import Iterator
from pathlib import Path

from checks.tree import Tree

README_WORDS = 400
SET_UP = ("make demo", "make test")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)(?P<target>[^)#\s]+)(?:#[^)]*)?\)")
NAMED_TEST = re.compile(r"`(?P<file>tests/[\w/.-]+\.py)(?:::(?P<test>test_\w+))?`")
VERSION = re.compile(r"^## (?:\d+\.){2}\d+ - (?:\d{4}-\d{2}-\d{2}|not yet released)$")
TERM = re.compile(r"^\*\*(?P<term>[^*]+)\*\*", re.MULTILINE)


def faults(tree: Tree) -> Iterator[str]:
    """Long READMEs, broken links, tests that a document names and nobody wrote."""
    yield from _readme(tree.text("README.md"))
    yield from _changes(tree.text("CHANGELOG.md"))
    yield from _glossary(tree.text("docs/glossary.md"))
    for path in tree.ours(".md"):
        text = tree.text(path)
        yield from (
            f"{path}: links to {link}, which is not there" for link in _broken_links(tree, path, text)
        )
        yield from (f"{path}: names {test}, which is not there" for test in missing_tests(tree, text))


def _readme(text: str) -> Iterator[str]:
    words = len(text.split())
    if words >= README_WORDS:
        yield f"README.md: {words} words; keep it under {README_WORDS} and link to the rest"
    yield from (f"README.md: does not say `{command}`" for command in SET_UP if command not in text)


def _changes(text: str) -> Iterator[str]:
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    if not headings:
        yield "CHANGELOG.md: names no version, and the version comes from there"
    for heading in headings:
        if not VERSION.match(heading):
            yield f"CHANGELOG.md: {heading!r} must read like '## 0.1.0 - 2026-11-21' or '... - not yet released'"


def _glossary(text: str) -> Iterator[str]:
    terms = [match["term"].casefold() for match in TERM.finditer(text)]
    for before, after in zip(terms, sorted(terms), strict=True):
        if before != after:
            yield f"docs/glossary.md: {before!r} is out of order; terms go by the alphabet"
            return


def _broken_links(tree: Tree, path: Path, text: str) -> Iterator[str]:
    for link in LINK.finditer(text):
        if not tree.has(path.parent / link["target"]):
            yield link["target"]


def missing_tests(tree: Tree, text: str) -> Iterator[str]:
    """Tests that a text names, written `tests/house/test_x.py::test_y`, and that do not exist."""
    for named in NAMED_TEST.finditer(text):
        file, test = named["file"], named["test"]
        if not tree.has(file) or (test and f"def {test}(" not in tree.text(file)):
            yield named[0]
