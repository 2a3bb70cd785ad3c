"""What the worker does for the ledger."""

from __future__ import annotations

from safehaven.foundation.jobs import job
from safehaven.ledger import sealer
from safehaven.ledger.examining import examine_if_due


@job("seal the ledger", every_seconds=15)
def seal() -> None:
    """Seal the lines that wait."""
    sealer.seal()


@job("seal late lines of the ledger", every_seconds=3600)
def seal_late() -> None:
    """Seal lines whose acts took so long that the usual round passes them by."""
    sealer.seal(everything=True)


@job("examine the ledger", every_seconds=20)
def examine() -> None:
    """Examine the ledger where somebody asked, and once a day."""
    examine_if_due()
