"""What an export says, before it is given its form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from safehaven.interface.times import plain_date, plain_datetime
from safehaven.policies.controls import Evidence
from safehaven.policies.coverage import Coverage, Covered
from safehaven.policies.models import Standing
from safehaven.policies.parameters import MEANINGS
from safehaven.policies.presenters import STATES, value_in_words
from safehaven_core.policy import Clause, Pack


@dataclass(frozen=True, slots=True)
class Line:
    """One clause in words."""

    section: str
    clause: Clause
    text: str
    evidence: Evidence
    began: datetime | None
    in_force: tuple[str, ...]

    @property
    def state(self) -> str:
        """How it stands, in words."""
        return STATES[self.evidence.state].words

    @property
    def since(self) -> str:
        """From which day on it stands so; empty where nobody noted it."""
        return plain_date(self.began)


@dataclass(frozen=True, slots=True)
class Report:
    """How the clauses of an adopted policy stood at one moment."""

    organisation: str
    pack: Pack
    adopted: datetime
    made: datetime
    lines: tuple[Line, ...]
    counts: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, covered: Coverage, since: dict[str, Standing], organisation: str, made: datetime) -> Report:
        if covered.adoption is None:
            raise ValueError("Only of a policy that is adopted is there something to report.")
        lines = tuple(
            _line(part.section.title, one, since.get(one.clause.id))
            for part in covered.parts
            for one in part.clauses
        )
        counts = tuple((STATES[state].words, count) for state, count in covered.counts.items() if count)
        return cls(organisation, covered.pack, covered.adoption.adopted_at, made, lines, counts)

    @property
    def about(self) -> tuple[tuple[str, str], ...]:
        """What it is about, for the top of the first page."""
        return (
            ("Organisation", self.organisation),
            ("Policy", self.pack.title),
            ("Version", self.pack.version),
            ("In force since", plain_date(self.adopted)),
            ("Looked at", plain_datetime(self.made)),
            *((words, f"{count:,}") for words, count in self.counts),
        )


def _line(section: str, one: Covered, since: Standing | None) -> Line:
    in_force = tuple(
        f"{MEANINGS[setting.parameter].title}: {value_in_words(setting)}" for setting in one.settings
    )
    return Line(section, one.clause, one.text, one.evidence, since.since if since else None, in_force)
