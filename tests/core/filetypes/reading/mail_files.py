"""Web pages and messages with one name in one place."""

import base64
import mailbox
import tempfile
from email.message import EmailMessage
from pathlib import Path

from tests.core.filetypes.reading.archives import PICTURES
from tests.core.filetypes.reading.names import FIRST, NAME, REST
from tests.core.filetypes.reading.word_files import WORD

SVG = "http://www.w3.org/2000/svg"


def _coded(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _page_with(address: str) -> bytes:
    return f'<html><p>x</p><img src="{address}"></html>'.encode()


HTML = {
    "in the text": f"<html><p>{FIRST}<b>{REST}</b></p></html>".encode,
    "hidden by its style": f'<html><p style="display:none">{NAME}</p></html>'.encode,
    "in a comment": f"<html><!-- {NAME} --><p>x</p></html>".encode,
    "in an alternative text": f'<html><img alt="{NAME}"></html>'.encode,
    "in a title": f"<html><head><title>{NAME}</title></head></html>".encode,
    "in a field": f'<html><input value="{NAME}"></html>'.encode,
    "in a script": f"<html><script>who = '{NAME}'</script></html>".encode,
    "in what is known about it": f'<html><meta name="author" content="{NAME}"></html>'.encode,
    "in entities": ("<html>" + "".join(f"&#{ord(letter)};" for letter in NAME) + "</html>").encode,
    "in a data attribute": f'<html><p data-who="{NAME}">x</p></html>'.encode,
    "in a drawing that is written into it": lambda: _page_with(
        f"data:image/svg+xml;base64,{_coded(f'<svg xmlns={SVG!r}><text>{NAME}</text></svg>'.encode())}"
    ),
    "in a letter that is written into it": lambda: _page_with(
        f"data:application/octet-stream;base64,{_coded(WORD['in a comment']())}"
    ),
    "in a picture's own words": lambda: _page_with(
        f"data:image/png;base64,{_coded(PICTURES['png']['in packed words']())}"
    ),
    "in what is written into it with signs in codes": lambda: _page_with(
        f"data:image/svg+xml,%3Csvg xmlns='{SVG}'%3E%3Ctext%3E{NAME.replace(' ', '%20')}%3C/text%3E%3C/svg%3E"
    ),
    "in what is written into its styles": (
        f"<html><style>p{{background:url('data:text/plain;base64,{_coded(NAME.encode())}')}}</style></html>"
    ).encode,
    "in base64 that is broken over lines": lambda: _page_with(
        "data:text/plain;base64," + "\n ".join(_coded(NAME.encode())[n : n + 4] for n in range(0, 40, 4))
    ),
    "in UTF-16": lambda: f"<html><p>{NAME}</p></html>".encode("utf-16"),
}


def mail(change=lambda _made: None, text="A letter", **headers: str) -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "ada@example.org", "grace@example.org", "A move"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    change(made)
    return bytes(made)


def attached(content: bytes, name: str):
    return lambda made: made.add_attachment(
        content, maintype="application", subtype="octet-stream", filename=name
    )


def _message_in_it(made):
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "ada@example.org", NAME
    inner.set_content("x")
    made.add_attachment(inner)


def _raw(*lines: str) -> bytes:
    return "\r\n".join(("From: ada@example.org", "To: grace@example.org", *lines, "")).encode()


def mailboxes() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        box = mailbox.mbox(Path(folder) / "box")
        for text in ("x", NAME, "y"):
            box.add(mail(text=text))
        box.close()
        return (Path(folder) / "box").read_bytes()


EML = {
    "in the text": lambda: mail(text=NAME),
    "in the subject": lambda: _raw(f"Subject: {NAME}", "MIME-Version: 1.0", "", "x"),
    "in a coded subject": lambda: _raw(
        f"Subject: =?utf-8?b?{base64.b64encode(NAME.encode()).decode()}?=", "MIME-Version: 1.0", "", "x"
    ),
    "in the second of two subjects": lambda: _raw(
        "Subject: x", f"Subject: {NAME}", "MIME-Version: 1.0", "", "x"
    ),
    "as who gets it": lambda: mail(Cc=f'"{NAME}" <robin@example.org>'),
    "in a header of its own": lambda: mail(X_About=NAME),
    "in HTML alone": lambda: mail(lambda made: made.add_alternative(f"<p>{NAME}</p>", subtype="html")),
    "in a trail": lambda: mail(text=f"See below.\n\n> On Monday Ada wrote:\n> {NAME} moves."),
    "in an attachment": lambda: mail(attached(WORD["in the text"](), "letter.docx")),
    "as the name of an attachment": lambda: mail(attached(b"x", f"{NAME}.txt")),
    "in a message inside": lambda: mail(_message_in_it),
    "before the parts": lambda: _raw(
        "Content-Type: multipart/mixed; boundary=b", "MIME-Version: 1.0", "", NAME, "--b", "", "x", "--b--"
    ),
    "behind the parts": lambda: _raw(
        "Content-Type: multipart/mixed; boundary=b", "MIME-Version: 1.0", "", "--b", "", "x", "--b--", NAME
    ),
    "in parts whose boundary is missing": lambda: _raw(
        "Content-Type: multipart/mixed; boundary=b", "MIME-Version: 1.0", "", "--c", "", NAME, "--c--"
    ),
    "in quoted-printable": lambda: _raw(
        "Content-Transfer-Encoding: quoted-printable", "MIME-Version: 1.0", "", "Robin Quill=", "feather"
    ),
    "in a coding that is not what it says": lambda: _raw(
        "Content-Type: text/plain; charset=nonsense", "MIME-Version: 1.0", "", NAME
    ),
    "in a name in codes": lambda: _raw(
        "MIME-Version: 1.0",
        "Content-Type: application/octet-stream; name=x.txt",
        f"Content-Disposition: attachment; filename=x.txt; filename*=utf-8''{NAME.replace(' ', '%20')}.txt",
        "",
        "x",
    ),
    "in a name in pieces": lambda: _raw(
        "MIME-Version: 1.0",
        f"Content-Type: application/octet-stream; title*0={FIRST}; title*1*={REST.replace(' ', '%20')}",
        "",
        "x",
    ),
    "in a mailbox": mailboxes,
}
