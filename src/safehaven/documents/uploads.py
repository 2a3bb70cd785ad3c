"""How a file comes in with a form: straight into a sealed spool, never in clear on the disk."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from safehaven.documents.spool import BLOCK, Spool
from safehaven.foundation.gates import standing_of
from safehaven.policies.front import Parameter, number_in_force

MEGABYTE = 1024 * 1024


class SealedUpload(UploadedFile):  # type: ignore[type-arg]  # not generic when it runs
    """An uploaded file that waits in a sealed spool."""

    def __init__(self, spool: Spool, name: str, content_type: str) -> None:
        super().__init__(file=spool.reader(), name=name, content_type=content_type, size=spool.size)
        self.spool = spool

    def close(self) -> None:
        """Drop the spool."""
        self.spool.close()


class SealedUploadHandler(FileUploadHandler):
    """Takes each file of a form into a spool of its own.

    A file that is larger than the policy allows is not kept: `request.upload_too_large` says so to
    the form.  Somebody who is not signed in cannot make the server store anything at all.
    """

    chunk_size = BLOCK

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Start a spool for a file."""
        super().new_file(*args, **kwargs)
        if not _may_upload(self.request):
            raise StopUpload(connection_reset=True)
        self.limit = number_in_force(Parameter.UPLOAD_MAX_MB) * MEGABYTE
        self.spool = Spool(settings.SAFEHAVEN_HOME / "spool")

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> None:
        """Put a piece into the spool."""
        if self.spool.size + len(raw_data) > self.limit:
            self.spool.close()
            self.request.upload_too_large = True  # type: ignore[union-attr]  # set by Django first
            raise StopUpload(connection_reset=False)
        self.spool.write(raw_data)

    def file_complete(self, _file_size: int) -> SealedUpload:
        """Hand over the file."""
        self.spool.finish()
        return SealedUpload(self.spool, self.file_name or "", self.content_type or "")

    def upload_interrupted(self) -> None:
        """Drop what came of a request that broke off."""
        if hasattr(self, "spool"):
            self.spool.close()


def _may_upload(request: HttpRequest | None) -> bool:
    return request is not None and hasattr(request, "standing") and standing_of(request).ready
