"""What checks look at, what a check is, and how it is run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.db import transaction

from safehaven.access.front import Grant
from safehaven.directory.front import OpenRecipient
from safehaven.disclosure.models import Call, Disclosure, Item
from safehaven.foundation.logs import log
from safehaven.foundation.refusals import Refusal
from safehaven.workforce.front import StaffMember


class Kind(StrEnum):
    """Who makes sure: the system, the person who shares, or a second person."""

    AUTOMATIC = "automatic"
    CONFIRMED = "confirmed"
    APPROVED = "approved"


class Outcome(StrEnum):
    """How a check came out.  Only PASSED lets anything through; LATER is made before sending."""

    PASSED = "passed"
    FAILED = "failed"
    BROKEN = "broken"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Matter:
    """A disclosure in clear, for the checks to look at.

    `by` is the person who releases it, `grant` opens the record, `recipient` and `address` are
    who it goes to, as the directory has it at this moment.
    """

    disclosure: Disclosure
    by: StaffMember
    grant: Grant = field(repr=False)
    items: tuple[Item, ...]
    recipient: OpenRecipient | None = field(repr=False)
    address: str = field(repr=False)

    @property
    def call(self) -> Call:
        """The call that asked for it.  Only what is told on the telephone has one."""
        call: Call = self.disclosure.call
        return call

    @property
    def kinds(self) -> list[str]:
        """The file types of what is shared."""
        return [item.document_version.kind for item in self.items]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must be so.  `says` is the sentence when it is; `mend` the page that mends it.

    A test that passes may give a sentence, which is then shown as a warning in place of `says`.
    """

    slug: str
    kind: Kind
    says: str
    test: Callable[[Matter], str | None] | None
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """How one check came out, in words."""

    check: Check
    outcome: Outcome
    sentence: str
    warns: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """How all checks came out together."""

    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing stands in the way."""
        return all(one.outcome in {Outcome.PASSED, Outcome.LATER} for one in self.findings)

    @property
    def broken(self) -> bool:
        """Whether a check could not be made at all."""
        return any(one.outcome is Outcome.BROKEN for one in self.findings)

    @property
    def in_the_way(self) -> list[Finding]:
        """What does not pass."""
        return [one for one in self.findings if one.outcome in {Outcome.FAILED, Outcome.BROKEN}]

    @property
    def warnings(self) -> list[str]:
        """What passes, but should be known to whoever lets it leave."""
        return [one.sentence for one in self.findings if one.warns]

    @property
    def words(self) -> str:
        """What does not pass, in sentences."""
        return " ".join(one.sentence for one in self.in_the_way)

    def without(self, *slugs: str) -> Checked:
        """The same without some checks."""
        return Checked(tuple(one for one in self.findings if one.check.slug not in slugs))


def examine(matter: Matter, checks: Iterable[Check]) -> Checked:
    """Make every check, inside an operation.  None is left out because another failed."""
    return Checked(tuple(_made(check, matter) for check in checks))


def _made(check: Check, matter: Matter) -> Finding:
    if check.test is None:
        return Finding(check, Outcome.LATER, check.says)
    try:
        with transaction.atomic():  # a check that breaks the transaction must not break the act around it
            warning = check.test(matter)
    except Refusal as refusal:
        return Finding(check, Outcome.FAILED, str(refusal))
    except Exception:  # noqa: BLE001 - whatever it was, what could not be checked does not leave
        log.error("disclosure:check_broken", check=check.slug, exc_info=True)
        return Finding(
            check,
            Outcome.BROKEN,
            f"This could not be checked: “{check.says}” Nothing can leave until it can. "
            "Try again. If it stays like this, tell your IT administrator.",
        )
    return Finding(check, Outcome.PASSED, warning or check.says, warns=bool(warning))
