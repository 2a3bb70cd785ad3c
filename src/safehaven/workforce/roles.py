"""The roles that staff hold, in plain words, and what each allows.

No role both runs the system and reads records: whoever can reach the machine must not also be
somebody to whom records open.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices

from safehaven.foundation.capabilities import Capability


class Role(TextChoices):
    """A role that a member of staff may hold."""

    CASEWORKER = "caseworker", "Caseworker"
    SENIOR_CASEWORKER = "senior_caseworker", "Senior caseworker"
    MANAGER = "manager", "Manager"
    ADMINISTRATOR = "administrator", "Reception and administration"
    DATA_PROTECTION_OFFICER = "data_protection_officer", "Data protection officer"
    CALDICOTT_GUARDIAN = "caldicott_guardian", "Caldicott Guardian"
    SIRO = "siro", "Senior information risk owner (SIRO)"
    SECURITY_OFFICER = "security_officer", "Information security officer"
    GOVERNANCE_OFFICER = "governance_officer", "Information governance officer"
    CHIEF_EXECUTIVE = "chief_executive", "Chief executive"
    TRUSTEE = "trustee", "Trustee"
    IT_ADMINISTRATOR = "it_administrator", "IT administrator"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What holding a role means: for the person, and for the gates."""

    plainly: str
    allows: frozenset[Capability]


C = Capability

_CASEWORK = frozenset(
    {
        C.DIRECTORY_EDIT,
        C.DIRECTORY_READ,
        C.DIRECTORY_VERIFY,
        C.DISCLOSURE_MAKE,
        C.DOCUMENT_ADD,
        C.DOCUMENT_READ,
        C.POLICY_READ,
        C.RECORD_CREATE,
        C.RECORD_OPEN,
        C.RECORD_SEARCH,
        C.RECORD_WRITE,
        C.ROLL_ASK,
    }
)
_OVERSIGHT = frozenset({C.DISCLOSURE_OVERSEE, C.LEDGER_READ, C.NOTICE_PUBLISH, C.POLICY_READ, C.ROLL_ASK})

MEANINGS: dict[Role, Meaning] = {
    Role.CASEWORKER: Meaning(
        "Works with people supported: opens and writes the records on their caseload, and shares from them.",
        _CASEWORK,
    ),
    Role.SENIOR_CASEWORKER: Meaning(
        "Does a caseworker's work, and also decides whether a colleague may share something.",
        _CASEWORK | {C.DISCLOSURE_APPROVE},
    ),
    Role.MANAGER: Meaning(
        "Leads a team: decides who works with whom, decides about sharing, and looks after staff accounts.",
        _CASEWORK
        | {
            C.CASELOAD_MANAGE,
            C.CONTINUITY_ASK,
            C.DISCLOSURE_APPROVE,
            C.NOTICE_PUBLISH,
            C.STAFF_MANAGE,
            C.TRAINING_OVERSEE,
        },
    ),
    Role.ADMINISTRATOR: Meaning(
        "Keeps the directory of outside people and organisations up to date.  Opens no records.",
        frozenset({C.DIRECTORY_EDIT, C.DIRECTORY_READ, C.POLICY_READ}),
    ),
    Role.DATA_PROTECTION_OFFICER: Meaning(
        "Watches over data protection: sees what was shared and what was done, and advises.  "
        "Signs what is to become policy.",
        _OVERSIGHT
        | {
            C.DIRECTORY_READ,
            C.POLICY_SIGN,
            C.RECORD_COMPARE,
            C.SWEEP_DECIDE,
            C.TRAINING_EDIT,
            C.TRAINING_OVERSEE,
        },
    ),
    Role.CALDICOTT_GUARDIAN: Meaning(
        "Decides about the hardest questions of sharing, and sees what was shared.  "
        "Signs what is to become policy.",
        _OVERSIGHT | {C.DIRECTORY_READ, C.DISCLOSURE_APPROVE, C.POLICY_SIGN},
    ),
    Role.SIRO: Meaning(
        "Answers for information risk: sees what was done, sets the policy, and signs its text.",
        _OVERSIGHT | {C.CONTINUITY_ASK, C.POLICY_CHANGE, C.POLICY_SIGN},
    ),
    Role.SECURITY_OFFICER: Meaning(
        "Looks after security: checks the ledger of what was done.",
        frozenset({C.LEDGER_READ, C.NOTICE_PUBLISH, C.POLICY_READ, C.ROLL_ASK}),
    ),
    Role.GOVERNANCE_OFFICER: Meaning(
        "Does the daily work of information governance: checks the directory, and what was shared.",
        _OVERSIGHT
        | {
            C.DIRECTORY_EDIT,
            C.DIRECTORY_READ,
            C.DIRECTORY_VERIFY,
            C.SWEEP_DECIDE,
            C.TRAINING_EDIT,
            C.TRAINING_OVERSEE,
        },
    ),
    Role.CHIEF_EXECUTIVE: Meaning(
        "Leads the organisation: looks after staff accounts, appoints those who watch over data protection, "
        "and sees what was done.  Signs what is to become policy.",
        frozenset(
            {
                C.LEDGER_READ,
                C.NOTICE_PUBLISH,
                C.POLICY_READ,
                C.POLICY_SIGN,
                C.ROLL_ASK,
                C.STAFF_MANAGE,
                C.TRAINING_OVERSEE,
            }
        ),
    ),
    Role.TRUSTEE: Meaning(
        "Holds the organisation to account: reads and signs the policy, and checks the ledger.  "
        "Together with others, opens the records of a colleague's people to somebody else.",
        frozenset({C.CONTINUITY_ASK, C.CONTINUITY_DECIDE, C.LEDGER_READ, C.POLICY_READ, C.POLICY_SIGN}),
    ),
    Role.IT_ADMINISTRATOR: Meaning(
        "Runs the system and looks after staff accounts.  Can read no record.",
        frozenset({C.POLICY_READ, C.STAFF_MANAGE, C.SYSTEM_OPERATE}),
    ),
}

# What lets somebody read what is sealed about a person supported.
READS_RECORDS = frozenset({C.RECORD_OPEN, C.RECORD_SEARCH, C.DOCUMENT_READ})

# What lets somebody watch over others, or change by which rules all work.
WATCHES = frozenset(
    {C.CONTINUITY_DECIDE, C.DISCLOSURE_OVERSEE, C.LEDGER_READ, C.POLICY_CHANGE, C.POLICY_SIGN}
)


def capabilities_of_roles(roles: frozenset[Role]) -> frozenset[Capability]:
    """Everything that these roles allow together."""
    return frozenset().union(*(MEANINGS[role].allows for role in roles))


def clash(roles: frozenset[Role]) -> bool:
    """Whether these roles would let one person both run the system and read records."""
    allowed = capabilities_of_roles(roles)
    return C.SYSTEM_OPERATE in allowed and not READS_RECORDS.isdisjoint(allowed)
