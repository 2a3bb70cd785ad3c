"""What the ledger calls the acts on the policy."""

ACTS: dict[str, str] = {
    "policies:parameter_chosen": "Changed a policy setting",
    "policies:added": "Added a policy of our own",
    "policies:adopted": "Adopted a policy",
    "policies:left": "Left a policy",
    "policies:standing_noted": "Noted how clauses of the policy stand",
    "policies:exported": "Took out how the clauses of a policy stand",
}
