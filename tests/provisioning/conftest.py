"""An identity provider that holds a good token."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.provisioning.models import Token
from safehaven.provisioning.operations import make_token
from safehaven.workforce.front import StaffMember

USER = "urn:ietf:params:scim:schemas:core:2.0:User"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
BASE = "/scim/v2"


@dataclass(frozen=True)
class Said:
    """What was answered: the status, and what stood in it."""

    status: int
    body: dict[str, Any]
    headers: Any

    @property
    def error(self) -> tuple[int, str | None]:
        """The status and the word that SCIM has for what is wrong."""
        assert self.body["status"] == str(self.status)
        return self.status, self.body.get("scimType")


@dataclass(frozen=True)
class Provider:
    """A program that keeps accounts: `provider.post("/Users", {...})`."""

    secret: str

    def ask(self, method: str, path: str, body: Any = None, **more: Any) -> Said:
        data = body if isinstance(body, str | bytes) else json.dumps(body)
        sent = {} if body is None else {"data": data, "content_type": "application/scim+json"}
        headers = {"Authorization": f"Bearer {self.secret}"}
        answer = getattr(Client(enforce_csrf_checks=True), method)(
            f"{BASE}{path}", **{**sent, "headers": headers, **more}
        )
        body = json.loads(answer.content) if answer.content.startswith(b"{") else {}
        return Said(answer.status_code, body, answer.headers)

    def get(self, path: str, **query: str) -> Said:
        return (
            self.ask("get", path, QUERY_STRING="") if not query else self.ask("get", path, query_params=query)
        )

    def post(self, path: str, body: Any) -> Said:
        return self.ask("post", path, body)

    def put(self, path: str, body: Any) -> Said:
        return self.ask("put", path, body)

    def patch(self, path: str, *operations: Any) -> Said:
        return self.ask("patch", path, {"schemas": [PATCH], "Operations": list(operations)})

    def delete(self, path: str) -> Said:
        return self.ask("delete", path)


def staff_at(email: str) -> StaffMember:
    """Who signs in with this address."""
    return StaffMember.objects.get(email=email)


@pytest.fixture
def secret(db: None) -> str:
    """A token that was made for a month."""
    cache.clear()
    return make_token("work-accounts", timezone.localdate() + timedelta(days=30), by=SYSTEM)


@pytest.fixture
def token(secret: str) -> Token:
    return Token.objects.get()


@pytest.fixture
def provider(secret: str) -> Provider:
    return Provider(secret)


@pytest.fixture
def acts(secret: str) -> Callable[[], list[str]]:
    """The acts on the ledger since the token was made, oldest first."""
    before = Line.objects.count()

    def since() -> list[str]:
        return list(Line.objects.order_by("number").values_list("act", flat=True)[before:])

    return since


NELL = {
    "schemas": [USER],
    "userName": "Nell@example.org",
    "externalId": "work-17",
    "name": {"givenName": "Nell", "familyName": "Archer"},
    "active": True,
}


@pytest.fixture
def nell(provider: Provider) -> Said:
    """Nell Archer, whom the provider has added."""
    return provider.post("/Users", NELL)


@pytest.fixture
def nells(nell: Said) -> str:
    """Her address."""
    return f"/Users/{nell.body['id']}"
