"""What the worker does about questions: none waits where nobody is there to answer it."""

from __future__ import annotations

from safehaven.advice.operations import pass_on
from safehaven.advice.queries import unattended
from safehaven.advice.rules import check_somebody_is_there
from safehaven.foundation.jobs import job
from safehaven.foundation.refusals import allowed

AT_ONCE = 50


@job("advice_pass_on", every_seconds=600)
def pass_on_the_unattended() -> None:
    """Send on what was asked of somebody who left, or of a role that nobody holds.  Safe to run twice."""
    for question in unattended(AT_ONCE):
        if allowed(check_somebody_is_there, question):
            pass_on(question)
