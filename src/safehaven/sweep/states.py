"""What somebody may decide about a file that a sweep found, how far that is, and what stood in the way."""

from __future__ import annotations

from django.db import models


class Decision(models.TextChoices):
    """What is to become of a file."""

    FILE = "file", "File it into a record"
    PROTECT = "protect", "Protect it where it is"
    SHRED = "shred", "List it for shredding"
    LEAVE = "leave", "Leave it as it is"


class State(models.TextChoices):
    """Where a found file is."""

    WAITING = "waiting", "Needs a decision"
    ASKED = "asked", "A colleague is asked"
    TO_FILE = "to-file", "To be filed"
    TO_PROTECT = "to-protect", "To be protected"
    PROTECTING = "protecting", "Being protected: not done yet"
    TO_SHRED = "to-shred", "To be listed for shredding"
    LEFT = "left", "Left as it is"
    FILED = "filed", "Filed: shred the plain file"
    PROTECTED = "protected", "Protected"
    LISTED = "listed", "Listed for shredding"
    GONE = "gone", "Not there any more, or not about people"


_DECIDED = frozenset({State.ASKED, State.TO_PROTECT, State.TO_SHRED, State.LEFT})
_BACK = frozenset({State.WAITING, State.GONE})

MOVES: dict[State, frozenset[State]] = {
    State.WAITING: _DECIDED | {State.GONE},
    State.ASKED: _DECIDED | _BACK | {State.TO_FILE},
    State.TO_FILE: _DECIDED | _BACK | {State.FILED},
    State.TO_PROTECT: _DECIDED | _BACK | {State.PROTECTING},
    State.PROTECTING: frozenset({State.PROTECTED, State.PROTECTING, State.WAITING, State.GONE}),
    State.TO_SHRED: _DECIDED | _BACK | {State.LISTED},
    State.LEFT: _DECIDED | _BACK,
    State.FILED: _BACK,
    State.PROTECTED: _BACK,
    State.LISTED: _DECIDED | _BACK,
    State.GONE: frozenset({State.WAITING}),
}
UNDECIDED = frozenset({State.WAITING})
TO_BE_DONE = frozenset({State.TO_FILE, State.TO_PROTECT, State.PROTECTING, State.TO_SHRED})
TO_BE_SHREDDED = frozenset({State.FILED, State.LISTED})
SETTLED = frozenset({State.LEFT, State.PROTECTED})
"""Such a file needs nobody, as long as it stays as it is."""

COMES_OF = {
    Decision.FILE: State.ASKED,
    Decision.PROTECT: State.TO_PROTECT,
    Decision.SHRED: State.TO_SHRED,
    Decision.LEAVE: State.LEFT,
}


class Trouble(models.TextChoices):
    """Why what was decided could not be done.  Nothing was done then."""

    NONE = "", ""
    CHANGED = "changed", "It was changed after it was swept. Sweep again, then decide again"
    NOT_THERE = "not-there", "It is not there any more, or a link stands in its place"
    NO_ACCESS = "no-access", "The account that sweeps may not write in this folder"
    NO_ROOM = "no-room", "The drive is full"
    OWNER = "owner", "The protected copy could not be given to the owner of the file"
    LINKED = "linked", "The same file stands under another name too, and would stay plain there"
    NAME_TAKEN = "name-taken", "There is a file already with the name that the protected one would have"
    LOCKED = "locked", "It has a password of its own already"
    NOT_PROTECTED = "not-protected", "No protected copy could be made and proved"
    TOO_LARGE = "too-large", "It is larger than a file may be"
    NOT_TAKEN_IN = (
        "not-taken-in",
        "It may not come onto a record: it is a program, is damaged, or holds something harmful",
    )
    TURNED_DOWN = "turned-down", "A colleague says that it does not belong on that record"
    NOT_YOURS = "not-yours", "Whoever agreed does not work with this person any more"
    NO_LONGER_DECIDES = "no-longer-decides", "Whoever decided may not decide about found files any more"
