"""Which half-minute a code of an authenticator app belongs to, so that no code works twice."""

from __future__ import annotations

from hmac import compare_digest

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time


def step_of(secret: str, code: str) -> int | None:
    """The number of the half-minute for which this is the code; nothing when it is for none around now."""
    typed = normalize_user_code(code)
    for step in yield_hotp_counters_from_time():
        if compare_digest(typed.encode(), format_hotp_value(hotp_value(secret, step)).encode()):
            return int(step)
    return None
