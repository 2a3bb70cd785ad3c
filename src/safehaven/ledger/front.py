"""The door to the ledger for the other apps."""

from safehaven.ledger.about import lines_about, read_lines
from safehaven.ledger.models import Line as StoredLine
from safehaven.ledger.moments import latest_moment, newest_line_at
from safehaven.ledger.queries import state as state_of_ledger
from safehaven.ledger.words import Names, act_in_words, name_rows, say_of_acts
from safehaven.ledger.writing import Named, before_each_line, is_asked_before_lines, write
from safehaven_core.chain.lines import Fact

__all__ = [
    "Fact",
    "Named",
    "Names",
    "StoredLine",
    "act_in_words",
    "before_each_line",
    "is_asked_before_lines",
    "latest_moment",
    "lines_about",
    "name_rows",
    "newest_line_at",
    "read_lines",
    "say_of_acts",
    "state_of_ledger",
    "write",
]
