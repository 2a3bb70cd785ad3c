"""What a role may let somebody do.  Each name is `subject:action`, in alphabetical order.

A capability is about the person and their role.  Whether they may act on *this* record is a
question of the caseload, and is answered by queries and rules.
"""

from enum import StrEnum


class Capability(StrEnum):
    """One thing that a role may allow."""

    CASELOAD_MANAGE = "caseload:manage"
    CONTINUITY_ASK = "continuity:ask"
    CONTINUITY_DECIDE = "continuity:decide"
    DIRECTORY_EDIT = "directory:edit"
    DIRECTORY_READ = "directory:read"
    DIRECTORY_VERIFY = "directory:verify"
    DISCLOSURE_APPROVE = "disclosure:approve"
    DISCLOSURE_MAKE = "disclosure:make"
    DISCLOSURE_OVERSEE = "disclosure:oversee"
    DOCUMENT_ADD = "document:add"
    DOCUMENT_READ = "document:read"
    LEDGER_READ = "ledger:read"
    NOTICE_PUBLISH = "notice:publish"
    POLICY_CHANGE = "policy:change"
    POLICY_READ = "policy:read"
    POLICY_SIGN = "policy:sign"
    RECORD_COMPARE = "record:compare"
    RECORD_CREATE = "record:create"
    RECORD_OPEN = "record:open"
    RECORD_SEARCH = "record:search"
    RECORD_WRITE = "record:write"
    ROLL_ASK = "roll:ask"
    STAFF_MANAGE = "staff:manage"
    SWEEP_DECIDE = "sweep:decide"
    SYSTEM_OPERATE = "system:operate"
    TRAINING_EDIT = "training:edit"
    TRAINING_OVERSEE = "training:oversee"
