"""Acts inside a running house, in a process of its own: words in and words out as JSON."""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from typing import Any

import django

_PATIENCE_SECONDS = 180.0
_LOOK_AGAIN_SECONDS = 0.1


def password(told: dict[str, Any]) -> dict[str, Any]:
    from safehaven.mailguard.operations.passwords import make_app_password
    from safehaven.workforce.front import StaffMember

    return {"secret": make_app_password(told["name"], by=StaffMember.objects.get(email=told["email"]))}


def end_password(told: dict[str, Any]) -> dict[str, Any]:
    from safehaven.mailguard.models import AppPassword
    from safehaven.mailguard.operations.passwords import end_app_password

    one = AppPassword.objects.get(name=told["name"], staff__email=told["email"])
    end_app_password(one, by=one.staff)
    return {}


def leave(told: dict[str, Any]) -> dict[str, Any]:
    from safehaven.foundation.actors import SYSTEM
    from safehaven.workforce.front import StaffMember
    from safehaven.workforce.operations import mark_as_left

    mark_as_left(StaffMember.objects.get(email=told["email"]), by=SYSTEM)
    return {}


def take_in(told: dict[str, Any]) -> dict[str, Any]:
    """Take in a message as if a program had handed it over, and look at it until it is judged."""
    from safehaven.mailguard.states import State
    from safehaven.mailguard.working import judge_waiting
    from safehaven.workforce.front import StaffMember
    from tests.mailguard.taking_in import taken_in

    by = StaffMember.objects.get(email=told["email"])
    words = {"text": told["text"], "subject": told["subject"], "shown": told.get("from_name", "")}
    taken = taken_in(by, *told["to"], **words)
    until = time.monotonic() + _PATIENCE_SECONDS
    while taken.state == State.RECEIVED:  # a busy machine's keeper of the roll may ask for a moment more
        assert time.monotonic() < until, "The message was not judged."
        judge_waiting()
        taken.refresh_from_db()
        time.sleep(_LOOK_AGAIN_SECONDS)
    return {"id": str(taken.pk)}


def share_by_law(told: dict[str, Any]) -> dict[str, Any]:
    """Say that the law orders what a held message shares."""
    from safehaven.mailguard.models import Submission
    from tests.mailguard.taking_in import let_be_shared

    taken = Submission.objects.get(pk=told["id"])
    let_be_shared(taken, taken.sender)
    return {}


def know(told: dict[str, Any]) -> dict[str, Any]:
    """Put people outside with these addresses into the directory, verified."""
    from safehaven.workforce.front import StaffMember
    from tests.mailguard.protected import in_the_directory

    by = StaffMember.objects.get(email=told["email"])
    in_the_directory(by, *told["addresses"], number=told.get("number", ""))
    return {}


def files_left(told: dict[str, Any]) -> dict[str, Any]:
    """Protect what waits for it, as far as rows say with a mail server behind that took it."""
    from safehaven.mailguard.models import Submission
    from tests.mailguard.protected import as_if_it_had_left

    as_if_it_had_left(Submission.objects.get(pk=told["id"]))
    return {}


def protect_and_leave(told: dict[str, Any]) -> dict[str, Any]:
    """Send a held message protected, have its files leave, and then its sender."""
    from safehaven.mailguard.models import Submission
    from safehaven.mailguard.states import PasswordBy
    from tests.mailguard.protected import as_if_it_had_left, protected

    held = Submission.objects.select_related("sender").get(pk=told["id"])
    as_if_it_had_left(protected(held, held.sender, *map(PasswordBy, told["ways"])))
    return leave({"email": held.sender.email})


def receipt(told: dict[str, Any]) -> dict[str, Any]:
    """Recipients press the buttons of their links."""
    from safehaven.mailguard.operations.passing import confirm_by_link

    for token in told["tokens"]:
        confirm_by_link(token)
    return {}


def tell_password(told: dict[str, Any]) -> dict[str, Any]:
    """The password of the one protected message, as its sender reads it out."""
    from safehaven.mailguard.models import PasswordWay
    from safehaven.mailguard.operations.passing import tell_password as tell
    from safehaven.workforce.front import StaffMember

    way = PasswordWay.objects.select_related("delivery__submission").get()
    return {"password": tell(way.delivery, by=StaffMember.objects.get(email=told["email"]))}


def support(told: dict[str, Any]) -> dict[str, Any]:
    """Begin the record of somebody, who agrees that we share what helps, unless told otherwise."""
    from safehaven.records.front import NewRecord, create_record
    from safehaven.roll.front import RollNotReady
    from safehaven.roll.marking import settled_mark
    from safehaven.workforce.front import StaffMember
    from tests.lawfulness.agreeing import agreed

    by = StaffMember.objects.get(email=told["email"])
    record = create_record(NewRecord(told["details"]), by=by, sure=True)
    if told.get("agrees", True):
        agreed(record, by)
    with suppress(RollNotReady):  # where a test has no keeper
        settled_mark()  # it takes a change in within a second, and a message of a test must not be quicker
    return {"record": str(record.pk), "reference": record.reference}


def choose(told: dict[str, Any]) -> dict[str, Any]:
    from safehaven.foundation.actors import SYSTEM
    from safehaven.policies.front import Parameter
    from safehaven.policies.front import choose as choose_value

    choose_value(Parameter(told["parameter"]), told["value"], by=SYSTEM)
    return {}


ACTS = {
    act.__name__: act
    for act in (
        *(take_in, password, end_password, leave, support, choose),
        *(share_by_law, know, files_left, protect_and_leave, receipt, tell_password),
    )
}

if __name__ == "__main__":
    django.setup()
    told = json.loads(sys.argv[1])
    print(json.dumps(ACTS[told.pop("act")](told)))  # noqa: T201 - this is the answer
