"""Signing in by the organisation's own sign-in provider (OpenID Connect).  Off until its address is set."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from safehaven.config import environment

PROVIDER = "sign-in"
_ADDRESS = re.compile(
    r"https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]*)?|http://localhost:[0-9]{1,5}/?"
)
_NAME = "SAFEHAVEN_SIGN_IN_ISSUER"


def told(home: Path) -> dict[str, str]:
    """What the environment says about the provider; nothing where there is none."""
    issuer = environment.optional(_NAME, "")
    if not issuer:
        return {}
    if not _ADDRESS.fullmatch(issuer):
        raise SystemExit(f"{_NAME} must look like https://login.example.org/ours")
    secret = Path(environment.optional("SAFEHAVEN_SIGN_IN_SECRET_FILE", str(home / "sign_in.secret")))
    return {
        "issuer": issuer,
        "client": environment.chosen("SAFEHAVEN_SIGN_IN_CLIENT", example="safehaven"),
        "secret": environment.secret_from(secret),
        "name": environment.optional("SAFEHAVEN_SIGN_IN_NAME", "your work account"),
        "factors": environment.optional("SAFEHAVEN_SIGN_IN_FACTORS", "mfa"),
        "origin": environment.optional("SAFEHAVEN_SIGN_IN_ORIGIN", "/".join(issuer.split("/")[:3])),
    }


def settings_of(provider: dict[str, str]) -> dict[str, Any]:
    """What allauth is told of it, by the names that allauth looks for."""
    app = {
        "provider_id": PROVIDER,
        "name": provider.get("name", ""),
        "client_id": provider.get("client", ""),
        "secret": provider.get("secret", ""),
        "settings": {"server_url": provider.get("issuer", "").rstrip("/")},
    }
    return {
        "SOCIALACCOUNT_ADAPTER": "safehaven.workforce.provider.ProviderAdapter",
        "SOCIALACCOUNT_PROVIDERS": {
            "openid_connect": {
                "provider_class": "safehaven.workforce.provider.SignInProvider",
                "OAUTH_PKCE_ENABLED": True,
                "APPS": [app] if provider else [],
            }
        },
        "SOCIALACCOUNT_ONLY": False,
        "SOCIALACCOUNT_AUTO_SIGNUP": False,
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": False,  # who they are is decided by us, see provider.py
        "SOCIALACCOUNT_STORE_TOKENS": False,
        "SOCIALACCOUNT_REQUESTS_TIMEOUT": 5,
    }
