"""What was done about roles of governance and regular checks, in plain words."""

from __future__ import annotations

ACTS = {
    "governance:appointed": "Said who stands in for a role, or how the role is reached",
    "governance:confirmed": "Confirmed a regular check",
    "governance:consulted": "Looked at what was confirmed",
    "governance:evidence_opened": "Opened the file that goes with a regular check",
    "governance:finding_mended": "Said that something found in a regular check is mended",
    "governance:finding_opened": "Looked at something found in a regular check",
    "governance:form_sent_again": "Sent a form twice, which changed nothing",
}
