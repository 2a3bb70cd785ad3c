"""Acts on the texts of policies: write, ask for signatures, sign, publish, give up, look at again."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import datetime

from django.db.models import Max

from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.front import Adoption, adoptions_in_force, pack_of
from safehaven.publication.checking import faults_in, with_plain_lines
from safehaven.publication.clock import after
from safehaven.publication.models import PolicyText, Review, Signature, Writing
from safehaven.publication.queries import current
from safehaven.publication.rules import (
    NotInForce,
    check_can_move,
    check_can_publish,
    check_can_sign,
    check_no_faults,
    check_revision,
    check_written,
)
from safehaven.publication.states import OPEN, State
from safehaven.workforce.front import StaffMember


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody writes: the text and what stands at its head."""

    number: str
    title: str
    sponsor: str
    what_changed: str
    text: str


@operation
def write_draft(policy: str, words: Words, *, revision: int, by: StaffMember) -> PolicyText:
    """Write the next version of a policy's text, or change it.  Signatures under other words count no more.

    `revision` is that of the draft that the person had before them, and 0 where there was none.
    Raises NotInForce, SavedByAnother, NothingWritten and TextRefused.
    """
    adoption = _adoption_under_lock(policy)
    text = PolicyText.objects.select_for_update().filter(pack=policy, state__in=OPEN).first()
    check_revision(text, revision)
    words = _tidy(words)
    for said, what in zip(astuple(words), _NEEDED, strict=True):
        check_written(said, what)
    check_no_faults(faults_in(words.text, pack_of(adoption.digest)))
    text = text or PolicyText(pack=policy, version=_next_version(policy), revision=0)
    if text.state != State.DRAFT:
        check_can_move(text, State.DRAFT)
    _set_words(text, words, adoption)
    text.save()
    Writing(text=text, digest=text.digest, written_at=after(_last_written(text)), written_by=by).save()
    write("publication:draft_written", by=by, about=[text], **_which(text))
    return text


@operation
def ask_for_signatures(text: PolicyText, *, by: StaffMember) -> PolicyText:
    """Show a text to the steering group."""
    adoption, text = _under_lock(text)
    check_can_move(text, State.ASKED)
    check_no_faults(faults_in(text.text, pack_of(adoption.digest)))
    text.state = State.ASKED
    text.save(update_fields=["state"])
    write("publication:signatures_asked", by=by, about=[text], **_which(text))
    return text


@operation
def sign(text: PolicyText, *, digest: str, by: StaffMember) -> Signature:
    """Sign the words that `digest` stands for.  A later change needs another signature."""
    _adoption, text = _under_lock(text)
    check_can_sign(text, digest, by)
    signature = Signature(text=text, digest=text.fingerprint(), signed_by=by)
    signature.signed_at = after(_last_written(text))
    signature.save(force_insert=True)
    write("publication:signed", by=by, about=[text], **_which(text))
    return signature


@operation
def publish(text: PolicyText, *, by: StaffMember) -> PolicyText:
    """Put a signed text into force.  The one before it is kept, and says when it ended."""
    adoption, text = _under_lock(text)
    check_can_publish(text, adoption)
    check_no_faults(faults_in(text.text, pack_of(adoption.digest)))
    older = PolicyText.objects.select_for_update().filter(pack=text.pack, state=State.IN_FORCE).first()
    moment = after(adoption.adopted_at, older and older.issued_at, _last_reviewed(text.pack))
    if older is not None:
        older.state, older.superseded_at = State.SUPERSEDED, moment
        older.save(update_fields=["state", "superseded_at"])
        write("publication:superseded", by=by, about=[older], **_which(older))
    text.state, text.issued_at, text.issued_by = State.IN_FORCE, moment, by
    text.save(update_fields=["state", "issued_at", "issued_by"])
    write("publication:published", by=by, about=[text], **_which(text))
    return text


@operation
def drop(text: PolicyText, *, by: StaffMember) -> PolicyText:
    """Give up a text that is on its way."""
    _adoption, text = _under_lock(text)
    check_can_move(text, State.DROPPED)
    text.state = State.DROPPED
    text.save(update_fields=["state"])
    write("publication:draft_dropped", by=by, about=[text], **_which(text))
    return text


@operation
def record_review(policy: str, why: str, *, by: StaffMember) -> Review:
    """Say that somebody looked at a policy and that it stays as it is.  The next review moves on from here."""
    adoption = _adoption_under_lock(policy)
    check_written(why, "Say in a sentence what you looked at, and why the policy stays as it is.")
    now = current(policy)
    if now is None:
        raise NotInForce(_NOT_IN_FORCE)
    review = Review(pack=policy, digest=now.digest, why=" ".join(why.split()), reviewed_by=by)
    review.reviewed_at = after(adoption.adopted_at, now.issued_at, _last_reviewed(policy))
    review.save(force_insert=True)
    write("publication:reviewed", by=by, about=[review], policy=policy, digest=f"sha256:{now.digest}")
    return review


_NOT_IN_FORCE = "This policy is not in force, so it has no text. Adopt it first."
_NEEDED = (
    "Give the policy a number, such as DP-01.",
    "Give the policy a title.",
    "Say which role answers for the policy.",
    "Say in a sentence what is other than before, or that it is the first version.",
    "Write the text of the policy.",
)


def _adoption_under_lock(policy: str) -> Adoption:
    """The adoption, locked: all acts on one policy's text come one after another."""
    adoption = adoptions_in_force().select_for_update().filter(pack=policy).first()
    if adoption is None:
        raise NotInForce(_NOT_IN_FORCE)
    return adoption


def _under_lock(text: PolicyText) -> tuple[Adoption, PolicyText]:
    adoption = _adoption_under_lock(text.pack)
    return adoption, PolicyText.objects.select_for_update().get(pk=text.pk)


def _tidy(words: Words) -> Words:
    """Heads on one line each, and lines of the text that end as lines do here."""
    number, title, sponsor, what_changed = (
        " ".join(said.split()) for said in (words.number, words.title, words.sponsor, words.what_changed)
    )
    return Words(number, title, sponsor, what_changed, with_plain_lines(words.text))


def _set_words(text: PolicyText, words: Words, adoption: Adoption) -> None:
    text.number, text.title, text.sponsor = words.number, words.title, words.sponsor
    text.what_changed, text.text = words.what_changed, words.text
    text.pack_digest = adoption.digest
    text.digest = text.fingerprint()
    text.revision += 1
    text.state = State.DRAFT


def _next_version(policy: str) -> int:
    newest = PolicyText.objects.filter(pack=policy).aggregate(newest=Max("version"))["newest"]
    return (newest or 0) + 1


def _last_written(text: PolicyText) -> datetime | None:
    last: datetime | None = text.writings.aggregate(last=Max("written_at"))["last"]
    return last


def _last_reviewed(policy: str) -> datetime | None:
    last: datetime | None = Review.objects.filter(pack=policy).aggregate(last=Max("reviewed_at"))["last"]
    return last


def _which(text: PolicyText) -> dict[str, str]:
    return {"policy": text.pack, "version": f"v{text.version}", "digest": f"sha256:{text.digest}"}
