"""Every way in which something could leave, and what the policy in force makes of it."""

from __future__ import annotations

from dataclasses import dataclass

from safehaven.disclosure.fax import why_no_fax
from safehaven.disclosure.telephone.wording import to_say
from safehaven.interface.components import Colour, Tag
from safehaven.policies.front import Parameter, clauses_asking, in_force, number_in_force

OPEN, ASKS, SHUT = (
    Tag("Open", Colour.GREEN),
    Tag("Only after checks", Colour.ORANGE),
    Tag("Closed", Colour.RED),
)
NOT_BUILT = Tag("Not in Safehaven yet", Colour.GREY)

_CALLBACK = {
    "not_needed": "The policy asks for no call back. You still choose their number from the directory",
    "known_number": "Ring back a number that we knew before they rang",
    "switchboard_only": "Ring back the switchboard of their organisation, never a direct line or a mobile",
}


@dataclass(frozen=True, slots=True)
class ShownWay:
    """One way, whether it is open, and what must be so."""

    name: str
    tag: Tag
    sentences: tuple[str, ...]


def ways_to_share() -> list[ShownWay]:
    """The ways that people ask for, the safest first."""
    return [_email(), _telephone(), _fax(), *_NOT_YET]


def _email() -> ShownWay:
    after = in_force(Parameter.PASSWORD_RELEASE) == "after_receipt"
    password = (
        "The password goes once they have said that the file arrived."
        if after
        else "The password goes at once, in another message."
    )
    size = f"One e-mail carries at most {number_in_force(Parameter.EMAIL_MAX_MB)} MB."
    return ShownWay("E-mail", OPEN, (f"Documents leave in a protected file. {password} {size}",))


def _telephone() -> ShownWay:
    policy, say = in_force(Parameter.TELEPHONE_DEFAULT), to_say(urgent=False)
    if policy == "never":
        return ShownWay("Telephone", SHUT, (say.because,))
    senior = in_force(Parameter.AUTHORISE_TELEPHONE) == "senior"
    first = say.because + (
        "" if say.may_go_on else " Only what is urgent may be told, and only after checks."
    )
    asked = f"A senior colleague agrees first{clauses_asking(Parameter.AUTHORISE_TELEPHONE)}."
    back = f"{_CALLBACK[in_force(Parameter.CALLBACK)]}{clauses_asking(Parameter.CALLBACK)}."
    return ShownWay("Telephone", ASKS, (first, back, *([asked] if senior else [])))


def _fax() -> ShownWay:
    return ShownWay("Fax", SHUT if in_force(Parameter.FAX) == "never" else NOT_BUILT, (why_no_fax(),))


_NOT_YET = (
    ShownWay(
        "Post and by hand", NOT_BUILT, ("If you must send a letter, write it on the timeline yourself.",)
    ),
)
