"""What was done in sweeps, in plain words."""

from __future__ import annotations

ACTS = {
    "sweep:begun": "Began to look through a shared drive for documents about people we support",
    "sweep:ended": "Looked through a shared drive for documents about people we support",
    "sweep:found": "Kept which files on a shared drive need a decision",
    "sweep:listed": "Looked at the names of files that a sweep found",
    "sweep:looked_at": "Looked at a file that a sweep found",
    "sweep:decided": "Decided what becomes of a file that a sweep found",
    "sweep:agreed": "Agreed to take a file that a sweep found onto a record",
    "sweep:turned_down": "Said that a file that a sweep found does not belong on a record",
    "sweep:password_told": "Looked at the password of a file that was protected where it lies",
    "sweep:opened_to_act": "Opened what was decided about a found file, to do it",
    "sweep:not_done": "Could not do what was decided about a found file",
    "sweep:protecting": "Kept the password of a found file, before protecting it where it lies",
    "sweep:protected": "Protected a found file where it lies",
    "sweep:filed": "Filed a found file into a record",
    "sweep:listed_for_shredding": "Put a found file on the list for shredding",
    "sweep:gone": "Saw that a found file is not there any more",
}
