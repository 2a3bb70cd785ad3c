"""The password of protected files on its way: receipts, the telephone, and dropping what has served."""

from __future__ import annotations

from django.utils import timezone

from safehaven.access.front import take_house
from safehaven.disclosure.front import RECIPIENT, Received
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.mailguard.actors import GUARD, KEY
from safehaven.mailguard.asked_often import both_locked
from safehaven.mailguard.lawful import check_lawful_now
from safehaven.mailguard.models import Delivery, PasswordWay, Protection
from safehaven.mailguard.moving import let_password_go, seen_to_locked, stop_password
from safehaven.mailguard.queries import password_of, way_by_link
from safehaven.mailguard.rules import (
    NoSuchMessage,
    WrongMoment,
    check_can_tell,
    check_may_have_left,
    check_nobody_confirmed,
)
from safehaven.mailguard.states import Way
from safehaven.workforce.front import StaffMember


@operation
def confirm_by_link(token: str) -> None:
    """A recipient says on our page that the files arrived.  Their password may go now.  Raises NoSuchMessage."""
    found = way_by_link(token)
    if found is None:
        raise NoSuchMessage("We do not know this link.")
    submission, delivery = both_locked(found.delivery)
    _received(delivery, Received.LINK)
    write("mailguard:received_by_recipient", by=RECIPIENT, about=[submission, delivery], how="link")


@operation
def confirm_by_sender(delivery: Delivery, how: Received, *, by: StaffMember) -> None:
    """Note that a recipient said so, on the telephone or in an answer, to the sender or whoever sees to it for them.

    Their password may go now.
    """
    submission, delivery = seen_to_locked(delivery.submission, by), _locked(delivery)
    _received(delivery, how)
    write("mailguard:received_by_recipient", by=by, about=[submission, delivery], how=how.value)


@operation
def tell_password(delivery: Delivery, *, by: StaffMember) -> str:
    """Show the password once, to read it out.  It then does not go to this recipient by e-mail any more."""
    submission, delivery = seen_to_locked(delivery.submission, by), _locked(delivery)
    check_may_have_left(delivery)
    way = PasswordWay.objects.select_for_update().get(delivery=delivery)
    protection = Protection.objects.get(submission=submission)
    check_can_tell(way, protection)
    password = password_of(delivery)
    if password is not None and password.state == Way.HANDING_OVER:
        raise WrongMoment("The password is being sent this very moment. Wait a minute, then look again.")
    grant = take_house(KEY, by=by, act="mailguard:password_told", about=[submission, delivery])
    check_lawful_now(submission, grant)
    stop_password(delivery)
    way.told_at, way.told_by = timezone.now(), by
    way.save()
    return grant.open(protection, "secret")


@operation
def forget_password(protection: Protection) -> None:
    """Drop a password that has served, or will never be asked for."""
    protection = Protection.objects.select_for_update().select_related("submission").get(pk=protection.pk)
    protection.secret = None
    protection.save(update_fields=["secret"])
    write("mailguard:password_forgotten", by=GUARD, about=[protection.submission, protection])


def _received(delivery: Delivery, how: Received) -> None:
    check_may_have_left(delivery)
    way = PasswordWay.objects.select_for_update().get(delivery=delivery)
    check_nobody_confirmed(way)
    way.received_at, way.received_how = timezone.now(), how
    way.save()
    let_password_go(delivery)


def _locked(delivery: Delivery) -> Delivery:
    found: Delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
    return found
