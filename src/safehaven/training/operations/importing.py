"""Bringing certificates in from another learning system: the whole file or nothing."""

from __future__ import annotations

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.training.bringing_in import check
from safehaven.training.giving import Passed, give
from safehaven.training.models import Certificate
from safehaven.training.rules import check_all_can_come_in
from safehaven.training.states import How


@operation
def bring_in(text: str, *, by: Actor) -> list[Certificate]:
    """Give a certificate for each line, each with a line on the ledger.

    Raises NotBroughtIn for any wrong line, and OwnCertificate for one about whoever brings them in.
    """
    checked = check(text)
    check_all_can_come_in(len(checked.incoming), len(checked.problems))
    given = [
        give(one.staff, one.course, Passed(How.ELSEWHERE, one.passed_at, one.reference), by=by)
        for one in checked.incoming
    ]
    write("training:certificates_brought_in", by=by, certificates=len(given))
    return given
