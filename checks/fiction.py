"""Nobody real: addresses and numbers in the tree come from the ranges kept for fiction.

Mail: RFC 2606 and RFC 6761.  Telephone: Ofcom's numbers for drama, and Bundesnetzagentur's.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from checks.tree import Tree

MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@(?P<domain>[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})\b", re.IGNORECASE)
FOR_EXAMPLES = re.compile(
    r"(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$", re.IGNORECASE
)
TELEPHONE = re.compile(r"(?<![\w./:+-])(?:\+44 ?|0)[1-9](?:[ -]?\d){9}(?![\w-])")
FOR_DRAMA = re.compile(
    r"(?:1632960|1(?:1[3-8]|[2-6]1)4960|1914980|2079460|2896496|2920180|3069990|7700900|8081570|9098790)\d{3}"
    r"|3023125\d{3}"
)
READ = {".py", ".md", ".html", ".txt", ".toml", ".json", ".csv", ".eml"}


def faults(tree: Tree) -> Iterator[str]:
    """Mail addresses and telephone numbers that could ring at somebody's."""
    for path in tree.ours(*READ):
        if path.parts[0] != "requirements":
            yield from _in_text(path, tree.text(path))


def _in_text(path: Path, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        for mail in MAIL.finditer(line):
            if not FOR_EXAMPLES.search(mail["domain"]):
                yield f"{path}:{number}: {mail[0]} could be somebody's; use example.com, .org, .net or .test"
        for telephone in TELEPHONE.finditer(line):
            if not is_for_drama(telephone[0]):
                yield f"{path}:{number}: {telephone[0]!r} could be somebody's; use Ofcom's numbers for drama"


def is_for_drama(telephone: str) -> bool:
    """Whether Ofcom keeps this number for drama."""
    digits = re.sub(r"\D", "", telephone)
    return FOR_DRAMA.fullmatch(digits.removeprefix("44").removeprefix("0")) is not None
