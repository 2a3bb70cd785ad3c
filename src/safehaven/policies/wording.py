"""What the ledger calls the acts on the policy."""

ACTS: dict[str, str] = {
    "policies:parameter_chosen": "Changed a policy setting",
    "policies:adopted": "Adopted a policy",
    "policies:left": "Left a policy",
}
