"""Nothing in the tree may belong to the machine it was written on."""

import re
from collections.abc import Iterator
from pathlib import Path

from checks.tree import Tree

# Put together from pieces, so that this file does not find itself.
SOMEBODYS_HOME = re.compile(r"(?<![\w.-])/(?:" + "home|Users" + r")/\w+/")
REGISTRY = re.compile(r"https?://[\w.-]*(?:" + "pypi|pythonhosted|npmjs|registry" + r")[\w./-]*")
HOST_IN_LOCK = re.compile(r"^(?:\s*--(?!hash=)|.*://).*$", re.MULTILINE)


def faults(tree: Tree) -> Iterator[str]:
    """Paths of this machine anywhere, and hosts that packages come from."""
    here = _this_machine(tree.root)
    for path in tree.ours():
        text = tree.text(path)
        for pattern, what in ((here, "a path of this machine"), (SOMEBODYS_HOME, "somebody's home folder")):
            yield from _found(path, text, pattern, what)
        yield from _found(path, text, REGISTRY, "the address of a package registry")
        if path.parts[0] == "requirements" and path.suffix == ".txt":
            yield from _found(
                path, text, HOST_IN_LOCK, "a host or an option; locks hold versions and hashes only"
            )


def _this_machine(root: Path) -> re.Pattern[str]:
    """Where this copy and this person's home are."""
    places = {str(place) for place in (root.resolve(), Path.home()) if len(place.parts) > 1}
    return re.compile("|".join(rf"(?<![\w.-]){re.escape(place)}/" for place in sorted(places)) or r"(?!)")


def _found(path: Path, text: str, pattern: re.Pattern[str], what: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield f"{path}:{line}: {what}: {match[0].strip()!r}"
