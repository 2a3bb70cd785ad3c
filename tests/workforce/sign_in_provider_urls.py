"""What the sign-in provider of the tests serves, and what it says of people."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def people() -> dict[str, dict[str, Any]]:
    """Who is known there, as it stands now."""
    found: dict[str, dict[str, Any]] = json.loads(Path(os.environ["PEOPLE"]).read_text())
    return found


def known_here() -> Any:
    """The accounts of the provider: Django's own, not those of our staff."""
    return get_user_model().objects


class Saying(DefaultOIDCAdapter):
    """Says of each person what the test wrote down."""

    def get_user_sub(self, client: Any, user: Any) -> str:
        del client
        return str(people()[user.username].get("sub", user.username))

    def get_user_by_sub(self, client: Any, sub: str) -> Any:
        del client
        names = [name for name, said in people().items() if said.get("sub", name) == sub]
        return known_here().filter(username__in=names).first()

    def get_claims(  # each argument as allauth gives it
        self, purpose: Any, user: Any, client: Any, scopes: Any, email: str | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        del purpose, scopes, email, kwargs
        said = people()[user.username]
        return {
            "sub": self.get_user_sub(client, user),
            "email": said["email"],
            "email_verified": said["verified"],
        }

    def populate_id_token(self, id_token: dict[str, Any], client: Any, scopes: Any, **kwargs: Any) -> None:
        del client, scopes, kwargs
        name = next(name for name, said in people().items() if said.get("sub", name) == id_token["sub"])
        id_token |= people()[name].get("claims", {})


def be(request: HttpRequest, name: str) -> HttpResponse:
    """Sign somebody in here, as if they had proved who they are."""
    user, _new = known_here().get_or_create(username=name)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponse(name)


urlpatterns = [
    path("be/<str:name>/", be),
    path("accounts/", include("allauth.account.urls")),
    path("", include("allauth.idp.urls")),
]
