"""What a policy pack holds.  The shape of its TOML file is `docs/reference/policy-pack.schema.json`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from safehaven_core.policy.orders import Value

Line = Annotated[str, StringConstraints(min_length=1, max_length=400, strip_whitespace=True)]
PackName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
ClauseName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$")]
ControlName = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$")]
ParameterName = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]
Asked = int | str | list[str]
_PLACE = re.compile(r"\{\{(\w+)\}\}")


class Mode(StrEnum):
    """How a control carries its clause."""

    PREVENT = "prevent"
    PROMPT = "prompt"
    DETECT = "detect"
    EVIDENCE = "evidence"
    ATTEST = "attest"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Clause(_Strict):
    """One obligation: what it asks in our own words, and the control that carries it.

    Where the text speaks of a value, it names its parameter in double braces, so that it says what holds.
    """

    id: ClauseName
    text: Line
    control: ControlName
    mode: Annotated[Mode, Field(strict=False)]
    parameters: dict[ParameterName, Asked] = Field(default_factory=dict)
    staff_only: bool = False
    note: Annotated[str, StringConstraints(max_length=400)] = ""

    @property
    def speaks_of(self) -> frozenset[str]:
        """The parameters whose values stand in its text."""
        return frozenset(_PLACE.findall(self.text))

    def said_with(self, words: Mapping[str, str]) -> str:
        """Its text with the words for each of these parameters in their places."""
        return _PLACE.sub(lambda place: words.get(place[1], place[0]), self.text)

    def values(self) -> dict[str, Value]:
        """What it asks of each parameter that it sets."""
        return {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in self.parameters.items()
        }


class Section(_Strict):
    """A part of a policy under one heading."""

    id: ClauseName
    title: Line
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1, strict=False)]


class Pack(_Strict):
    """One policy."""

    format: Literal[1]
    id: PackName
    title: Line
    version: Annotated[str, StringConstraints(pattern=r"^\d{1,4}(\.\d{1,4}){0,3}$")]
    source: Annotated[str, StringConstraints(max_length=200)] = ""
    sponsor: Annotated[str, StringConstraints(max_length=200)] = ""
    summary: Annotated[str, StringConstraints(max_length=1000)] = ""
    extends: Annotated[tuple[PackName, ...], Field(strict=False)] = ()
    sections: Annotated[tuple[Section, ...], Field(min_length=1, strict=False)]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All its clauses, in the order of the page."""
        return tuple(clause for section in self.sections for clause in section.clauses)
