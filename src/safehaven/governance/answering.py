"""Who answers for what: the roles of governance, and for each control the role that sees to it."""

from __future__ import annotations

from safehaven.policies.front import AREAS
from safehaven.workforce.front import Role

GOVERNANCE_ROLES: tuple[Role, ...] = (
    Role.CHIEF_EXECUTIVE,
    Role.DATA_PROTECTION_OFFICER,
    Role.CALDICOTT_GUARDIAN,
    Role.SIRO,
    Role.SECURITY_OFFICER,
    Role.GOVERNANCE_OFFICER,
    Role.IT_ADMINISTRATOR,
)

_BY_AREA: dict[str, Role] = {
    "assurance": Role.IT_ADMINISTRATOR,
    "custody": Role.SECURITY_OFFICER,
    "disclosure": Role.CALDICOTT_GUARDIAN,
    "documents": Role.GOVERNANCE_OFFICER,
    "email": Role.GOVERNANCE_OFFICER,
    "fax": Role.GOVERNANCE_OFFICER,
    "governance": Role.GOVERNANCE_OFFICER,
    "incidents": Role.DATA_PROTECTION_OFFICER,
    "people": Role.GOVERNANCE_OFFICER,
    "post": Role.GOVERNANCE_OFFICER,
    "records": Role.GOVERNANCE_OFFICER,
    "rights": Role.DATA_PROTECTION_OFFICER,
    "telephone": Role.GOVERNANCE_OFFICER,
    "transfer": Role.GOVERNANCE_OFFICER,
    "vault": Role.SECURITY_OFFICER,
}

_OTHERWISE: dict[Role, tuple[str, ...]] = {
    Role.CHIEF_EXECUTIVE: ("controller-role", "disciplinary-notice", "governance-roles", "steering-group"),
    Role.DATA_PROTECTION_OFFICER: (
        "access-ledger",
        "ask-for-help",
        "assurance-view",
        "board-report",
        "compliance-audit",
        "dpia",
        "governance-signoff",
        "ico-registration",
        "international-transfer",
        "lawful-basis",
        "privacy-notice",
        "processing-record",
        "processor-agreement",
        "special-category",
        "tamper-evidence",
    ),
    Role.CALDICOTT_GUARDIAN: ("national-opt-out", "need-to-know", "sharing-agreement"),
    Role.SIRO: ("continuity-access", "continuity-plan", "risk-register"),
    Role.SECURITY_OFFICER: (
        "certification-register",
        "document-encryption",
        "fax-inbound",
        "fax-safe-haven",
        "password-compromise",
        "password-sharing",
        "password-storage",
        "password-strength",
        "portable-container",
        "remote-storage",
        "screen-lock",
        "screen-privacy",
        "second-factor",
        "secure-destruction",
        "unique-account",
        "unprotected-document-sweep",
        "working-location",
    ),
    Role.IT_ADMINISTRATOR: ("leaver-access",),
}

ANSWERS: dict[str, Role] = {name: _BY_AREA[area] for area, names in AREAS.items() for name in names} | {
    name: role for role, names in _OTHERWISE.items() for name in names
}

# Roles that cannot be left empty while an adopted policy calls one of these controls: their clauses leave a
# decision to that person alone.  The data protection officer is needed whatever is adopted.
NEEDED_WHEN_CALLED: dict[Role, frozenset[str]] = {
    Role.CALDICOTT_GUARDIAN: frozenset({"caldicott-advice"}),
    Role.SIRO: frozenset({"risk-register"}),
}
