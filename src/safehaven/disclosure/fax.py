"""Fax: a gate and nothing behind it.  Safehaven has no way to send one, so this only ever says no, and why."""

from __future__ import annotations

from safehaven.disclosure.checks import Check, Kind, Matter
from safehaven.disclosure.checks.every_channel import NotSo
from safehaven.policies.front import Parameter, clauses_asking, in_force

INSTEAD = "Scan the paper, and send it protected by e-mail instead."
WOULD_NEED = {
    "safe_haven_only": "The policy would let a fax go only to a safe haven: a machine in a locked room, with people named to collect from it.",
    "safe_haven_or_depersonalised": (
        "The policy would let a fax go to a safe haven, or with nothing in it that says who it is about."
    ),
    "allowed": "The policy would let a fax go.",
}


def why_no_fax() -> str:
    """Why nothing goes by fax, and what to do instead."""
    asked = clauses_asking(Parameter.FAX)
    policy = in_force(Parameter.FAX)
    if policy == "never":
        return f"The policy says that nothing ever goes by fax{asked}. {INSTEAD}"
    return f"{WOULD_NEED[policy]} Safehaven cannot send one yet{asked}. {INSTEAD}"


def may_go_by_fax(_matter: Matter) -> None:
    """It may not."""
    raise NotSo(why_no_fax())


FAX_CHECKS = (Check("fax", Kind.AUTOMATIC, "The policy lets this go by fax.", may_go_by_fax),)
