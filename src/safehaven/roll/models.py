"""What reading a document found."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField


class Looked(Guarded):
    """Whom a version of a document names, found out by reading it.

    `findings` is sealed JSON under the key of the record that the document is on: the other people in it with the
    words that point to them, and the parts that could not be read.
    """

    version = models.OneToOneField("documents.Version", on_delete=models.PROTECT, related_name="+")
    looked_at = models.DateTimeField()
    findings = SealedField()

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "version": Tells.NOTHING,
        "looked_at": Tells.WORK,
        "findings": Tells.SEALED,
    }

    def __str__(self) -> str:
        return f"what was found in {self.version_id}"
