"""The kinds of identifiers, and one that was found."""

from dataclasses import dataclass
from enum import StrEnum


class IdentifierKind(StrEnum):
    """What a number or address is, in the words in which people ask for it."""

    NHS = "NHS number"
    CHI = "CHI number"
    HC = "Health and Care number"
    NINO = "National Insurance number"
    UPN = "unique pupil number"
    ULN = "unique learner number"
    DRIVING = "driving licence number"
    PASSPORT = "passport number"
    BANK = "bank account"
    CARD = "payment card"
    UTR = "unique taxpayer reference"
    URN = "school's unique reference number"
    LAESTAB = "school's establishment number"
    PHONE = "telephone number"
    EMAIL = "e-mail address"
    POSTCODE = "postcode"

    @property
    def weak(self) -> bool:
        """Whether it stands for a place or a line that several people may share."""
        return self in _WEAK


_WEAK = frozenset(
    {
        IdentifierKind.PHONE,
        IdentifierKind.EMAIL,
        IdentifierKind.POSTCODE,
        IdentifierKind.URN,
        IdentifierKind.LAESTAB,
    }
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number or address in a text: from where to where it stands, and how it is written plainly.

    It is `named` where a word near it says what it is; otherwise its form and check digit speak alone.
    """

    kind: IdentifierKind
    start: int
    end: int
    value: str
    named: bool = False
