"""What was done, and what was found alike, in plain words."""

from __future__ import annotations

from safehaven.ledger.front import act_in_words

ALIKE = {
    "same-number": "The same number from another organisation",
    "same-birth-date-and-similar-name": "The same date of birth, and a name that sounds alike",
    "same-telephone-and-similar-name": "The same telephone number, and names that sound alike",
    "same-name": "The same name",
}

ACTS = {
    "records:created": "Made the record",
    "records:opened": "Opened the record",
    "records:printed": "Opened the record to print it",
    "records:details_changed": "Changed personal details",
    "records:details_verified": "Checked personal details",
    "records:contact_point_added": "Added a telephone number or e-mail address",
    "records:contact_point_verified": "Checked a telephone number or e-mail address",
    "records:contact_point_ended": "Ended a telephone number or e-mail address",
    "records:address_added": "Added an address",
    "records:address_verified": "Checked an address",
    "records:address_ended": "Ended an address",
    "records:identifier_added": "Added a number from another organisation",
    "records:identifier_verified": "Checked a number from another organisation",
    "records:identifier_ended": "Ended a number from another organisation",
    "records:entry_added": "Wrote on the timeline",
    "records:entry_corrected": "Corrected an entry on the timeline",
    "records:form_sent_again": "Sent a form twice, which changed nothing",
    "records:assigned": "Gave the person to a colleague",
    "records:lent": "Opened the record to a colleague, to read only",
    "records:taken_back": "Closed the record again to a colleague who could only read",
    "records:kept": "Let a colleague who changes teams go on working with the person",
    "records:assignment_ended": "Ended a colleague’s work with the person",
    "records:closed": "Closed the record",
    "records:reopened": "Opened the record again after it was closed",
    "records:compared": "Compared the record with others, by codes alone",
    "records:possible_duplicate_noted": "Noted that two records look alike",
    "records:possible_duplicate_judged": "Said whether two records are of one person",
    "records:searched": "Looked for a person",
}

_OPENED_FOR = {
    "entry": "to read one entry",
    "correct-entry": "to correct an entry",
    "verify": "to check a number or an address",
    "end": "to end a number or an address",
    "verify-details": "to check personal details",
    "details-who": "to change personal details",
    "details-talking": "to change how to talk with them",
    "details-support": "to change support, health and risks",
}


def line_in_words(act: str, page: object) -> str:
    """What somebody did, and for which page they opened the record, where the line says so."""
    why = _OPENED_FOR.get(str(page), "") if act == "records:opened" else ""
    return f"{act_in_words(act)} {why}".rstrip()
