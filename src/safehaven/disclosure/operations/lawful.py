"""Say for what something may leave although the use of the record is paused."""

from __future__ import annotations

from django.utils import timezone

from safehaven.disclosure.models import Disclosure, UseWhilePaused
from safehaven.disclosure.moving import changing, grant_on_caseload, save
from safehaven.disclosure.rules import WrongMoment, check_sentence
from safehaven.foundation.operations import operation
from safehaven.lawfulness.front import WhilePaused, pause_of
from safehaven.workforce.front import StaffMember


@operation
def say_use(
    disclosure: Disclosure, ground: WhilePaused, words: str, *, version: int, by: StaffMember
) -> UseWhilePaused:
    """Say which part of the law allows this one use, and why.  What was approved before counts no more."""
    disclosure = changing(disclosure, version, by)
    pause = pause_of(disclosure.record_id)
    if pause is None:
        raise WrongMoment("The use of this record is not paused any more. Look at the checks again.")
    check_sentence(words, "Say in a sentence why, such as: the court wants our statement by Friday.")
    use = UseWhilePaused.objects.filter(disclosure=disclosure, pause=pause).first()
    use = use or UseWhilePaused(disclosure=disclosure, pause=pause)
    use.ground, use.said_at, use.said_by = ground, timezone.now(), by
    grant = grant_on_caseload(
        disclosure, by=by, act="disclosure:use_while_paused_said", about=[use], ground_in_law=ground.value
    )
    grant.seal(use, why=words.strip())
    use.save()
    save(disclosure)
    return use
