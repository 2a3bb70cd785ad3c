"""The door to the ledger for the other apps."""

from safehaven.ledger.about import lines_about, read_lines
from safehaven.ledger.models import Line as StoredLine
from safehaven.ledger.queries import state as state_of_ledger
from safehaven.ledger.words import Names, act_in_words, name_rows, say_of_acts
from safehaven.ledger.writing import Named, write
from safehaven_core.chain.lines import Fact

__all__ = [
    "Fact",
    "Named",
    "Names",
    "StoredLine",
    "act_in_words",
    "lines_about",
    "name_rows",
    "read_lines",
    "say_of_acts",
    "state_of_ledger",
    "write",
]
