"""An ordinary message of 30 kB: its words twice, as text and as a page with the styles that mail programs add."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import formatdate

TO = "tess@saltmarsh.example"
_WORDS = (
    "Thank you for your note about the room on the second floor. "
    "We can have it on Thursday from ten until twelve, and there are chairs for eighteen. "
    "The projector was mended last week, so please bring the longer cable. "
    "Tea and biscuits are ordered; tell us by Tuesday if anybody needs something else. "
    "The draft of the leaflet is ready, and the printer wants the final version by the end of the month. "
)
_STYLE = (
    "p.MsoNormal{margin:0cm;font-size:11.0pt;font-family:Calibri,sans-serif}span.Style%d{color:windowtext}"
)
_PARAGRAPHS, _STYLES = 20, 120


def letter(number: int, sender: str) -> bytes:
    """The message of this number as it goes over the wire."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, TO, f"Room {number}"
    made["Date"], made["Message-ID"] = formatdate(), f"<{number}.bench@example.org>"
    made.set_content("\n\n".join([_WORDS] * _PARAGRAPHS))
    styles = "\n".join(_STYLE % one for one in range(_STYLES))
    shown = "\n".join(f'<p class="MsoNormal">{_WORDS}</p>' for _ in range(_PARAGRAPHS))
    made.add_alternative(
        f"<html><head><style>{styles}</style></head><body>{shown}</body></html>", subtype="html"
    )
    return made.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
