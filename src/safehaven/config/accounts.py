"""How staff sign in: what Django and allauth are told, in one place."""

from __future__ import annotations

from typing import Any

from safehaven.config import environment

BACKENDS = ["safehaven.workforce.backends.StaffBackend"]
VALIDATORS = [{"NAME": "safehaven.workforce.passwords.LongAndHardToGuess"}]
CACHE: dict[str, Any] = {  # in the database, so that rate limits are shared by all processes
    "BACKEND": "django.core.cache.backends.db.DatabaseCache",
    "LOCATION": "cache",
    # Django's own limit of 300 would let a stranger push out the count of somebody's wrong passwords.
    "OPTIONS": {"MAX_ENTRIES": 50_000},
}

# allauth reads these from the settings by these names.
SETTINGS: dict[str, Any] = {
    "ACCOUNT_ADAPTER": "safehaven.workforce.adapters.AccountAdapter",
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_EMAIL_VERIFICATION": "none",  # staff are added by colleagues who know the address
    "ACCOUNT_SESSION_REMEMBER": False,
    "ACCOUNT_LOGIN_TIMEOUT": 5 * 60,  # from the right password to the second factor
    "ACCOUNT_RATE_LIMITS": {"login": "60/m/ip", "login_failed": "30/m/ip,5/5m/key,100/d/key"},
    "MFA_RATE_LIMITS": {"webauthn_login": "60/m/ip"},
    "MFA_ADAPTER": "safehaven.workforce.adapters.MFAAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_ALLOW_UNVERIFIED_EMAIL": True,
    "MFA_TOTP_TOLERANCE": 1,  # half a minute either side, for clocks that are a little off
    "MFA_RECOVERY_CODES_SHOW_ONCE": True,
    # How many servers of ours stand in front: rate limits count the address behind them, and no other.
    "ALLAUTH_TRUSTED_PROXY_COUNT": environment.number("SAFEHAVEN_PROXIES", 0),
}
