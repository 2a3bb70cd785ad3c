"""The door to documents for the other apps."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from safehaven.access.front import Grant
from safehaven.documents import storage
from safehaven.documents.looking import look
from safehaven.documents.models import Document, Version
from safehaven.documents.names_of_files import read_names_of_files
from safehaven.documents.naming import ending_of
from safehaven.documents.operations import Incoming, add_document
from safehaven.documents.queries import documents_of
from safehaven.documents.reading import FileReader, read_file
from safehaven.documents.spool import BLOCK as SPOOLED_AT_ONCE
from safehaven.documents.spool import Spool
from safehaven.documents.states import Scan
from safehaven.documents.storage import FileMissing
from safehaven.documents.taking_in import take_in
from safehaven_core.filetypes import NoPreview

__all__ = [
    "SPOOLED_AT_ONCE",
    "Document",
    "FileMissing",
    "FileReader",
    "Incoming",
    "NoPreview",
    "Scan",
    "Spool",
    "Version",
    "add_document",
    "documents_of",
    "ending_of",
    "is_kept",
    "look",
    "newest",
    "open_version",
    "read_file",
    "read_names_of_files",
    "take_in",
]


def newest(document: Document) -> Version:
    """The newest version of a document."""
    first: Version = document.versions.all()[0]
    return first


def open_version(version: Version, grant: Grant) -> Iterator[bytes]:
    """The file of a version, piece by piece, under a grant on its record."""
    return storage.read(version, grant)


def is_kept(version: UUID) -> bool:
    """Whether the sealed file of a version is where it should be."""
    return storage.path_of(version).exists()
