"""How the controls of consent and of paused use stand, found in the rows themselves."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from safehaven.interface.counting import counted
from safehaven.lawfulness.models import Pause, SharingBasis
from safehaven.lawfulness.queries import stands_now, taken_back
from safehaven.lawfulness.states import Basis
from safehaven.policies.front import Evidence, attention, control, holds
from safehaven.records.front import open_records


@control(
    "consent",
    does="Notes for each purpose what somebody agreed to, with whom and how. Taking it back is one page, and holds at once.",
    acts_in=(
        "safehaven.lawfulness.operations.note_basis",
        "safehaven.lawfulness.rules.check_given",
        "safehaven.lawfulness.operations.take_back",
    ),
    not_for={
        "JR-G-02": "That the person was free to say no is asked each time. That nothing else fits, only people can judge.",
        "RE-records-15": "What, when and how is noted. The very words are, where somebody adds them.",
        "WY-reason-01": "What is shared with others rests on a basis. What we do ourselves with a record names none yet.",
    },
)
def consent() -> Evidence:
    agreed = SharingBasis.objects.filter(basis=Basis.CONSENT)
    bare = agreed.filter(Q(given="") | Q(explained=False)).count()
    if bare:
        return attention(
            f"{counted(bare, 'agreement does', 'agreements do')} not say how it was given. Tell your IT administrator.",
            bare=bare,
        )
    noted = SharingBasis.objects.filter(record=OuterRef("pk"))
    unasked = open_records().filter(~Exists(noted)).count()
    if unasked:
        return attention(
            f"Nothing is noted of {counted(unasked, 'person', 'people')} with an open record about what they agreed to. "
            "Those who work with them must ask.",
            unasked=unasked,
        )
    standing = agreed.filter(stands_now()).count()
    back = taken_back().count()
    return holds(
        f"{counted(standing, 'agreement stands', 'agreements stand')}, each for one purpose; taken back: {back:,}.",
        standing=standing,
        back=back,
    )


@control(
    "restriction",
    does="Pauses the use of a record at once. It is kept and read; nothing leaves but for what the law allows and a second person agreed to.",
    acts_in=("safehaven.lawfulness.operations.pause", "safehaven.lawfulness.operations.lift"),
    see="lawfulness:paused",
)
def restriction() -> Evidence:
    standing = Pause.objects.filter(lifted_at__isnull=True)
    untold = standing.filter(told_on__isnull=True).count()
    if untold:
        return attention(
            f"{counted(untold, 'person was', 'people were')} not told that the use of their record is paused. "
            "Those who work with them must do that.",
            untold=untold,
        )
    paused, lifted = standing.count(), Pause.objects.filter(lifted_at__isnull=False).count()
    return holds(
        f"{counted(paused, 'record is paused', 'records are paused')} now; lifted after the person was told: {lifted:,}.",
        paused=paused,
        lifted=lifted,
    )
