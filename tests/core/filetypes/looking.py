"""What the site asks a child process to do with a file, in short."""

import json

from safehaven_core.filetypes import Limits, check_limits, identify, safe_preview
from safehaven_core.filetypes.reading import read


def look(request, files):
    file_type = identify(files[0])
    check_limits(files[0], file_type, Limits(**json.loads(request or "{}")))
    return file_type.kind.encode()


def show(request, files):
    preview = safe_preview(files[0], identify(files[0]), **json.loads(request or "{}"))
    return f"{preview.kind} {len(preview.pictures)}".encode()


def unread(_request, files):
    return json.dumps([part.unread for part in read("file", files[0]).unread]).encode()
