"""How the control of openings stands: whether enough trustees could come together today, and what is open."""

from __future__ import annotations

from safehaven.continuity.queries import moment_now, open_now, run_out
from safehaven.interface.counting import counted
from safehaven.policies.front import Evidence, Parameter, attention, control, holds, number_in_force
from safehaven.readiness.front import readiness_of_all
from safehaven.workforce.front import Role, holders_of


@control(
    "continuity-access",
    does="Opens the people of an absent colleague to one other colleague, to read, once as many trustees have agreed as the policy asks.",
    acts_in=("safehaven.continuity.operations.agree", "safehaven.records.lending.lend"),
    reads=(Parameter.CONTINUITY_QUORUM,),
    not_for={"RE-vault-03": "The records open. A vault of passwords is not built yet."},
    see="continuity:openings",
)
def continuity_access() -> Evidence:
    asks = number_in_force(Parameter.CONTINUITY_QUORUM)
    found = readiness_of_all(holders_of(Role.TRUSTEE)).values()
    ready = sum(one.complete for one in found)
    if ready < asks:
        return attention(
            f"It takes {counted(asks, 'trustee')} together, and {ready} of {counted(len(found), 'trustee')} could agree today. "
            "The others must finish what comes before access, or the chief executive must add trustees.",
            ready=ready,
        )
    now = moment_now()
    late = run_out(now).count()
    if late:
        return attention(
            f"The time of {counted(late, 'opening')} is over, and nothing has noted it. Tell your IT administrator.",
            late=late,
        )
    return holds(
        f"{counted(ready, 'trustee')} could agree today, and it takes {asks}. Open now: {open_now(now).count()}.",
        ready=ready,
    )
