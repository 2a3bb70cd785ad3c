"""Making the protected file."""

from collections.abc import Sequence
from typing import BinaryIO

from safehaven_core.protection import _office, _pdf, _zip
from safehaven_core.protection.forms import Form, Original, check_names, form_for
from safehaven_core.protection.passwords import made_here
from safehaven_core.protection.refusals import NotOurPassword, ProtectionFailed


def protect(originals: Sequence[Original], password: str, sink: BinaryIO) -> Form:
    """Write one protected file that holds all the originals, and say in which form.

    Raises `AlreadyProtected`, `Unreadable`, `UnfitName` or `NotOurPassword`; then what stands in the
    sink is worthless.  What was made is not safe to send until `prove` has passed.
    """
    if not originals:
        raise ProtectionFailed("There is no file to protect. Choose at least one.")
    if not made_here(password):
        raise NotOurPassword(
            "A protected file gets a password made for it alone, never one that a person chose."
        )
    form = form_for([original.kind for original in originals])
    for original in originals:
        original.source.seek(0)
    if form is Form.PDF:
        _pdf.make(originals[0].source, password, sink)
    elif form is Form.OFFICE:
        _office.make(originals[0].source, password, sink)
    else:
        check_names(originals)
        _zip.make(originals, password, sink)
    return form
