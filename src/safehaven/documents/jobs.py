"""What the worker does for documents."""

from __future__ import annotations

import time
from pathlib import Path
from uuid import UUID

from django.conf import settings

from safehaven.documents.models import Version
from safehaven.foundation.jobs import job

_LEFT_BEHIND_SECONDS = 24 * 60 * 60


@job("remove sealed files that no document names", every_seconds=3600)
def remove_left_behind() -> None:
    """Remove what a crash between sealing a file and writing its row left on the disk.

    Only files older than a day go, so that an upload that is still running is never touched.
    """
    folder = Path(settings.SAFEHAVEN_DOCUMENTS)
    oldest = time.time() - _LEFT_BEHIND_SECONDS
    for path in [*folder.glob("??/*.sealed"), *folder.glob("??/*.part")]:
        if path.stat().st_mtime < oldest and not _named(path):
            path.unlink()


def _named(path: Path) -> bool:
    if path.suffix == ".part":
        return False
    return Version.objects.filter(pk=UUID(path.stem)).exists()
