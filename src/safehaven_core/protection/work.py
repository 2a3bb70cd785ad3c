"""Making and opening protected files in one call of bytes in, bytes out, for a child process with limits.

    request = asked(password, originals)
    seconds, megabytes = limits_for(sum of sizes)
    answer = run_confined(MAKE, request, files=[...], refusals=REFUSALS, seconds=..., megabytes=...)
    form, protected = told(answer)

The file streams go beside the request, in the order of the originals.  Whatever else happens in the
child - a hang, a crash, too much memory - is for the caller to report as `ProtectionFailed`.
"""

import json
from collections.abc import Iterable, Sequence
from io import BytesIO

from safehaven_core.protection.forms import Form, Original
from safehaven_core.protection.making import protect
from safehaven_core.protection.proving import prove

MAKE = "safehaven_core.protection.work:make"


def asked(password: str, originals: Iterable[tuple[str, str]]) -> bytes:
    """A request to make one protected file of originals, each given as (kind, neutral name)."""
    return json.dumps(
        {"password": password, "originals": [list(original) for original in originals]}
    ).encode()


def limits_for(size: int) -> tuple[int, int]:
    """Enough seconds and megabytes to make and prove originals of so many bytes in all.

    Measured at 60 MB: 3 s; 8 times the size for a PDF, 6 for an Office file, 4 for a ZIP; 200 MB to start.
    A PDF that unpacks to much more than its size may still need more; it can go into a ZIP.
    """
    megabytes = (size >> 20) + 1
    return 20 + megabytes, 400 + 10 * megabytes


def make(request: bytes, files: Sequence[BytesIO]) -> bytes:
    """One protected file, made and proved: its form, a line feed, its bytes."""
    order = json.loads(request)
    originals = [
        Original(kind, file, name) for (kind, name), file in zip(order["originals"], files, strict=True)
    ]
    sink = BytesIO()
    form = protect(originals, order["password"], sink)
    prove(sink, form, order["password"], originals)
    return f"{form}\n".encode() + sink.getvalue()


def told(answer: bytes) -> tuple[Form, bytes]:
    """The form and the bytes of the protected file."""
    form, _, protected = answer.partition(b"\n")
    return Form(form.decode()), protected
