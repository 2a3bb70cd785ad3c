"""The name of a file that comes onto a record is read as a subject line is: it may be about somebody else."""

from __future__ import annotations

from safehaven.records.front import Record
from safehaven.roll.as_typed import count_strangers
from safehaven.roll.examining import examine
from safehaven.roll.findings import explained, is_clear, of_others, strangers_in
from safehaven.roll.rules import RollNotReady
from safehaven.workforce.front import StaffMember
from safehaven_core.filetypes.reading import words_of_name

OF_SOMEBODY_ELSE = (
    "The name of the file tells of somebody else than this record. Make sure that the file belongs here. "
    "If it does not, tell your manager or the data protection officer."
)
NOT_READ = "Nobody could look yet whether the name of the file tells of somebody else. It is looked at before it is shared."


def tells_of_others(name: str, record: Record, by: StaffMember) -> list[str]:
    """Sentences for whoever added a file that is called after somebody else; none where it is called after nobody."""
    words = words_of_name(name)
    try:
        told = of_others(examine(words), record)
    except RollNotReady:
        return [NOT_READ]
    count_strangers(len(strangers_in([told], by=by)), by=by)
    if is_clear(told):
        return []
    return [OF_SOMEBODY_ELSE, *explained(told, words, by=by)]
