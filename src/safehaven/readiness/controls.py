"""How the controls of readiness stand, found in what people signed, accepted and passed, and in the gate itself."""

from __future__ import annotations

from safehaven.interface.counting import counted
from safehaven.policies.front import Evidence, Parameter, attention, control, found_once, holds
from safehaven.readiness import gate
from safehaven.readiness.queries import Readiness, readiness_of_all
from safehaven.workforce.front import working_here

AT_EACH_GRANT = "safehaven.readiness.gate.check_grant"
AT_EACH_ACT = "safehaven.readiness.gate.check_act"
AT_EACH_REQUEST = "safehaven.readiness.gate.withheld"
OPEN = attention(
    "Records open without asking who is ready in this installation. Tell your IT administrator.", gates=0
)


@control(
    "nda",
    does="Nothing about people opens to anybody who has not signed the non-disclosure agreement that holds now.",
    acts_in=(AT_EACH_GRANT, "safehaven.readiness.operations.sign_agreement"),
)
def nda() -> Evidence:
    found = _everybody()
    unsigned = sum(not one.signed for one in found)
    if not gate.stands():
        return OPEN
    if unsigned:
        return attention(
            f"{unsigned:,} of {counted(len(found), 'person', 'people')} did not sign the agreement that holds now. "
            "Nothing opens to them. Their managers must see that they sign it.",
            unsigned=unsigned,
            people=len(found),
        )
    return holds(
        f"Everybody signed the agreement that holds now: {counted(len(found), 'person', 'people')}.",
        people=len(found),
    )


@control(
    "policy-acknowledgement",
    does="Nothing about people opens to anybody who has not read each policy in force to its end and accepted it.",
    acts_in=(
        AT_EACH_GRANT,
        "safehaven.readiness.operations.go_on_reading",
        "safehaven.readiness.operations.accept_policy",
    ),
)
def policy_acknowledgement() -> Evidence:
    found = _everybody()
    missing = sum(bool(one.to_accept) for one in found)
    if not gate.stands():
        return OPEN
    if missing:
        return attention(
            f"{missing:,} of {counted(len(found), 'person', 'people')} did not accept every policy in the version that is in force. "
            "Nothing opens to them. Their managers must see that they read them.",
            missing=missing,
            people=len(found),
        )
    return holds(
        f"Everybody read and accepted every policy in force: {counted(len(found), 'person', 'people')}.",
        people=len(found),
    )


@control(
    "training-gate",
    does="Nothing about people opens to anybody whose course is not passed, or whose certificate has ended.",
    acts_in=(AT_EACH_GRANT, AT_EACH_ACT, AT_EACH_REQUEST),
    reads=(Parameter.TRAINING_INTERVAL_MONTHS,),
)
def training_gate() -> Evidence:
    found = _everybody()
    untrained = sum(not one.trained for one in found)
    if not gate.stands():
        return OPEN
    if untrained:
        return attention(
            f"{untrained:,} of {counted(len(found), 'person', 'people')} did not pass a course that they need, or not again in time. "
            "Nothing opens to them. Their managers must see that they pass.",
            untrained=untrained,
            people=len(found),
        )
    return holds(
        f"Everybody passed the courses that they need: {counted(len(found), 'person', 'people')}.",
        people=len(found),
    )


@found_once
def _everybody() -> list[Readiness]:
    return list(readiness_of_all(working_here()).values())
