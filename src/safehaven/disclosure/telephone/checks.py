"""The checks that only the telephone needs: may it be told at all, to whom, at which number, and who agreed."""

from __future__ import annotations

from safehaven.directory.front import ContactKind, is_mobile
from safehaven.disclosure.checks import Check, Kind, Matter
from safehaven.disclosure.checks.every_channel import NotSo, approved_by_another
from safehaven.disclosure.checks.naming import NAMES_NOBODY_ELSE
from safehaven.policies.front import Parameter, clauses_asking, in_force

RUNG = frozenset({ContactKind.PHONE, ContactKind.SWITCHBOARD})


def policy_lets_it_be_told(matter: Matter) -> None:
    """The policy lets something be told on the telephone; where callers are asked to write, only what is urgent."""
    asked = clauses_asking(Parameter.TELEPHONE_DEFAULT)
    policy = in_force(Parameter.TELEPHONE_DEFAULT)
    if policy == "never":
        raise NotSo(f"The policy lets nothing be told on the telephone{asked}. Ask them to write to us.")
    if policy == "written_request" and not matter.call.urgent:
        raise NotSo(
            f"The policy wants callers to ask in writing{asked}, unless it is urgent. Ask them to write to us."
        )


def caller_is_known(matter: Matter) -> None:
    """The caller gave their name and said whom they mean."""
    if not all(matter.grant.open(matter.call, column).strip() for column in ("caller", "meant", "asks")):
        raise NotSo("It is not written down who asks, about whom and for what.")


def says_what_is_told(matter: Matter) -> None:
    """What is going to be told was written down, so that it is the least that serves and a second person can see it."""
    if not matter.grant.open(matter.call, "words").strip():
        raise NotSo("Write down what you are going to tell them. Tell no more than that.")


def rings_the_right_number(matter: Matter) -> None:
    """The number that is rung is one that the policy trusts, not the one that the caller would like."""
    contact, policy = matter.disclosure.contact, in_force(Parameter.CALLBACK)
    if contact is None or contact.kind not in RUNG:
        raise NotSo("Choose a telephone number of the caller from the directory.")
    if policy == "not_needed":
        return
    asked = clauses_asking(Parameter.CALLBACK)
    if not matter.grant.open(matter.call, "number").strip():
        raise NotSo(
            f"The caller gave no number of their organisation’s switchboard, so nothing can be told{asked}."
        )
    if contact.kind == ContactKind.SWITCHBOARD and not is_mobile(matter.address):
        return
    if policy == "switchboard_only":
        raise NotSo(
            f"The policy lets you ring back only the switchboard of their organisation{asked}, never a direct "
            "line or a mobile. Choose the switchboard, and ask there to be put through."
        )
    if contact.verified_at is None or contact.verified_at > matter.call.taken_at:
        raise NotSo(
            "This number was verified only after they rang. Ring the switchboard, or a number that we knew before."
        )


def rings_whom_the_caller_named(matter: Matter) -> str | None:
    """Whoever is rung is where the caller said that they are; where not, that is said and a person judges."""
    said = matter.grant.open(matter.call, "organisation")
    if matter.recipient is None or not said.strip() or _folded(said) == _folded(matter.recipient.at):
        return None
    return (
        f"The caller said that they ring from “{said}”. You chose somebody at “{matter.recipient.at}”. "
        "Go on only if you are sure that both are the same."
    )


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def senior_agreed(matter: Matter) -> None:
    """Where the policy asks for it, a senior colleague agreed to this very telling."""
    if in_force(Parameter.AUTHORISE_TELEPHONE) == "senior" and not approved_by_another(matter):
        asked = clauses_asking(Parameter.AUTHORISE_TELEPHONE)
        raise NotSo(f"The policy wants a senior colleague to agree first{asked}. Ask for approval.")


TELEPHONE_CHECKS = (
    Check(
        "telephone",
        Kind.AUTOMATIC,
        "The policy lets this be told on the telephone.",
        policy_lets_it_be_told,
        "call",
    ),
    Check("caller", Kind.CONFIRMED, "You wrote down who asks, about whom and for what.", caller_is_known),
    Check("told", Kind.CONFIRMED, "You wrote down what you will tell.", says_what_is_told, "words"),
    NAMES_NOBODY_ELSE,
    Check(
        "call-back",
        Kind.AUTOMATIC,
        "You ring back a number that the policy trusts.",
        rings_the_right_number,
        "recipient",
    ),
    Check(
        "organisation",
        Kind.AUTOMATIC,
        "You ring no other organisation than the caller named.",
        rings_whom_the_caller_named,
        "recipient",
    ),
    Check(
        "senior",
        Kind.APPROVED,
        "A senior colleague agreed, where the policy asks for one.",
        senior_agreed,
    ),
)
