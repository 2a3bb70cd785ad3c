"""What an identity provider asks for.  Its token is the real gate, and is asked before anything else."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from safehaven.foundation.gates import View, public


def _answers(what: str, *methods: str) -> View:
    """A view for programs with a good token.  It takes no cookie, so nothing of a browser's can be forged."""

    @public(because="An identity provider comes here with a token of its own.", methods=methods)
    @csrf_exempt
    def view(request: HttpRequest, **given: Any) -> HttpResponse:
        if find_spec("scim2_models") is None:
            raise Http404
        given.pop("place", None)
        from safehaven.provisioning import speaking  # noqa: PLC0415 - an extra that takes most of a second to load

        return speaking.answer(request, what, **given)

    view.__qualname__ = what
    return view


configuration = _answers("configuration", "GET")
kinds = _answers("kinds", "GET")
kind = _answers("kind", "GET")
schemas = _answers("schemas", "GET")
schema = _answers("schema", "GET")
people = _answers("people", "GET", "POST")
nowhere = _answers("nowhere", "GET", "POST", "PUT", "PATCH", "DELETE")
person = _answers("person", "GET", "PUT", "PATCH", "DELETE")
