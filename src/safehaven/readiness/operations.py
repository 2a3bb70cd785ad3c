"""Acts of agreeing, reading and accepting."""

from __future__ import annotations

from django.db.models import UUIDField
from django.utils import timezone

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.foundation.prepared import Prepared
from safehaven.ledger.front import write
from safehaven.readiness.models import Acceptance, AgreementText, LatestMoment, Reading
from safehaven.readiness.moments import latest_seen, note
from safehaven.readiness.queries import Agreement, agreement, digest_of, reading_of, sections_read
from safehaven.readiness.rules import (
    AlreadyDone,
    NothingNew,
    check_agrees_to,
    check_in_force,
    check_own_name,
    check_read_to_the_end,
    check_replaces,
    check_section_is_next,
)
from safehaven.readiness.sources import count_sections
from safehaven.readiness.states import AGREEMENT
from safehaven.workforce.front import StaffMember


@operation
def sign_agreement(digest: str, name: str, *, by: StaffMember) -> Acceptance:
    """Sign the non-disclosure agreement by typing one's name.  `digest` names the version that was read."""
    _one_at_a_time(by)
    current = agreement()
    check_agrees_to(current, digest)
    check_own_name(by, name)
    _keep_what_holds(current, by=by)
    signed = Acceptance(
        staff=by,
        what=AGREEMENT,
        title="Non-disclosure agreement",
        version=str(current.number),
        digest=digest,
        signature=" ".join(name.split()),
    )
    _keep(signed)
    write("readiness:agreement_signed", by=by, about=[signed, by], **_which(signed))
    return signed


@operation
def go_on_reading(policy: str, digest: str, section: int, *, by: StaffMember) -> Reading:
    """Note that somebody read one section of a policy and goes on to the next one.  The last one is accepted."""
    _one_at_a_time(by)
    edition = check_in_force(policy, digest)
    reading = reading_of(by, edition) or Reading(staff=by, policy=policy, digest=digest, sections=0)
    check_section_is_next(section, reading.sections, count_sections(edition))
    reading.sections, reading.read_at = section, timezone.now()
    reading.save()
    write("readiness:section_read", by=by, about=[reading], policy=policy, section=section)
    return reading


@operation
def accept_policy(policy: str, digest: str, *, by: StaffMember) -> Acceptance:
    """Accept a policy, having read it to the end.  `digest` names the version that was read."""
    _one_at_a_time(by)
    edition = check_in_force(policy, digest)
    check_read_to_the_end(sections_read(by, edition), count_sections(edition))
    accepted = Acceptance(staff=by, what=policy, title=edition.title, version=edition.version, digest=digest)
    _keep(accepted)
    write("readiness:policy_accepted", by=by, about=[accepted, by], policy=policy, **_which(accepted))
    return accepted


@operation
def replace_agreement(text: str, *, instead_of: str, by: Actor) -> AgreementText:
    """Put another non-disclosure agreement into force, which everybody signs anew.

    `instead_of` is the digest of the one that the writer saw.
    """
    text = text.replace("\r\n", "\n").strip() + "\n"
    _keep_what_holds(agreement(), by=by)
    AgreementText.objects.select_for_update().order_by("-number").first()
    current = agreement()
    check_replaces(current, instead_of)
    if digest_of(text) == current.digest:
        raise NothingNew("This is the agreement that holds already. Change its words, or leave it as it is.")
    made = _a_text(current.number + 1, text, by=by)
    made.save(force_insert=True)
    write("readiness:agreement_replaced", by=by, about=[made], version=made.number)
    return made


@operation
def believe_the_clock(*, by: Actor) -> None:
    """Forget the latest moment seen, as after a clock that ran far ahead was put right."""
    LatestMoment.objects.all().delete()
    write("readiness:clock_believed", by=by)


def _one_at_a_time(staff: StaffMember) -> None:
    """Let one person's acts here wait for each other: each is judged by what the one before has left."""
    _LOCKED.ask(staff=staff.pk)


_LOCKED = Prepared(
    lambda staff: StaffMember.objects.select_for_update().filter(pk=staff).values_list("pk"),
    staff=UUIDField(),
)


def _keep_what_holds(current: Agreement, *, by: Actor) -> None:
    """Give the shipped text its row.  Many may sign first at once, and one row is enough for all."""
    if not AgreementText.objects.filter(number=current.number).exists():
        row = _a_text(current.number, current.text, by=by)
        AgreementText.objects.bulk_create([row], ignore_conflicts=True)


def _a_text(number: int, text: str, *, by: Actor) -> AgreementText:
    return AgreementText(number=number, text=text, digest=digest_of(text), made_by=by.ledger_name)


def _keep(accepted: Acceptance) -> None:
    if Acceptance.objects.filter(
        staff=accepted.staff_id, what=accepted.what, digest=accepted.digest
    ).exists():
        raise AlreadyDone("You have accepted this version already. There is nothing more to do.")
    accepted.save(force_insert=True)
    note(latest_seen())


def _which(accepted: Acceptance) -> dict[str, str]:
    return {"version": f"v{accepted.version}", "digest": f"sha256:{accepted.digest}"}
