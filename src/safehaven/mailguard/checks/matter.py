"""What a check is given, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from safehaven.mailguard.asked_often import names_inside
from safehaven.mailguard.checks.reading import Body, body_of
from safehaven.mailguard.letters import Letter
from safehaven.mailguard.states import Mark
from safehaven.workforce.front import StaffMember

ASK = (
    "Ask a colleague who works with them. If you do not know who that is, ask your manager. "
    "If you send it after all, somebody else must agree first."
)
DO_NOT_OPEN = (
    "Do not open it: it may do harm to your device. Send it on to your IT administrator, who can look at it safely. "
    "Take this message back, and send it again without the file; or send it as it is once they say that it may go."
)


@dataclass(frozen=True)
class Matter:
    """One message in clear, and to whom it goes."""

    sender: StaffMember
    recipients: tuple[str, ...]
    letter: Letter
    people: set[str] = field(default_factory=set, compare=False)
    """Whom it is about, once the roll was asked."""
    maybe: set[str] = field(default_factory=set, compare=False)
    """Whom it may be about: their names are others' as well, or a few facts fit them."""

    about: str = ""
    """How the ledger names it."""

    strangers: set[str] = field(default_factory=set, compare=False)
    """Those of whom the findings tell although the sender does not work with them."""

    @cached_property
    def body(self) -> Body:
        """Its words and files, taken apart once."""
        return body_of(self.letter)

    @cached_property
    def colleagues(self) -> dict[str, str]:
        """The name of each who works here now, by their address in small letters."""
        return names_inside()

    @cached_property
    def inside(self) -> frozenset[str]:
        """The addresses of those who work here now, in small letters."""
        return frozenset(self.colleagues)

    @cached_property
    def outside(self) -> tuple[str, ...]:
        """Those of its recipients who do not work here, in small letters, each once."""
        small = dict.fromkeys(each.lower() for each in self.recipients)
        return tuple(each for each in small if each not in self.inside)

    @cached_property
    def seen_by_all(self) -> tuple[str, ...]:
        """Those outside whose address every recipient sees."""
        return tuple(sorted(self.letter.addresses_shown("to", "cc") - self.inside))


@dataclass(frozen=True, slots=True)
class Found:
    """A mark, why it is there, and what would clear it: two sentences for the sender."""

    mark: Mark
    why: str
    clears: str = ""
