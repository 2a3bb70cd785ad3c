"""Tokens by which people's programs ask the roll: made, shown once, taken back, known again by their hash."""

from __future__ import annotations

from datetime import timedelta
from secrets import token_urlsafe

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from safehaven.foundation.actors import Actor, System
from safehaven.foundation.operations import operation
from safehaven.foundation.random_secrets import hash_of
from safehaven.foundation.standing import NOBODY, Standing
from safehaven.ledger.front import write
from safehaven.roll.models import ScanToken
from safehaven.roll.rules import TokenNameInUse, TokenRefused
from safehaven.workforce.front import StaffMember, standing_by_token

DOOR = System("scan_door")
GOOD_FOR = timedelta(days=365)
MOST = 10
NOTED, NOTED_FOR = "roll.refused", 60


@operation
def make_token(name: str, *, by: StaffMember) -> str:
    """Make a token for one's programs, and return it: it is shown once, and not kept."""
    StaffMember.objects.select_for_update().get(pk=by.pk)
    if tokens_of(by).count() >= MOST:
        raise TokenRefused(f"You have {MOST} tokens. Take back those that you do not use any more.")
    if ScanToken.objects.filter(staff=by, name=name, ended_at__isnull=True).exists():
        raise TokenNameInUse("You have a token with this name. Give this one another name.")
    secret = token_urlsafe(32)
    now = timezone.now()
    made = ScanToken(staff=by, name=name, secret_hash=hash_of(secret), made_at=now, expires_at=now + GOOD_FOR)
    made.save(force_insert=True)
    write("roll:token_made", by=by, about=[made])
    return secret


@operation
def end_token(token: ScanToken, *, by: StaffMember) -> None:
    """Take one back.  The program that has it asks nothing any more."""
    token = ScanToken.objects.select_for_update().get(pk=token.pk)
    if token.ended_at is not None:
        raise TokenRefused("This token was taken back already.")
    token.ended_at, token.ended_by = timezone.now(), by.ledger_name
    token.save(update_fields=["ended_at", "ended_by"])
    write("roll:token_ended", by=by, about=[token])


@operation
def note_refused() -> None:
    """Note that a program came without a good token.  Never what it sent."""
    write("roll:program_refused", by=DOOR)


def end_tokens(staff: StaffMember, by: Actor) -> int:
    """End all that a leaver has, inside the act of leaving, and say how many that were."""
    theirs = ScanToken.objects.filter(staff=staff, ended_at__isnull=True)
    return theirs.update(ended_at=timezone.now(), ended_by=by.ledger_name)


def tokens_of(staff: StaffMember) -> QuerySet[ScanToken]:
    """The tokens of somebody that were not taken back, also those whose day is over."""
    return ScanToken.objects.filter(staff=staff, ended_at__isnull=True).order_by("made_at")


def standing_behind(request: HttpRequest) -> Standing:
    """Where whoever's token a request carries stands.

    The token is taken from the header and nowhere else: addresses are written into logs.  Worked out once for each
    request.  That none was good is noted now and then.
    """
    known: Standing | None = getattr(request, "standing_by_token", None)
    if known is None:
        known = _standing_behind(request)
        request.standing_by_token = known  # type: ignore[attr-defined]  # ours
    return known


def _standing_behind(request: HttpRequest) -> Standing:
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    found = None
    if scheme.lower() == "bearer" and secret.strip():
        asked = ScanToken.objects.filter(secret_hash=hash_of(secret.strip()), ended_at__isnull=True)
        found = asked.select_related("staff").first()
    if found is None or not found.is_good:
        if cache.add(NOTED, 1, NOTED_FOR):
            note_refused()
        return NOBODY
    return standing_by_token(found.staff)
