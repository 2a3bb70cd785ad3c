"""Decision records: numbered without gaps or clashes, and headed by the number they are filed under."""

import re
from collections import Counter
from collections.abc import Iterator

from checks.tree import Tree

FOLDER = "docs/adr/"
NAME = re.compile(r"(\d{4})-[a-z0-9-]+\.md")
HEADING = re.compile(r"# (\d+)\. .+")
DATED = re.compile(r"\d{4}-\d{2}-\d{2} · (accepted|superseded by \d+) · decided by: .+")
SECTIONS = (
    "## What we faced",
    "## What we decided",
    "## What we gave up",
    "## How we would know it was wrong",
)


def faults(tree: Tree) -> Iterator[str]:
    """What is wrong with the numbers, headings and sections of the decision records."""
    numbers: Counter[int] = Counter()
    for path in tree.ours(".md"):
        if not str(path).startswith(FOLDER) or path.name == "README.md":
            continue
        name = NAME.fullmatch(path.name)
        if name is None:
            yield f"{path}: name it like 0004-the-ledger-only-grows.md"
            continue
        numbers[int(name[1])] += 1
        yield from (f"{path}: {fault}" for fault in _in_record(int(name[1]), tree.text(path)))
    yield from (
        f"{FOLDER}: number {number} is taken {times} times" for number, times in numbers.items() if times > 1
    )
    yield from (
        f"{FOLDER}: number {gap} is missing" for gap in set(range(1, max(numbers, default=0))) - set(numbers)
    )


def _in_record(number: int, text: str) -> Iterator[str]:
    lines = text.splitlines() or [""]
    heading = HEADING.fullmatch(lines[0])
    if heading is None or int(heading[1]) != number:
        yield f"the first line must be '# {number}. ' and the decision, not {lines[0]!r}"
    if len(lines) < 3 or not DATED.fullmatch(lines[2]):
        yield "the third line must read like '2026-11-21 · accepted · decided by: engineering'"
    yield from (f"has no section '{section}'" for section in SECTIONS if section not in lines)
