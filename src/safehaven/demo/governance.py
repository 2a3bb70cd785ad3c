"""Who stands in for whom in the pretend organisation, and what its people have confirmed so far."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from safehaven.demo.organisation import BUILDER, DOMAIN, Organisation, is_new
from safehaven.governance.front import Facts, Fault, Said, all_askings, appoint, confirm
from safehaven.workforce.front import Role

_REACHED: dict[Role, tuple[str, str]] = {
    Role.CHIEF_EXECUTIVE: ("chief.executive", "01632 960140"),
    Role.DATA_PROTECTION_OFFICER: ("dpo", "01632 960141"),
    Role.CALDICOTT_GUARDIAN: ("caldicott", "01632 960142"),
    Role.SIRO: ("siro", "01632 960143"),
    Role.SECURITY_OFFICER: ("security", "01632 960144"),
    Role.GOVERNANCE_OFFICER: ("ig", "01632 960145"),
    Role.IT_ADMINISTRATOR: ("it.help", "01632 960146"),
}
_POST = "Data protection\nHarbour Lane Support\n1 Harbour Lane\nHarbourtown"
_DEPUTIES: dict[Role, Role] = {
    Role.CHIEF_EXECUTIVE: Role.SIRO,
    Role.DATA_PROTECTION_OFFICER: Role.GOVERNANCE_OFFICER,
    Role.CALDICOTT_GUARDIAN: Role.SENIOR_CASEWORKER,
    Role.SIRO: Role.CHIEF_EXECUTIVE,
    Role.SECURITY_OFFICER: Role.IT_ADMINISTRATOR,
}
_NEVER_CONFIRMED = {"systems", "law-watch"}
_FOUND = (
    "premises",
    "premises-check-doors",
    "The door of the back office does not close by itself any more.",
)


def make_governance(organisation: Organisation, now: datetime) -> None:
    """Name deputies and contact points, and confirm most of what is asked: two are overdue, one found something."""
    for role, (mailbox, telephone) in _REACHED.items():
        stands_in = _DEPUTIES.get(role)
        facts = Facts(
            deputy=organisation.holder_of(stands_in) if stands_in else None,
            email=f"{mailbox}@{DOMAIN}",
            telephone=telephone,
            post=_POST if role is Role.DATA_PROTECTION_OFFICER else "",
            name_is_public=role in {Role.CHIEF_EXECUTIVE, Role.DATA_PROTECTION_OFFICER},
        )
        appoint(role, facts, version=0, by=BUILDER)
    _confirm_most(organisation, now)


def _confirm_most(organisation: Organisation, now: datetime) -> None:
    for asking in all_askings():
        attestation = asking.attestation
        if attestation.slug in _NEVER_CONFIRMED:
            continue
        if asking.of is not None and is_new(asking.of):
            continue  # whoever is invited, and was never here, has confirmed nothing
        by = asking.of or organisation.holder_of(attestation.role or Role.GOVERNANCE_OFFICER)
        answers = {one.slug: one.slug != _FOUND[1] for one in asking.questions}
        mender = organisation.holder_of(Role.MANAGER)
        fault = Fault(_FOUND[2], mender, (now + timedelta(days=10)).date())
        said = Said(
            answers,
            None if all(answers.values()) else fault,
            until=(now + timedelta(days=200)).date() if attestation.ends else None,
        )
        confirm(attestation, said, after=0, once=uuid.uuid4(), by=by)
