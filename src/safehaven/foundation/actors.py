"""Who does things: a member of staff, or the system itself."""

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    """Anybody whose acts stand on the ledger."""

    @property
    def ledger_name(self) -> str:
        """How the ledger refers to this actor, such as `staff:<uuid>`.  Never a person's name."""


@dataclass(frozen=True, slots=True)
class System:
    """The system acting by itself, such as the worker that sends what was released."""

    part: str

    @property
    def ledger_name(self) -> str:
        """How the ledger refers to this part of the system."""
        return f"system:{self.part}"


SYSTEM = System("safehaven")
