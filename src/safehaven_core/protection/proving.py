"""Showing that a protected file is what it claims to be, before it leaves."""

from collections.abc import Sequence
from typing import BinaryIO

from safehaven_core.protection import _office, _pdf, _zip
from safehaven_core.protection.forms import Form, Original
from safehaven_core.protection.passwords import new_password
from safehaven_core.protection.refusals import NotProved


def prove(protected: BinaryIO, form: Form, password: str, originals: Sequence[Original]) -> None:
    """Refuse (`NotProved`) unless the file opens with its password to the originals, and not without.

    "Without" is: no password, an empty one, and a wrong one.  It also looks for pieces of the
    originals in the bytes that anyone can read, and for a weaker lock than AES-256.
    Whatever goes wrong on the way means "not proved", so an error never lets a file through.
    """
    try:
        _prove(protected, form, password, originals)
    except NotProved:
        raise
    except Exception as trouble:  # noqa: BLE001 - an error must not let a file through
        raise NotProved(
            f"The protected file could not be checked ({type(trouble).__name__}), so it must not be sent."
        ) from None


def _prove(protected: BinaryIO, form: Form, password: str, originals: Sequence[Original]) -> None:
    for stream in (protected, *(original.source for original in originals)):
        stream.seek(0)
    wrong = new_password()
    if form is Form.ZIP:
        _zip.prove(protected, password, wrong, originals)
        return
    (only,) = originals
    (_pdf if form is Form.PDF else _office).prove(protected, password, wrong, only.source)
