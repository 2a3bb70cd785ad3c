"""What an identity provider may say about somebody."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """How somebody should stand here, as the provider says."""

    email: str
    name: str
    given_name: str = ""
    family_name: str = ""
    external_id: str = ""
    active: bool = True
