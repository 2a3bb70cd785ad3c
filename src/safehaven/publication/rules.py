"""Why a text may not be written, signed or published just now."""

from __future__ import annotations

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.refusals import NotThere, Refusal
from safehaven.interface.counting import counted
from safehaven.policies.front import Adoption, Parameter, number_in_force
from safehaven.publication.models import PolicyText
from safehaven.publication.queries import good_signatures, has_written
from safehaven.publication.states import MOVES, State
from safehaven.workforce.front import StaffMember, capabilities_of


class NotInForce(NotThere):
    """The policy is not adopted, so it has no text."""


class TextRefused(Refusal):
    """Something in the text must be put right first."""


class SavedByAnother(Refusal):
    """Somebody else saved first."""


class NothingWritten(Refusal):
    """Something that must be said is not."""


class WrongMoment(Refusal):
    """The text is not where it would have to be for this."""


class OtherWords(Refusal):
    """The words are not those that the person read."""


class OwnWords(Refusal):
    """Nobody signs what they wrote."""


class MayNotSign(Refusal):
    """Not a member of the steering group."""


class SignedAlready(Refusal):
    """One signature each."""


class NotSignedEnough(Refusal):
    """Too few people have signed these words."""


class AnotherPolicy(Refusal):
    """The policy was adopted in another version since the text was written."""


_WRONG_MOMENT = {
    State.ASKED: "Signatures can be asked for while a text is being written. Load the page again.",
    State.IN_FORCE: "Ask for signatures first. A text is published once it is signed.",
    State.DROPPED: "Only a text that is on its way can be given up. Load the page again.",
}


def check_can_move(text: PolicyText, to: State) -> None:
    if to not in MOVES[State(text.state)]:
        raise WrongMoment(_WRONG_MOMENT.get(to, "This text is not on its way any more. Load the page again."))


def check_no_faults(faults: list[str]) -> None:
    if faults:
        raise TextRefused(" ".join(faults))


def check_revision(text: PolicyText | None, revision: int) -> None:
    """What the person changed is what stands there now.  Nothing written yet is revision 0."""
    if (text.revision if text else 0) != revision:
        raise SavedByAnother(
            "A colleague saved this text while you had it open. Nothing of yours is saved yet. "
            "Look at what is there now, then save again if your change is still right."
        )


def check_written(text: str, what: str) -> None:
    if not text.strip():
        raise NothingWritten(what)


def check_can_sign(text: PolicyText, digest: str, by: StaffMember) -> None:
    """A member of the steering group signs, once, words that they read and did not write."""
    if text.state != State.ASKED:
        raise WrongMoment("Nobody asks for signatures under this text just now. Load the page again.")
    if Capability.POLICY_SIGN not in capabilities_of(by):
        raise MayNotSign("Your role does not include signing policies.")
    if has_written(text, by):
        raise OwnWords("You wrote on this text, so somebody else must sign it.")
    if digest != text.fingerprint():
        raise OtherWords("The text has changed since you opened it. Read it again before you sign.")
    if good_signatures(text).filter(signed_by=by).exists():
        raise SignedAlready("You have signed this text already. Your signature counts once.")


def check_can_publish(text: PolicyText, adoption: Adoption) -> None:
    """Enough people signed these very words, and they were written for the policy that is in force."""
    check_can_move(text, State.IN_FORCE)
    if text.pack_digest != adoption.digest:
        raise AnotherPolicy(
            "The policy was adopted in another version after this text was written. "
            "Change the text, save it, and have it signed again."
        )
    needed, signed = number_in_force(Parameter.SIGNATURES_NEEDED), good_signatures(text).count()
    if signed < needed:
        raise NotSignedEnough(
            f"It has {signed} of {counted(needed, 'signature')}. It can be published once enough people have signed."
        )
