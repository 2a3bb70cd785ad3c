"""What was done to documents, in plain words."""

from __future__ import annotations

ACTS = {
    "documents:added": "Put a document, or a newer version of one, on the record",
    "documents:found_damaged": "Found that a stored file was changed or lost",
    "documents:listed": "Looked at the list of documents",
    "documents:looked_at": "Looked at a document and its versions",
    "documents:opened": "Opened the file of a document",
    "documents:upload_started": "Began to add a document",
}
