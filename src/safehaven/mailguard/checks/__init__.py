"""What is looked at in each message, and what follows from it.

Each check is a small module that finds marks; the table in `ruling` says what is done about them.
"""

from safehaven.mailguard.checks.examining import examine
from safehaven.mailguard.checks.matter import DO_NOT_OPEN, Found, Matter
from safehaven.mailguard.checks.ruling import RULES, Rule, Ruling, goes_protected_by_itself

__all__ = ["DO_NOT_OPEN", "RULES", "Found", "Matter", "Rule", "Ruling", "examine", "goes_protected_by_itself"]
