"""Which files may go with a confirmation: small ones of three kinds, told apart by their content."""

from __future__ import annotations

from safehaven.foundation.refusals import Refusal
from safehaven.governance.operations.confirming import File

LARGEST = 5 * 1024 * 1024
_BEGINNINGS = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}


class NotEvidence(Refusal):
    """Not a file of a kind or size that is taken."""


def recognise(name: str, content: bytes) -> File:
    """The file, if it may come in.  What its name says it is does not count."""
    if len(content) > LARGEST:
        raise NotEvidence("The file must be 5 MB or smaller. Make it smaller, or write where it is kept.")
    for beginning, ending in _BEGINNINGS.items():
        if content.startswith(beginning):
            return File(name[:200], ending, content)
    raise NotEvidence(
        "The file must be a PDF, or a picture that is a PNG or a JPEG. Save it as one of these."
    )
