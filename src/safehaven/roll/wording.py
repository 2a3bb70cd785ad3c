"""What was done, in plain words."""

from __future__ import annotations

ACTS = {
    "roll:asked": "Asked whether a text names anybody",
    "roll:program_refused": "A program without a good token asked whom something is about",
    "roll:token_ended": "Took back a token of a program that scans",
    "roll:token_made": "Made a token for a program that scans",
    "roll:built": "Read what all people can be known by, to recognise them in texts",
    "roll:kept_current": "Read again what people can be known by, after records were changed",
    "roll:document_looked_through": "Noted who else is in a document that is going to be shared",
    "roll:document_opened": "Opened a document that is going to be shared, to see who else is in it",
}
