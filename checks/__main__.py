"""Run every house rule about the tree, and say each fault with what mends it."""

import sys
from pathlib import Path

from checks import budgets, decisions, fiction, machine, names, pages, reading, reasons
from checks.tree import Tree

# Pages last: they need the whole site to load, and what is wrong elsewhere should be said even if it does not.
RULES = (budgets, decisions, fiction, machine, names, reading, reasons, pages)


def main() -> int:
    """Print each fault as it is found; the exit says whether there was any."""
    tree = Tree(Path(__file__).resolve().parent.parent)
    count = 0
    for rule in RULES:
        for fault in rule.faults(tree):
            print(fault)
            count += 1
    print(f"{len(tree.files)} files read, {count} faults.")
    return 1 if count else 0


sys.exit(main())
