"""Whether the record may be used for this at all: an agreement stands, and the use is not paused.

None of it opens anything, so that it can be asked again at the last moment before something leaves.
"""

from __future__ import annotations

from django.utils import timezone

from safehaven.disclosure.checks.matter import Check, Kind, Matter
from safehaven.disclosure.models import Disclosure, UseWhilePaused
from safehaven.disclosure.states import Category
from safehaven.foundation.refusals import Refusal
from safehaven.interface.times import plain_date
from safehaven.lawfulness.front import Basis, WhilePaused, pause_of, standing_for, taken_back_for


class NotLawful(Refusal):
    """Nothing stands that lets the record be used for this.  The message says what would."""


def check_lawful(disclosure: Disclosure) -> None:
    """An agreement stands where it rests on one, and the use is not paused.  Raises NotLawful."""
    check_agreed(disclosure)
    check_not_paused(disclosure)


def check_agreed(disclosure: Disclosure) -> None:
    """What rests on the person's agreement has one that stands, about this recipient."""
    if not rests_on_consent(disclosure):
        return
    if disclosure.contact is None:
        raise NotLawful("Choose who receives it. Then Safehaven can see whether they agreed to that.")
    recipient = disclosure.contact.recipient
    if standing_for(disclosure.record_id, recipient).filter(basis=Basis.CONSENT).exists():
        return
    back = _taken_back(disclosure)
    if back:
        raise NotLawful(f"{back} Share it only if they have agreed anew, and note that first.")
    raise NotLawful(
        "It is not noted that they agreed to share with this recipient. Note it, or give another lawful basis."
    )


def check_not_paused(disclosure: Disclosure) -> None:
    """The use is not paused, or the law allows this one use during this very pause."""
    pause = pause_of(disclosure.record_id)
    if pause is not None and use_while_paused(disclosure) is None:
        raise NotLawful(
            f"The use of this record is paused since {plain_date(timezone.localdate(pause.set_at))}. "
            "Nothing leaves, unless the law allows this one use. Say which part of it does."
        )


def rests_on_consent(disclosure: Disclosure) -> bool:
    """Whether it is shared because the person agreed."""
    use = use_while_paused(disclosure)
    if use is not None and use.ground == WhilePaused.CONSENT:
        return True
    return disclosure.basis == Basis.CONSENT or disclosure.category == Category.CONSENT


def use_while_paused(disclosure: Disclosure) -> UseWhilePaused | None:
    """For what it may leave during the pause that stands now, if somebody said so."""
    pause = pause_of(disclosure.record_id)
    if pause is None:
        return None
    return UseWhilePaused.objects.filter(disclosure=disclosure, pause=pause).first()


def they_agreed(matter: Matter) -> str | None:
    """Where it rests on another basis, but they took back what they had agreed to, that is said."""
    check_agreed(matter.disclosure)
    back = "" if rests_on_consent(matter.disclosure) else _taken_back(matter.disclosure)
    return f"{back} Go on only if the other basis holds without it." if back else None


def not_paused(matter: Matter) -> str | None:
    """The use of the record is not paused, or the law allows this one use: that is said."""
    check_not_paused(matter.disclosure)
    use = use_while_paused(matter.disclosure)
    if use is None:
        return None
    return f"The use of the record is paused. This may leave for: {WhilePaused(use.ground).label}."


def _taken_back(disclosure: Disclosure) -> str:
    if disclosure.contact is None:
        return ""
    back = taken_back_for(disclosure.record_id, disclosure.contact.recipient)
    if back is None or back.ended_at is None:
        return ""
    return f"They took back that we share with this recipient, on {plain_date(timezone.localdate(back.ended_at))}."


LAWFUL = (
    Check(
        "agreed", Kind.AUTOMATIC, "They agreed, where it is shared because of that.", they_agreed, "agreed"
    ),
    Check("not-paused", Kind.AUTOMATIC, "The use of the record is not paused.", not_paused, "paused"),
)
