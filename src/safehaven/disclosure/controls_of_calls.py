"""How the controls of the telephone and of the fax stand, found in the calls that were taken."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from safehaven.directory.front import ContactKind
from safehaven.disclosure.channels import checks_for
from safehaven.disclosure.models import Call, Disclosure
from safehaven.disclosure.states import Channel, State
from safehaven.interface.counting import counted
from safehaven.policies.front import Evidence, Parameter, attention, control, holds, in_force

LOOKED_BACK = timedelta(days=365)


def _told() -> QuerySet[Call]:
    """Calls on which something was told, within a year."""
    return Call.objects.filter(told_at__gte=timezone.now() - LOOKED_BACK)


def _not_made(*slugs: str, by: Channel = Channel.TELEPHONE) -> str:
    made = {check.slug for check in checks_for(by)}
    for slug in slugs:
        if slug not in made:
            return f"The check “{slug}” is not made any more. Tell your IT administrator."
    return ""


@control(
    "caller-verification",
    does="Who rings, about whom and for what is written down first, and something is told only on a number of the directory.",
    acts_in=(
        "safehaven.disclosure.operations.calling.take_call",
        "safehaven.disclosure.telephone.checks.caller_is_known",
    ),
    not_for={
        "PG-1-04": "Their job and department are asked for in one line with the name, and may be left out."
    },
)
def caller_verification() -> Evidence:
    if missing := _not_made("caller", "call-back"):
        return attention(missing)
    if in_force(Parameter.CALLBACK) == "not_needed":
        return attention(
            "The policy asks for no call back, so a caller is only who they say they are. Your SIRO can change that."
        )
    unsure = _told().filter(
        Q(disclosure__contact__verified_at__isnull=True) | Q(disclosure__confirmed_at__isnull=True)
    )
    if unsure.exists():
        return attention(
            f"{counted(unsure.count(), 'caller was told something on a number', 'callers were told something on a number')} that nobody verified. "
            "Your IG officer must look at them.",
            unsure=unsure.count(),
        )
    told = _told().count()
    return holds(
        f"{counted(told, 'caller was told something in a year, on a verified number', 'callers were told something in a year, each on a verified number')}.",
        told=told,
    )


@control(
    "written-request",
    does="Whoever takes a call is shown the sentence that asks to write, and that it was said stands on the record.",
    acts_in=(
        "safehaven.disclosure.telephone.wording.to_say",
        "safehaven.disclosure.operations.calling.turn_away",
    ),
    reads=(Parameter.TELEPHONE_DEFAULT,),
)
def written_request() -> Evidence:
    if missing := _not_made("telephone"):
        return attention(missing)
    if in_force(Parameter.TELEPHONE_DEFAULT) == "after_checks":
        return attention("The policy does not ask callers to write. Your SIRO can change that.")
    hurried = _told().filter(urgent=False).count()
    if hurried:
        return attention(
            f"{counted(hurried, 'caller was told something though', 'callers were told something though')} it was not urgent. Your IG officer must look at them.",
            hurried=hurried,
        )
    calls = Call.objects.filter(taken_at__gte=timezone.now() - LOOKED_BACK)
    asked = calls.filter(disclosure__state=State.ABANDONED).count()
    return holds(
        f"{counted(calls.count(), 'call written down', 'calls written down')} in a year; {counted(asked, 'caller was asked', 'callers were asked')} to write.",
        calls=calls.count(),
        asked=asked,
    )


@control(
    "callback",
    does="Something is told only on a number that the policy trusts: the switchboard, never a direct line or a mobile.",
    acts_in=("safehaven.disclosure.telephone.checks.rings_the_right_number",),
    reads=(Parameter.CALLBACK,),
    not_for={
        "PG-1-10": "The page says to speak to nobody else. Whether that was so, only the person who rang knows.",
        "SJ-4-tel-04": "What the switchboard says of the caller is not asked for.",
        "SJ-4-tel-06": "The page says to speak to nobody else. Whether that was so, only the person who rang knows.",
    },
)
def callback() -> Evidence:
    if missing := _not_made("call-back"):
        return attention(missing)
    policy = in_force(Parameter.CALLBACK)
    if policy == "not_needed":
        return attention("The policy asks for no call back. Your SIRO can change that.")
    wrong = _told().exclude(disclosure__contact__kind=ContactKind.SWITCHBOARD)
    if policy == "known_number":
        wrong = wrong.filter(_became_known_by_the_call())
    if wrong.exists():
        return attention(
            f"{counted(wrong.count(), 'caller was rung on another', 'callers were rung on another')} number than the policy trusts. "
            "Your IG officer must look at them.",
            wrong=wrong.count(),
        )
    told = _told().count()
    return holds(
        f"{counted(told, 'caller was rung back in a year, on a number', 'callers were rung back in a year, each on a number')} to trust.",
        told=told,
    )


def _became_known_by_the_call() -> Q:
    """Whether the number was added, or made sure of, between the ring and the telling; verifying it later counts not."""
    verified = Q(
        disclosure__contact__verified_at__gt=F("taken_at"), disclosure__contact__verified_at__lte=F("told_at")
    )
    return verified | Q(disclosure__contact__added_at__gt=F("taken_at"))


@control(
    "disclosure-authorisation",
    does="Nothing is told on the telephone before a senior colleague has agreed to these very words.",
    acts_in=("safehaven.disclosure.telephone.checks.senior_agreed",),
    reads=(Parameter.AUTHORISE_TELEPHONE,),
)
def disclosure_authorisation() -> Evidence:
    if missing := _not_made("senior"):
        return attention(missing)
    if in_force(Parameter.AUTHORISE_TELEPHONE) != "senior":
        return attention("The policy asks no senior colleague. Your SIRO can change that.")
    alone = _told().filter(disclosure__decided_by__isnull=True).count()
    if alone:
        return attention(
            f"{counted(alone, 'caller was told something to which', 'callers were told something to which')} no senior colleague had agreed. "
            "Your IG officer must look at them.",
            alone=alone,
        )
    told = _told().count()
    return holds(
        f"{counted(told, 'caller was told something in a year, with a senior’s yes', 'callers were told something in a year, each with a senior’s yes')}.",
        told=told,
    )


@control(
    "fax-gate",
    does="Nothing can be begun or released by fax. Whoever tries is told which clause says so, and what to do instead.",
    acts_in=("safehaven.disclosure.fax.why_no_fax", "safehaven.disclosure.operations.drafting.begin"),
    reads=(Parameter.FAX,),
    not_for=dict.fromkeys(
        ("PG-4b-01", "SJ-2-09", "SJ-4-fax-01"),
        "Safehaven sends no fax at all, so it knows no safe havens. If you fax, you must see to it yourselves.",
    ),
)
def fax_gate() -> Evidence:
    if missing := _not_made("fax", by=Channel.FAX):
        return attention(missing)
    faxed = Disclosure.objects.filter(channel=Channel.FAX).count()
    if faxed:
        return attention(
            f"{counted(faxed, 'was', 'were')} made by fax. Tell your IT administrator.", faxed=faxed
        )
    if in_force(Parameter.FAX) != "never":
        return attention(
            "The policy lets something go by fax, and Safehaven cannot see it. Your SIRO can change that."
        )
    return holds("Nothing was made by fax, and nothing can be.", faxed=0)
