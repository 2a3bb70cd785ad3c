"""The name that hides, and what the writers of files share."""

import io

NAME = "Robin Quillfeather"
FIRST, REST = "Ro", "bin Quillfeather"


def saved(made, *how, **also) -> bytes:
    sink = io.BytesIO()
    made.save(sink, *how, **also)
    return sink.getvalue()
