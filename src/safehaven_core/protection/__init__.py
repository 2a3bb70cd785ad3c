"""Password-protected files: made, proved and opened.

    form_for(kinds)                       which form the files get: a PDF, an Office file, or a ZIP
    new_password(), spoken(password)      a password for one use, and how to read it out
    protect(originals, password, sink)    the protected file
    prove(protected, form, password, originals)
                                          it opens with the password, to the same content, and not without
    opened(protected, password)           what is in a protected file that somebody sent us

All of it is AES with keys of 256 bits.  Files come from outside, and making takes many times their
size in memory, so run `safehaven_core.protection.work` in a child process with limits: see there.
"""

from safehaven_core.protection.forms import Form, Original, form_for
from safehaven_core.protection.making import protect
from safehaven_core.protection.opening import Opened, opened
from safehaven_core.protection.passwords import ENTROPY_BITS, made_here, new_password, spoken
from safehaven_core.protection.proving import prove
from safehaven_core.protection.refusals import (
    REFUSALS,
    AlreadyProtected,
    NotOurPassword,
    NotProtected,
    NotProved,
    ProtectionFailed,
    UnfitName,
    Unreadable,
    WrongPassword,
)

__all__ = [
    "ENTROPY_BITS",
    "REFUSALS",
    "AlreadyProtected",
    "Form",
    "NotOurPassword",
    "NotProtected",
    "NotProved",
    "Opened",
    "Original",
    "ProtectionFailed",
    "UnfitName",
    "Unreadable",
    "WrongPassword",
    "form_for",
    "made_here",
    "new_password",
    "opened",
    "protect",
    "prove",
    "spoken",
]
