"""What the ledger calls the acts before access."""

ACTS: dict[str, str] = {
    "readiness:agreement_replaced": "Put another non-disclosure agreement into force",
    "readiness:agreement_signed": "Signed the non-disclosure agreement",
    "readiness:clock_believed": "Said that the server’s clock is right again",
    "readiness:policy_accepted": "Accepted a policy after reading it",
    "readiness:section_read": "Read a section of a policy",
}
