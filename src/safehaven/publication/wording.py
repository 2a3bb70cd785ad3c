"""What the ledger calls the acts on the texts of policies."""

ACTS: dict[str, str] = {
    "publication:draft_dropped": "Gave up a new version of a policy’s text",
    "publication:draft_written": "Wrote on a new version of a policy’s text",
    "publication:published": "Published a policy’s text",
    "publication:reviewed": "Looked at a policy and left it as it is",
    "publication:signatures_asked": "Asked for signatures under a policy’s text",
    "publication:signed": "Signed a policy’s text",
    "publication:superseded": "Replaced a policy’s text by a later version",
}
