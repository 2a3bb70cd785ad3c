"""Django's sessions in the database, with their content sealed and their keys hashed.

What sign-in keeps for a moment (the secret of an authenticator app being set up, an e-mail
address) is sealed; and whoever copies the table has no key that a browser would be let in with.
Setting: SESSION_ENGINE.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from safehaven.foundation.prepared import Prepared
from safehaven.workforce.sealing import open_text, seal_text
from safehaven_core.sealing import CannotOpen, Place


def hashed(session_key: str) -> str:
    """What the table holds instead of a session's key: 40 letters, the width of Django's column."""
    return urlsafe_b64encode(sha256(session_key.encode()).digest()[:30]).decode()


_GOING_ON = Prepared(
    lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now),
    key=CharField(),
    now=DateTimeField(),
)


class SessionStore(db.SessionStore):
    """A browser's session, sealed."""

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row to write: its key hashed, its content sealed for this row alone."""
        row = hashed(self._get_or_create_session_key())  # type: ignore[attr-defined]  # Django's, untyped
        content = seal_text(_place(row), json.dumps(data))
        return Session(session_key=row, session_data=content, expire_date=self.get_expiry_date())

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing when it is over, was moved or was changed."""
        key = self.session_key
        found = next(iter(_GOING_ON.ask(key=hashed(key) if key else "", now=timezone.now())), None)
        try:
            content = open_text(_place(found.session_key), found.session_data) if found else None
        except (CannotOpen, ValueError):  # damaged, or not even base64
            content = None
        if content is None:
            self._session_key = None  # a key that we did not hand out is never taken up
            return {}
        loaded: dict[str, Any] = json.loads(content)
        return loaded

    def exists(self, session_key: str) -> bool:
        """Whether a browser with this key has a session."""
        return Session.objects.filter(session_key=hashed(session_key)).exists()

    def delete(self, session_key: str | None = None) -> None:
        """Forget a session; this one, unless told otherwise."""
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(session_key=hashed(key)).delete()


def _place(row: str) -> Place:
    return Place("django_session", row, "session_data")
