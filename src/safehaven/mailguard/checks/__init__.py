"""What is looked at in each message, and what follows from it.

Each check is a small module that finds marks; the table in `ruling` says what is done about them.
"""

from safehaven.mailguard.checks.examining import examine
from safehaven.mailguard.checks.matter import Found, Matter
from safehaven.mailguard.checks.ruling import RULES, Rule, Ruling, goes_protected_by_itself

__all__ = ["RULES", "Found", "Matter", "Rule", "Ruling", "examine", "goes_protected_by_itself"]
