"""What the worker does for disclosures: the jobs of every channel."""

from __future__ import annotations

from safehaven.disclosure.channels import WAYS
from safehaven.foundation.jobs import job

for channel, way in WAYS.items():
    for run, seconds in way.jobs:
        job(f"{channel}: {run.__name__.replace('_', ' ')}", every_seconds=seconds)(run)
