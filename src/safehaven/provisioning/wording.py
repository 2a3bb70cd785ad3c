"""What an identity provider did, in plain words."""

from __future__ import annotations

ACTS = {
    "provisioning:token_made": "Made a token for an identity provider",
    "provisioning:token_ended": "Ended the token of an identity provider",
    "provisioning:token_refused": "A program without a good token asked for accounts",
    "provisioning:added": "Added a member of staff from an identity provider",
    "provisioning:changed": "Changed a member of staff from an identity provider",
    "provisioning:removed": "Removed a member of staff at an identity provider, who stays on the books here",
}
