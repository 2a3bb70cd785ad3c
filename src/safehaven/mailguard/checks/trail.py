"""Earlier messages below a new one: they travel along unread."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safehaven.mailguard.checks.matter import Found, Matter
from safehaven.mailguard.states import Mark

_BEGINS = re.compile(
    r"^[ \t>]{0,20}(?:"
    r"-{2,20} ?(?:Original|Forwarded|Ursprüngliche) [^\n]{0,40}-{2,20}"
    r"|Begin forwarded message:"
    r"|_{20,80}\r?\n[ \t]{0,5}From:"
    r"|From:[^\n]{1,300}\r?\n[ \t>]{0,20}(?:Sent|Date|To):"
    r"|On [^\n]{5,200}\r?\n?[^\n]{0,200} wrote:"
    r")",
    re.MULTILINE | re.IGNORECASE,
)
_QUOTED = re.compile(r"(?:^>[^\n]*\n?){3}", re.MULTILINE)


def check_trail(matter: Matter) -> Iterator[Found]:
    body = matter.body
    quotes = ">" in body.text and _QUOTED.search(body.text)
    if quotes or body.carries_messages or _BEGINS.search(body.text):
        why = "Earlier messages stand below yours, or come with it."
        yield Found(Mark.TRAIL, why, "Begin a new message with only what is needed.")
