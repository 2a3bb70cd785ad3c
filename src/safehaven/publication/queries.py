"""What is in force as people read it, what is on its way, and when each policy is to be looked at again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString

from safehaven.foundation.together import Asking, Rows
from safehaven.ledger.front import latest_moment
from safehaven.policies.front import (
    IN_PART,
    NOT_YET,
    Adoption,
    Parameter,
    acts_by_itself,
    adoptions_in_force,
    how_far,
    in_order,
    number_in_force,
    pack_of,
    settings_at,
    settings_in_force,
)
from safehaven.publication.clock import lies_ahead
from safehaven.publication.making import text_from
from safehaven.publication.models import WORDS, PolicyText, Review, Signature
from safehaven.publication.rendering import Filling, as_html
from safehaven.publication.states import OPEN, PUBLISHED, State
from safehaven.workforce.front import StaffMember
from safehaven_core.deadlines import months_after
from safehaven_core.policy import Pack


class Carried(NamedTuple):
    """How many statements Safehaven carries out by itself, does a part of, does nothing of yet, or leaves to people."""

    by_itself: int
    in_part: int
    not_yet: int
    by_people: int


@dataclass(frozen=True, slots=True)
class Current:
    """An adopted policy as people read it now: with the text in force, or one made from its clauses."""

    adoption: Adoption
    text: PolicyText | None

    @property
    def name(self) -> str:
        return self.adoption.pack

    @property
    def pack(self) -> Pack:
        """The policy as it was adopted."""
        return pack_of(self.adoption.digest)

    @property
    def title(self) -> str:
        return self.text.title if self.text else self.pack.title

    @property
    def number(self) -> str:
        return self.text.number if self.text else self.adoption.pack.upper()

    @property
    def version(self) -> str:
        return str(self.text.version) if self.text else self.adoption.version

    @property
    def sponsor(self) -> str:
        return self.text.sponsor if self.text else self.pack.sponsor

    @property
    def issued_at(self) -> datetime:
        return (self.text and self.text.issued_at) or self.adoption.adopted_at

    @property
    def digest(self) -> str:
        """Other as soon as the words are, or the policy that they stand on."""
        words = self.text.fingerprint() if self.text else ""
        return sha256(f"{words}\n{self.adoption.digest}".encode()).hexdigest()

    @property
    def for_another_pack(self) -> bool:
        """Whether the policy was adopted in another version after its text was written."""
        return self.text is not None and self.text.pack_digest != self.adoption.digest

    @property
    def carried(self) -> Carried:
        """Who sees to its statements: each is counted once."""
        marks = Counter(how_far(clause) for clause in self.pack.clauses)
        by_itself = sum(acts_by_itself(clause) for clause in self.pack.clauses)
        return Carried(by_itself, marks[IN_PART], marks[NOT_YET], marks[""] - by_itself)

    def source(self) -> str:
        """The text in Markdown."""
        return self.text.text if self.text else text_from(self.pack)

    def body(self, *, for_staff: bool, at: datetime | None = None) -> SafeString:
        """The text with the values that are enforced now, or with those of a moment that is past."""
        return drawn(self.source(), self.pack, for_staff=for_staff, at=at)


@dataclass(frozen=True, slots=True)
class Due:
    """When somebody last looked at a policy, and when somebody must look again."""

    last: datetime
    next: datetime
    overdue: bool
    clock_wrong: bool


def currents() -> list[Current]:
    """Every adopted policy as people read it now, first ones first."""
    texts = {one.pack: one for one in PolicyText.objects.filter(state=State.IN_FORCE)}
    return [Current(one, texts.get(one.pack)) for one in adoptions_in_force().defer("content")]


def asking_for_texts() -> Asking:
    """What to ask the database for `currents_in`, together with what else somebody asks."""
    return Asking(PolicyText.objects.filter(state=State.IN_FORCE), WORDS)


def currents_in(adoptions: Rows, texts: Rows) -> list[Current]:
    """Every adopted policy with its words, first ones first, in the rows that were asked for."""
    read = [PolicyText(**dict(zip(WORDS, row, strict=True))) for row in texts]
    of = {text.pack: text for text in read}
    return [
        Current(Adoption(pack=pack, version=pack_of(digest).version, digest=digest), of.get(pack))
        for pack, digest, _ in in_order(adoptions)
    ]


def current(policy: str) -> Current | None:
    """One adopted policy as people read it now; None where it is not in force."""
    adoption = adoptions_in_force().filter(pack=policy).defer("content").first()
    if adoption is None:
        return None
    return Current(adoption, PolicyText.objects.filter(pack=policy, state=State.IN_FORCE).first())


def once_in_force(policy: str, digest: str) -> Current | None:
    """What had this digest, also where it is over; None where nothing that was kept has it."""
    texts = [*versions_of(policy), None]
    adoptions = Adoption.objects.filter(pack=policy).defer("content").order_by("-adopted_at")
    every = (Current(adoption, text) for adoption in adoptions for text in texts)
    return next((one for one in every if one.digest == digest), None)


def drawn(text: str, pack: Pack, *, for_staff: bool, at: datetime | None = None) -> SafeString:
    """A text of a policy as a page shows it, with the values that are enforced now, or were at a moment."""
    return as_html(text, filling_of(pack, at), for_staff=for_staff)


def filling_of(pack: Pack, at: datetime | None = None) -> Filling:
    """What placeholders in a text of this policy stand for now, or stood for at a moment that is past."""
    settings = settings_in_force() if at is None else settings_at(at)
    return Filling.of(pack, settings, marked=at is None)


def last_moment_of(text: PolicyText) -> datetime | None:
    """The last moment at which a version that was replaced was in force; None for one that still is."""
    return text.superseded_at and text.superseded_at - timedelta(microseconds=1)


def draft_of(policy: str) -> PolicyText | None:
    """The version that is on its way, if there is one."""
    return PolicyText.objects.filter(pack=policy, state__in=OPEN).first()


def drafts() -> QuerySet[PolicyText]:
    """All versions that are on their way, of adopted policies."""
    adopted = adoptions_in_force().values("pack")
    return PolicyText.objects.filter(state__in=OPEN, pack__in=adopted).order_by("pack")


def versions_of(policy: str) -> QuerySet[PolicyText]:
    """Every version that was published, newest first."""
    published = PolicyText.objects.filter(pack=policy, state__in=PUBLISHED)
    return published.select_related("issued_by").order_by("-version")


def reviews_of(policy: str) -> QuerySet[Review]:
    """Each time that somebody looked at a policy and left it as it was, newest first."""
    return Review.objects.filter(pack=policy).select_related("reviewed_by").order_by("-reviewed_at")


def good_signatures(text: PolicyText) -> QuerySet[Signature]:
    """The signatures that count: under the words as they are, by people who wrote none of them."""
    writers = text.writings.values("written_by")
    signed = Signature.objects.filter(text=text, digest=text.fingerprint()).exclude(signed_by__in=writers)
    return signed.select_related("signed_by").order_by("signed_at")


def has_written(text: PolicyText, staff: StaffMember) -> bool:
    """Whether somebody wrote on this version."""
    return text.writings.filter(written_by=staff).exists()


def is_signed_enough(text: PolicyText) -> bool:
    """Whether as many people signed as the policy asks for."""
    return good_signatures(text).count() >= number_in_force(Parameter.SIGNATURES_NEEDED)


def due_dates(every: Iterable[Current]) -> dict[str, Due]:
    """When each of these policies is to be looked at, by its name."""
    reviewed = dict(Review.objects.order_by().values_list("pack").annotate(last=Max("reviewed_at")))
    months, now = number_in_force(Parameter.REVIEW_INTERVAL_MONTHS), latest_moment()
    return {
        one.name: _due(max(one.issued_at, reviewed.get(one.name, one.issued_at)), months, now)
        for one in every
    }


def _due(last: datetime, months: int, now: datetime) -> Due:
    following = months_after(timezone.localtime(last), months)
    return Due(last, following, overdue=following <= now, clock_wrong=lies_ahead(last))
