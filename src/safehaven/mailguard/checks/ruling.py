"""From marks to what is done: a table.  Of all rules that fit, the strictest holds; where none fits, it goes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from safehaven.mailguard.checks.matter import Found
from safehaven.mailguard.states import CLEARED_BY_PROTECTION, STRICTNESS, Mark, Outcome
from safehaven.policies.front import Parameter, in_force

M = Mark
AGAIN_OR_NOTE = (
    "Send it again later. If you send this one as it is, nothing notes it on a record: do that yourself."
)
NOT_PROTECTED = "Take out what is odd about it and send it again, or share it from the record."


@dataclass(frozen=True, slots=True)
class Rule:
    """What is done where all of these marks are there, and none of those."""

    marks: frozenset[Mark]
    outcome: Outcome
    unless: frozenset[Mark] = frozenset()

    def fits(self, found: frozenset[Mark]) -> bool:
        """Whether it speaks of a message with these marks."""
        return self.marks <= found and self.unless.isdisjoint(found)


def _when(*marks: Mark, then: Outcome, unless: tuple[Mark, ...] = ()) -> Rule:
    return Rule(frozenset(marks), then, frozenset(unless))


RULES: tuple[Rule, ...] = (
    _when(M.BLOCKED, then=Outcome.HOLD),
    _when(M.LOOKALIKE, then=Outcome.HOLD),
    _when(M.ANOTHERS_NAME, then=Outcome.HOLD),
    _when(M.ANSWERS_ELSEWHERE, then=Outcome.HOLD),
    _when(M.MANY_OPEN, then=Outcome.HOLD),
    _when(M.TOO_OFTEN, then=Outcome.HOLD),
    _when(M.NOT_READ, then=Outcome.HOLD),
    _when(M.SUBJECT, then=Outcome.HOLD),
    _when(M.NOT_YOURS, then=Outcome.HOLD),
    _when(M.WRONG_PERSON, then=Outcome.HOLD),
    _when(M.WRONG_FILE, then=Outcome.HOLD),
    _when(M.ONE_OF, then=Outcome.HOLD),
    _when(M.SEVERAL, then=Outcome.HOLD),
    _when(M.NOT_PROTECTED, then=Outcome.HOLD),
    _when(M.PAUSED, then=Outcome.HOLD),
    _when(M.NO_BASIS, then=Outcome.HOLD),
    _when(M.IDENTIFIES, M.TRAIL, then=Outcome.HOLD),
    _when(M.IDENTIFIES, M.NEW_RECIPIENT, then=Outcome.HOLD),
    _when(M.IDENTIFIES, M.SHARED_MAILBOX, then=Outcome.HOLD),
    _when(M.IDENTIFIES, then=Outcome.PROTECT, unless=(M.SECURE,)),
    _when(M.IDENTIFIES, M.SECURE, then=Outcome.RECORD),
)


@dataclass(frozen=True, slots=True)
class Ruling:
    """Everything that was found about a message, about whom it is, and what is done with it."""

    findings: tuple[Found, ...]
    people: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    """Whom it may be about.  Whoever oversees mail sees them; nothing is noted on their records."""

    @property
    def marks(self) -> frozenset[Mark]:
        """The marks alone."""
        return frozenset(each.mark for each in self.findings)

    @property
    def outcome(self) -> Outcome:
        """What is done, by the strictest rule that fits."""
        marks = self.marks
        fitting = [rule.outcome for rule in RULES if rule.fits(marks)]
        return max(fitting, key=STRICTNESS.index, default=Outcome.PASS)

    @property
    def holds(self) -> bool:
        """Whether it waits for its sender.  What must be protected waits too, where the policy asks first."""
        return self.outcome in {Outcome.HOLD, Outcome.PROTECT}

    @property
    def against(self) -> tuple[Found, ...]:
        """The findings because of which it is held, each to be decided."""
        holding = [rule for rule in RULES if rule.fits(self.marks) and rule.outcome != Outcome.RECORD]
        marks = {mark for rule in holding for mark in rule.marks}
        return tuple(each for each in self.findings if each.mark in marks)

    @property
    def tells_in_open(self) -> bool:
        """Whether it tells who somebody is where others than its recipients can read it."""
        return Mark.SUBJECT in self.marks or {Mark.IDENTIFIES, Mark.SECURE} & self.marks == {Mark.IDENTIFIES}

    @property
    def needs_second_person(self) -> bool:
        """Whether its sender cannot release it alone: as the policy says, and never about whom they do not work with."""
        return in_force(Parameter.SECOND_PERSON) != "never" or Mark.NOT_YOURS in self.marks

    @property
    def against_protected(self) -> tuple[Found, ...]:
        """Those that would stand against it in its protected form too."""
        return tuple(each for each in self.against if each.mark not in CLEARED_BY_PROTECTION)

    def with_failure(self, why: str) -> Ruling:
        """The same, and that it could not be protected, and why."""
        before = (each for each in self.findings if each.mark is not Mark.NOT_PROTECTED)
        return replace(self, findings=(*before, Found(Mark.NOT_PROTECTED, why, NOT_PROTECTED)))

    def as_text(self) -> str:
        """All of it as it is sealed."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> Ruling:
        """All of it as it was sealed."""
        told = json.loads(text) if text else {"findings": [], "people": [], "maybe": []}
        findings = (Found(Mark(each["mark"]), each["why"], each["clears"]) for each in told["findings"])
        return cls(tuple(findings), tuple(told["people"]), tuple(told["maybe"]))

    @classmethod
    def unforeseen(cls) -> Ruling:
        """What is said of a message that could not even be looked at."""
        why = "Safehaven could not look at this message: something went wrong here that nobody foresaw."
        return cls((Found(Mark.NOT_READ, why, AGAIN_OR_NOTE),))

    @classmethod
    def of_one_who_tries_names(cls) -> Ruling:
        """What is said to somebody who named too many people: nothing about the message, or they would go on."""
        why = "Safehaven did not look at this message. Your messages named many people whom you do not work with."
        clears = (
            "Your manager or the data protection officer looks into it. Speak to them, then send it again."
        )
        return cls((Found(Mark.TOO_OFTEN, why, clears),))

    @classmethod
    def nobody_answered(cls) -> Ruling:
        """What is said of a message about which the roll could not be asked."""
        why = "Safehaven could not check whom this names, because the list of people did not answer."
        return cls((Found(Mark.NOT_READ, why, AGAIN_OR_NOTE),))


def goes_protected_by_itself(ruling: Ruling) -> bool:
    """Whether nobody has to be asked: neither its sender, nor a second person."""
    return (
        ruling.outcome is Outcome.PROTECT
        and in_force(Parameter.MAIL_PROTECTION) != "ask"
        and not ruling.needs_second_person
    )
