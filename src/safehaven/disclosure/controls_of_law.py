"""How the check of consent stands, found in what was released because somebody agreed."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from safehaven.disclosure.channels import checks_for
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.states import Category, Channel
from safehaven.interface.counting import counted
from safehaven.lawfulness.front import Basis, Reach, SharingBasis
from safehaven.policies.front import Evidence, attention, control, holds

LOOKED_BACK = timedelta(days=365)


@control(
    "consent-check",
    does="What is shared because somebody agreed leaves only while that agreement stands, about this recipient. "
    "Everything else says on which other basis.",
    acts_in=(
        "safehaven.disclosure.checks.lawful.check_agreed",
        "safehaven.disclosure.email.operations.begin_hand_over",
        "safehaven.mailguard.checks.lawful.check_lawful",
    ),
    not_for={"PG-1-09": "Another lawful basis serves as well, where somebody states it."},
    see="disclosure:overseen",
)
def consent_check() -> Evidence:
    for channel in Channel:
        if "agreed" not in {check.slug for check in checks_for(channel)}:
            return attention(
                "The check of what they agreed to is not made any more. Tell your IT administrator."
            )
    left = Disclosure.objects.filter(released_at__gte=timezone.now() - LOOKED_BACK)
    on_consent = left.filter(Q(basis=Basis.CONSENT) | Q(category=Category.CONSENT))
    without = on_consent.filter(~Exists(_stood_then())).count()
    if without:
        return attention(
            f"{counted(without, 'was', 'were')} shared in a year because somebody agreed, and no agreement stood. "
            "Your data protection officer must look at them.",
            without=without,
        )
    return holds(
        f"{counted(left.count(), 'was', 'were')} shared in a year, each on a basis; because they agreed: {on_consent.count():,}.",
        shared=left.count(),
    )


def _stood_then() -> QuerySet[SharingBasis]:
    """An agreement about this recipient that was noted before the release and not taken back before it."""
    at = "contact__recipient"
    reaches = (
        Q(reach=Reach.ANYBODY)
        | Q(reach=Reach.KIND, kind=OuterRef(f"{at}__organisation__kind"))
        | Q(reach=Reach.ORGANISATION, organisation=OuterRef(f"{at}__organisation"))
        | Q(reach=Reach.PERSON, recipient=OuterRef(at))
    )
    rows = SharingBasis.objects.filter(reaches, record=OuterRef("record"), basis=Basis.CONSENT)
    return rows.filter(noted_at__lte=OuterRef("released_at")).filter(
        Q(ended_at__isnull=True) | Q(ended_at__gt=OuterRef("released_at"))
    )
