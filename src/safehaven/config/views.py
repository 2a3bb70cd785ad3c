"""Pages that belong to the house and to no part of the work."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from safehaven.config.starting import migrations_pending
from safehaven.foundation.gates import public
from safehaven.keyring.front import RootKeyProblem, check_root_key


@public(because="A load balancer asks before anyone can sign in.")
def alive(_request: HttpRequest) -> HttpResponse:
    """Say whether this process can do its work; nothing else."""
    try:
        check_root_key()
        fit = _up_to_date()
    except (DatabaseError, RootKeyProblem):
        fit = False
    return HttpResponse("ok" if fit else "not ready", content_type="text/plain", status=200 if fit else 503)


def _up_to_date() -> bool:
    """Whether the database is as new as the code.  Once it is, it stays so while this process runs."""
    if "yes" not in _seen_up_to_date and not migrations_pending():
        _seen_up_to_date.append("yes")
    return bool(_seen_up_to_date)


_seen_up_to_date: list[str] = []
