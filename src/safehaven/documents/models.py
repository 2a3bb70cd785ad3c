"""Documents on a record, and their versions.  The files lie sealed on disk, one for each version."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from safehaven.documents.states import Scan
from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField


class Document(Guarded):
    """Something on file about a person: a letter, a form, a picture.

    `came_on` is the day on which its paper came, where it came on paper.
    """

    record = models.ForeignKey("records.Record", on_delete=models.PROTECT, related_name="+")
    folder_label = models.CharField(max_length=40)
    title = SealedField()
    came_on = models.DateField(null=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "record": Tells.NOTHING,
        "folder_label": Tells.LITTLE,
        "title": Tells.SEALED,
        "came_on": Tells.WORK,
        "added_at": Tells.WORK,
        "added_by": Tells.WORK,
    }

    class Meta:
        ordering: ClassVar = ["-added_at"]
        indexes: ClassVar = [models.Index(name="document_by_folder_label", fields=["folder_label"])]

    def __str__(self) -> str:
        return f"{self.folder_label}: {self.title}"


class Version(Guarded):
    """One version of a document, as it was uploaded.

    `kind` is a file type's slug (safehaven_core.filetypes), `size` its bytes in clear, and
    `sealed_digest` the SHA-256 of the sealed file on disk: anybody can check that without a key.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    size = models.PositiveBigIntegerField()
    sealed_digest = models.CharField(max_length=64)
    file_name = SealedField()
    scan = models.CharField(max_length=12, choices=Scan)
    once = models.UUIDField(unique=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    ledger_noun = "version"
    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "document": Tells.NOTHING,
        "number": Tells.NOTHING,
        "kind": Tells.WORK,
        "size": Tells.WORK,
        "sealed_digest": Tells.NOTHING,
        "file_name": Tells.SEALED,
        "scan": Tells.WORK,
        "once": Tells.NOTHING,
        "added_at": Tells.WORK,
        "added_by": Tells.WORK,
    }

    class Meta:
        ordering: ClassVar = ["-number"]
        indexes: ClassVar = [
            models.Index(name="document_version_newest_first", fields=["-added_at"]),
            models.Index(name="document_version_by_kind", fields=["kind"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="document_version_numbers_count_up_within_a_document", fields=["document", "number"]
            )
        ]

    def __str__(self) -> str:
        return f"version {self.number}"
