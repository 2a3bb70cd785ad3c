"""What was done in the directory, in plain words."""

from __future__ import annotations

ACTS = {
    "directory:address_blocked": "Blocked an address, so that nothing is sent there",
    "directory:block_lifted": "Lifted the block on an address",
    "directory:consulted": "Looked something up in the directory",
    "directory:contact_added": "Added an address or a number of a recipient",
    "directory:contact_ended": "Ended an address or a number of a recipient",
    "directory:contact_replaced": "Replaced an address or a number of a recipient",
    "directory:contact_verified": "Made sure of an address or a number of a recipient",
    "directory:form_sent_again": "Sent a form twice, which changed nothing",
    "directory:organisation_added": "Added an organisation to the directory",
    "directory:organisation_corrected": "Changed the name or the kind of an organisation",
    "directory:recipient_added": "Added a recipient to the directory",
    "directory:recipient_corrected": "Changed the name or the work of a recipient",
}
