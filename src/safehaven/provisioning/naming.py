"""The initials that stand for somebody whose provider gives a name only."""

from __future__ import annotations


def initials_for(name: str) -> str:
    """The first letter of each part of a name, six at most."""
    letters = [next((each for each in part if each.isalpha()), "") for part in name.split()]
    return "".join(letters).upper()[:6] or name.strip()[:1].upper()
