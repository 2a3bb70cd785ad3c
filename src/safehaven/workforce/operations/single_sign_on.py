"""The act that ties an account of the sign-in provider to an account here."""

from __future__ import annotations

from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.models import LinkedSignIn, StaffMember
from safehaven.workforce.rules import check_can_link, check_works_here


@operation
def link_sign_in(staff: StaffMember, issuer: str, subject: str) -> LinkedSignIn:
    """Tie them together, at the first sign-in, once every factor that the account has was proved."""
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    check_works_here(staff)
    check_can_link(staff, issuer, subject)
    link = LinkedSignIn(staff=staff, issuer=issuer, subject=subject)
    link.save(force_insert=True)
    write("workforce:sign_in_linked", by=staff, about=[staff, link])
    return link
