"""Passwords that recipients still wait for, and whose sender leaves or has left: who sees to them then."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.standing import Standing
from safehaven.interface.components import Colour, Tag, Task
from safehaven.interface.counting import counted
from safehaven.mailguard.models import Delivery, Submission
from safehaven.mailguard.states import Topic, Way
from safehaven.workforce.front import InHand, Role, StaffMember, capabilities_of, roles_of, who_left

WHAT = "Passwords that recipients of protected mail wait for"
_NEEDS_YOU = Tag("Needs you", Colour.RED)


def waiting_for_password(submissions: QuerySet[Submission]) -> QuerySet[Delivery]:
    """The copies of some messages that have left, and whose password is here and has not gone to their recipient."""
    went = Delivery.objects.filter(
        submission=OuterRef("submission"), place=OuterRef("place"), topic=Topic.PASSWORD, state=Way.SENT
    )
    return Delivery.objects.filter(
        ~Exists(went),
        topic=Topic.MESSAGE,
        state__in=[Way.SENT, Way.IN_DOUBT],
        submission__in=submissions.filter(goes_protected=True).values("pk"),
        submission__protection__secret__isnull=False,
        password_way__told_at__isnull=True,
    ).select_related("submission", "password_way")


def left_to(by: StaffMember) -> QuerySet[Submission]:
    """The messages of those who left and whom somebody managed.

    Where the manager has left too, or there was none, they are left to the Caldicott Guardian.
    """
    if Capability.DISCLOSURE_APPROVE not in capabilities_of(by):
        return Submission.objects.none()
    theirs = Q(line_manager=by)
    if Role.CALDICOTT_GUARDIAN in roles_of(by):
        theirs |= Q(line_manager__isnull=True) | Q(line_manager__in=who_left().values("pk"))
    return Submission.objects.filter(sender__in=who_left().filter(theirs).values("pk"))


def sees_to(by: StaffMember) -> QuerySet[Submission]:
    """The messages whose passwords somebody sees to: their own, and those that were left to them."""
    return Submission.objects.filter(Q(sender=by) | Q(pk__in=left_to(by).values("pk")))


def passwords_in_hand(staff: StaffMember, asks: StaffMember) -> Iterator[InHand]:
    """What somebody who leaves has in hand, or has left behind."""
    waiting = waiting_for_password(Submission.objects.filter(sender=staff))
    yield InHand(WHAT, waiting.count(), _place(staff, asks))


def on_the_desk(standing: Standing) -> Iterator[Task]:
    """Tell whoever sees to them that recipients wait for passwords of somebody who left."""
    if not (standing.may(Capability.DISCLOSURE_APPROVE) and isinstance(standing.staff, StaffMember)):
        return
    waiting = waiting_for_password(left_to(standing.staff)).order_by()
    found = waiting.values("submission__sender", "submission__sender__name").annotate(copies=Count("pk"))
    for each in found.order_by("submission__sender__name"):
        said = counted(each["copies"], "recipient waits", "recipients wait")
        place = reverse("mailguard:left_behind", kwargs={"staff": each["submission__sender"]})
        yield Task(
            f"{said} for the password of mail from {each['submission__sender__name']}, who has left",
            _NEEDS_YOU,
            place,
        )


def _place(staff: StaffMember, asks: StaffMember) -> str:
    if staff == asks:
        return reverse("mailguard:messages")
    if left_to(asks).filter(sender=staff).exists():
        return reverse("mailguard:left_behind", kwargs={"staff": staff.pk})
    return ""
