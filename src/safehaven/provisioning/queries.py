"""Whom an identity provider sees, and by which token it comes."""

from __future__ import annotations

from hmac import compare_digest
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from safehaven.foundation.random_secrets import hash_of
from safehaven.provisioning.models import Counterpart, Token
from safehaven.workforce.front import StaffMember


def token_for(secret: str) -> Token | None:
    """The good token with this secret.  Every one is compared, in the same time whichever it is."""
    asked, found = hash_of(secret), None
    for token in Token.objects.filter(ended_at__isnull=True, expires_at__gt=timezone.now()):
        if compare_digest(token.token_hash, asked):
            found = token
    return found


def everybody() -> QuerySet[StaffMember]:
    """All staff, also those who left, but not those whom the provider removed."""
    seen = StaffMember.objects.filter(counterpart__removed_at__isnull=True)
    return seen.select_related("counterpart").order_by("active_from", "id")


def somebody(staff_id: UUID) -> StaffMember | None:
    """One of them."""
    return everybody().filter(pk=staff_id).first()


def counterpart_of(staff: StaffMember) -> Counterpart:
    """How the provider calls somebody; an empty row, not saved, where it has said nothing yet."""
    return getattr(staff, "counterpart", None) or Counterpart(staff=staff)
