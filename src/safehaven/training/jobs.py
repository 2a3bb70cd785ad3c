"""What the worker does for training."""

from __future__ import annotations

from django.utils import timezone

from safehaven.foundation.actors import System
from safehaven.foundation.jobs import job
from safehaven.training.operations.certifying import end_some
from safehaven.training.queries import over_by

CLOCK = System("training_clock")


@job("training: end certificates", every_seconds=60)
def end_certificates() -> None:
    """Mark as ended what is over.  Whether a certificate counts does not wait for this."""
    if over_by(timezone.now()).exists():
        end_some(by=CLOCK)
