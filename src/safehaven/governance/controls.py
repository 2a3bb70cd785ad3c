"""How the controls stand that somebody confirms, and whether every role that is needed has somebody."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from safehaven.governance.answering import GOVERNANCE_ROLES
from safehaven.governance.attestations import ATTESTATIONS, Attestation
from safehaven.governance.models import Appointment
from safehaven.governance.queries import Asking, all_askings, appointments, needed_roles
from safehaven.interface.counting import counted
from safehaven.interface.times import plain_date
from safehaven.policies.front import (
    Evidence,
    attention,
    attest_due,
    control,
    done_by_people,
    found_once,
    holds,
)
from safehaven.workforce.front import Role, all_holdings, working_here

ASKED_BY = "safehaven.governance.queries.all_askings"
KEPT_BY = "safehaven.governance.operations.confirming.confirm"

_REMINDED = "Whoever takes something out is not reminded of this. It is confirmed from time to time only."
_WARNED = "The rest is confirmed. The other side’s fax is not asked about, since no fax goes out from here."
_KEPT_BY_HAND = (
    "That somebody went over the list is confirmed. The list itself is not kept here, so you must show it."
)
_LIST_OF_DEVICES = "Everybody confirms their own devices. There is no list of approved devices and programs."
_SCREENS = (
    "How screens face is confirmed at each round. Nothing keeps a screen from being read over a shoulder."
)

# Clauses that call a control for more than somebody can confirm, each with what is missing.
MISSING: dict[str, dict[str, str]] = {
    "premises-check": {},
    "screen-privacy": {
        "WY-physical-02": _SCREENS,
        "SJ-2-08": _SCREENS,
        "RE-people-21": "How screens face is confirmed. Names on the page are not covered until you point at them.",
    },
    "mobile-phone-rule": {},
    "device-register": {"WY-digital-07": _LIST_OF_DEVICES, "RE-custody-05": _LIST_OF_DEVICES},
    "transport-container": dict.fromkeys(
        ("JU-3.6a", "SJ-3-01", "SJ-3-04", "SJ-3-05", "SJ-3-07", "SJ-4-person-04", "RE-custody-14"), _REMINDED
    ),
    "law-watch": {},
    "continuity-plan": {},
    "backup-restore": {
        "JR-C-06": "That backups are made and come back is confirmed. Safehaven makes none by itself.",
        "RE-assurance-03": "A restore is confirmed. A copy that nobody has brought back counts as a backup too.",
    },
    "system-updates": {
        "RE-assurance-05": "Updates are confirmed. Safehaven does not know of each update, nor for how long it is out."
    },
    "information-asset-register": dict.fromkeys(
        ("WY-records-01", "WY-manager-05", "WY-siro-02", "WY-asset-03", "RE-governance-05"), _KEPT_BY_HAND
    ),
    "compliance-audit": {},
    "national-opt-out": dict.fromkeys(
        ("JR-O-02", "RE-governance-17"),
        "The check is confirmed. Nothing keeps the data of somebody who opted out from such a use.",
    ),
    "processing-record": {},
    "ico-registration": {},
    "certification-register": {},
    "fax-safe-haven": dict.fromkeys(("PG-4b-03", "PG-4b-05", "RE-fax-04"), _WARNED),
    "fax-inbound": dict.fromkeys(
        ("PG-4b-04", "PG-4b-12", "RE-fax-02"),
        "That no fax is left lying is confirmed. Each fax that comes in is not noted here.",
    ),
}

_askings = found_once(all_askings)


def of_control(name: str) -> list[Attestation]:
    """The attestations that ask about a control."""
    return [one for one in ATTESTATIONS.values() if any(asked.control == name for asked in one.questions)]


def confirmed(name: str) -> Evidence:
    """How a control stands that people confirm: due before anything else, then what was found and is not mended."""
    found = [part for one in _askings() if (part := one.about(frozenset({name}))) is not None]
    if not found:
        return attention(
            "Nobody is asked to confirm this. Either no adopted policy calls for it, or somebody's word would not "
            "be enough: then you must see to it yourselves, because Safehaven has no part for it yet."
        )
    due = [one for one in found if one.is_due]
    if due:
        return _due(due, len(found))
    faults = sum(len(one.open_findings) for one in found)
    if faults:
        return attention(
            f"Confirmed, but {counted(faults, 'thing was', 'things were')} found that nobody has "
            "mended yet. Whoever is named in the finding must mend it.",
            findings=faults,
        )
    return holds(_all_is_confirmed(found), confirmed=len(found))


def _due(due: list[Asking], asked: int) -> Evidence:
    first = due[0].attestation
    if first.role is None:
        return attest_due(
            f"{len(due):,} of {counted(asked, 'person', 'people')} must still confirm “{first.title}”.",
            due=len(due),
            asked=asked,
        )
    never = "has never been confirmed" if due[0].newest is None else "was confirmed too long ago"
    return attest_due(
        f"“{first.title}” {never}. The {first.role.label} must confirm it.", due=len(due), asked=asked
    )


def _all_is_confirmed(found: list[Asking]) -> str:
    if found[0].of is not None:
        return f"{counted(len(found), 'person has confirmed it', 'people have confirmed it, each for themselves')}."
    last = min(one.newest.confirmed_at for one in found if one.newest is not None)
    return f"Confirmed on {plain_date(last)} or later, with nothing wrong that is not mended."


def _asked(name: str) -> dict[str, Any]:
    """What is registered for a control that people confirm."""
    asked = of_control(name)
    return {
        "does": _does(asked),
        "acts_in": (ASKED_BY, KEPT_BY),
        "reads": tuple(dict.fromkeys(one.interval for one in asked)),
        "not_for": MISSING[name],
    }


def _does(asked: list[Attestation]) -> str:
    titles = " and ".join(f"“{one.title}”" for one in asked)
    return f"Asks the right person to confirm {titles} at the policy's interval, with a file that shows it."


# Each by its name, so that a search for it ends here.
control("premises-check", **_asked("premises-check"))(partial(confirmed, "premises-check"))
control("screen-privacy", **_asked("screen-privacy"))(partial(confirmed, "screen-privacy"))
control("mobile-phone-rule", **_asked("mobile-phone-rule"))(partial(confirmed, "mobile-phone-rule"))
control("device-register", **_asked("device-register"))(partial(confirmed, "device-register"))
control("transport-container", **_asked("transport-container"))(partial(confirmed, "transport-container"))
control("law-watch", **_asked("law-watch"))(partial(confirmed, "law-watch"))
control("continuity-plan", **_asked("continuity-plan"))(partial(confirmed, "continuity-plan"))
control("backup-restore", **_asked("backup-restore"))(partial(confirmed, "backup-restore"))
control("system-updates", **_asked("system-updates"))(partial(confirmed, "system-updates"))
control("information-asset-register", **_asked("information-asset-register"))(
    partial(confirmed, "information-asset-register")
)
control("compliance-audit", **_asked("compliance-audit"))(partial(confirmed, "compliance-audit"))
control("national-opt-out", **_asked("national-opt-out"))(partial(confirmed, "national-opt-out"))
control("processing-record", **_asked("processing-record"))(partial(confirmed, "processing-record"))
control("ico-registration", **_asked("ico-registration"))(partial(confirmed, "ico-registration"))
control("certification-register", **_asked("certification-register"))(
    partial(confirmed, "certification-register")
)
control("fax-safe-haven", **_asked("fax-safe-haven"))(partial(confirmed, "fax-safe-haven"))
control("fax-inbound", **_asked("fax-inbound"))(partial(confirmed, "fax-inbound"))

done_by_people(*MISSING)


@control(
    "governance-roles",
    does="Names who holds each role of governance and how the role is reached. The last holder cannot leave.",
    acts_in=("safehaven.governance.rules.check_somebody_is_left", "safehaven.governance.views.roles.who"),
)
def governance_roles() -> Evidence:
    needed = needed_roles() | {Role.CHIEF_EXECUTIVE}
    held = all_holdings()
    empty = [role.label for role in GOVERNANCE_ROLES if role in needed and not held[role]]
    if empty:
        return attention(
            f"Nobody holds this role: {', '.join(empty)}. The chief executive or a manager must give it to somebody.",
            empty=len(empty),
        )
    noted = appointments()
    unreachable = [
        role.label
        for role in GOVERNANCE_ROLES
        if role in needed and not (role in noted and (noted[role].email or noted[role].telephone))
    ]
    if unreachable:
        return attention(
            f"There is no way to reach this role yet: {', '.join(unreachable)}. "
            "The chief executive or a manager must add one under Who is who.",
            unreachable=len(unreachable),
        )
    return _deputies(noted)


def _deputies(noted: Mapping[Role, Appointment]) -> Evidence:
    here = set(working_here().values_list("pk", flat=True))
    gone = sum(one.deputy_id is not None and one.deputy_id not in here for one in noted.values())
    if gone:
        return attention(
            f"{counted(gone, 'deputy does not work here any more', 'deputies do not work here any more')}. The chief executive or a manager must name others.",
            gone=gone,
        )
    return holds(
        f"Every role that is needed has somebody, and a way to reach them ({counted(len(noted), 'role')})."
    )
