"""What an examination says: who, how sure, because of which words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from safehaven_core.detection.identifiers import Identifier
from safehaven_core.detection.pieced import Pieced
from safehaven_core.detection.sensitive import Sensitive


class Sureness(StrEnum):
    """How sure it is that a text is about somebody."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Because(StrEnum):
    """A kind of reason to think that a text is about somebody."""

    NAME = "name"
    PART_OF_NAME = "part of name"
    GIVEN_NAME = "given name"
    INITIALS = "initials"
    NEAR_NAME = "near name"
    BORN = "born"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    REFERENCE = "reference"
    IDENTIFIER = "identifier"
    PART_OF_NUMBER = "part of number"
    RELATED = "related"

    __hash__ = str.__hash__  # an enumeration's own is slow, and each sign is looked up by its kind


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Words of the text that point to somebody; the places are those of the text as it was given."""

    start: int
    end: int
    kind: Because


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody on the roll whom the text is about."""

    key: str
    sure: Sureness
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What an examination of one text says."""

    people: tuple[Found, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    sensitive: tuple[Sensitive, ...] = ()
    pieced: Pieced | None = None
    """The facts that fit the fewest people; `pieced_also` are others, which fit other people."""

    unfinished: bool = False
    pieced_also: tuple[Pieced, ...] = ()

    @property
    def all_pieced(self) -> tuple[Pieced, ...]:
        """All groups of facts that fit only a few people."""
        return (*([self.pieced] if self.pieced else []), *self.pieced_also)

    @property
    def identifiable(self) -> bool:
        """Whether the text points to somebody; one that was not read to its end is not cleared by a no."""
        return bool(self.people or self.pieced or any(not one.kind.weak for one in self.identifiers))
