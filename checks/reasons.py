"""Every exception carries its reason beside it: silenced lint, silenced types, dependencies, rules put aside."""

import re
from collections.abc import Iterator
from pathlib import Path

from checks.tree import Tree

NOQA = re.compile(r"#\s*noqa(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?(?P<reason>\s.*\S)?\s*$")
# mypy takes nothing but a second comment behind its own.
TYPES = re.compile(r"#\s*type:\s*ignore(?:\[[\w, -]+\])?(?P<reason>\s+#\s*\S.*)?\s*$")
ENTRY = re.compile(r"""^  "[^"]+",(?P<reason>\s+#\s+\S.*)?$""")
LISTS = re.compile(
    r"^(?P<name>[\w.\"*/-]+) = \[(?P<comment>[^\n\]]*)\n(?P<body>.*?)^\]", re.MULTILINE | re.DOTALL
)
# Lists whose entries are not exceptions or additions, and need no reason each.
PLAIN = {"layers", "addopts"}


def faults(tree: Tree) -> Iterator[str]:
    """Silencing comments and list entries that do not say why."""
    for path in tree.ours(".py"):
        for number, line in enumerate(tree.text(path).splitlines(), start=1):
            silenced = NOQA.search(line) or TYPES.search(line)
            if silenced and not silenced["reason"]:
                yield f"{path}:{number}: say why, like '{silenced[0].strip()}  # starts git, nothing typed'"
    yield from unreasoned_entries(Path("pyproject.toml"), tree.text("pyproject.toml"))


def unreasoned_entries(path: Path, text: str) -> Iterator[str]:
    """Entries of many-line lists without a comment; the first of a list may speak for it."""
    for found in LISTS.finditer(text):
        if found["name"] in PLAIN or "#" in found["comment"]:
            continue
        for line in found["body"].splitlines():
            entry = ENTRY.match(line)
            if entry and not entry["reason"]:
                yield f"{path}: {found['name']}: {line.strip()} has no reason beside it"
