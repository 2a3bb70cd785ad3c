"""Who a text is about, how sure that is, and because of which words.

    roll = Roll(people)                    the people we hold; put() and drop() change it at once
    report = examine(text, roll, k=5, today=today)
    explain(report, text)                  why, in sentences that quote the text only

The parts of `examine`, for whoever needs one of them alone:

    find_people(text, roll, today=today)   people on the roll, and whether the text was read to its end
    find_identifiers(text)                 numbers of anybody, by form and check digit
    find_sensitive(text)                   what the law protects more than other content, by kind
    piece_together(text, roll.told, k, today)
                                           facts without a name that fit too few people
    conditions_in(text)                    what a text about one person says that they have, as facts for the roll
    passes_for(shown, name)                whether a name that somebody gives themselves is taken for another's
    is_ones_own(shown, name)               whether such a name is their own, or begins with it
    says_title(shown, title)               whether the words of a title stand in it

Nothing here reads a file, a clock or the network, but for the lists of words that come along.
"""

from safehaven_core.detection.examining import examine
from safehaven_core.detection.explaining import explain
from safehaven_core.detection.identifiers import Identifier, IdentifierKind, find_identifiers
from safehaven_core.detection.matching import find_people
from safehaven_core.detection.nearby import one_slip
from safehaven_core.detection.passing import is_ones_own, passes_for, says_title
from safehaven_core.detection.people import Person
from safehaven_core.detection.pieced import Pieced, RollFacts, piece_together
from safehaven_core.detection.pieced_conditions import conditions_in
from safehaven_core.detection.report import Because, Found, Reason, Report, Sureness
from safehaven_core.detection.roll import Roll
from safehaven_core.detection.sensitive import Sensitive, SensitiveKind, find_sensitive

__all__ = [
    "Because",
    "Found",
    "Identifier",
    "IdentifierKind",
    "Person",
    "Pieced",
    "Reason",
    "Report",
    "Roll",
    "RollFacts",
    "Sensitive",
    "SensitiveKind",
    "Sureness",
    "conditions_in",
    "examine",
    "explain",
    "find_identifiers",
    "find_people",
    "find_sensitive",
    "is_ones_own",
    "one_slip",
    "passes_for",
    "piece_together",
    "says_title",
]
