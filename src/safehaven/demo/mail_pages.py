"""What the mail catcher shows in a browser: the messages it kept, and the pretend phones' codes."""

from __future__ import annotations

import base64
import hmac
import struct
import time
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote, unquote

_STYLE = (
    "body{font:1.05rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1d2a33}"
    "h1{font-size:1.6rem}a{color:#1b5e72}li{margin:.6rem 0}pre{white-space:pre-wrap;background:#f2f4f3;padding:1rem}"
    ".code{font:1.4rem ui-monospace,monospace;letter-spacing:.1em}table{border-collapse:collapse;width:100%}"
    "td,th{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #d4dbd9}"
)


def serve_pages(folder: Path, port: int, phones: Path | None) -> ThreadingHTTPServer:
    """Serve the pages from a thread of its own."""
    pages = type("Pages", (_Pages,), {"folder": folder, "phones": phones})
    server = ThreadingHTTPServer(("127.0.0.1", port), pages)
    Thread(target=server.serve_forever, daemon=True).start()
    return server


def code_now(secret: str) -> str:
    """The six digits that an authenticator app shows now (RFC 6238: SHA-1, 30 seconds)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(secret + "=" * (-len(secret) % 8)), counter, "sha1")
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


class _Pages(BaseHTTPRequestHandler):
    folder: Path
    phones: Path | None

    def do_GET(self) -> None:
        """Answer one address."""
        parts = [unquote(part) for part in self.path.split("?")[0].split("/") if part]
        if not parts:
            self._page("Messages", self._messages())
        elif parts == ["phones"]:
            self._page("Pretend phones", self._phones())
        elif parts[0] == "mail" and len(parts) in {2, 3}:
            self._mail(parts[1], parts[2:])
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, *_words: object) -> None:
        """Stay quiet."""

    def _messages(self) -> str:
        kept = sorted(self.folder.glob("*.eml"), reverse=True)
        if not kept:
            return "<p>No mail yet.  Send a document from the demo, and it arrives here.</p>"
        return "<ul>" + "".join(self._row(path) for path in kept) + "</ul>"

    def _row(self, path: Path) -> str:
        mail = _read(path)
        where = f"/mail/{quote(path.name)}"
        return f'<li><a href="{where}">{_header(mail, "Subject")}</a><br>to {_header(mail, "X-Envelope-To")}</li>'

    def _phones(self) -> str:
        lines = self.phones.read_text().splitlines() if self.phones and self.phones.exists() else []
        rows = "".join(
            f'<tr><td>{escape(name)}</td><td class="code">{code_now(secret)}</td></tr>'
            for name, _, secret in (line.partition("\t") for line in lines)
        )
        return (
            "<p>These stand in for the authenticator apps of the pretend staff.  Codes change every 30 seconds.</p>"
            f'<meta http-equiv="refresh" content="5"><table><tr><th>Who</th><th>Code now</th></tr>{rows}</table>'
        )

    def _mail(self, name: str, rest: list[str]) -> None:
        path = self.folder / Path(name).name
        if path.suffix != ".eml" or not path.exists():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        mail = _read(path)
        if rest:
            self._attachment(mail, rest[0])
            return
        self._page(_header(mail, "Subject"), _shown(mail, f"/mail/{quote(path.name)}"))

    def _attachment(self, mail: EmailMessage, place: str) -> None:
        parts = list(mail.iter_attachments())
        if not place.isdigit() or int(place) >= len(parts):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        part = parts[int(place)]
        content = part.get_payload(decode=True)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Disposition", f'attachment; filename="{part.get_filename() or "file"}"')
        self.end_headers()
        self.wfile.write(content if isinstance(content, bytes) else b"")

    def _page(self, title: str, body: str) -> None:
        document = (
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
            f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
            f'<p><a href="/">Messages</a> · <a href="/phones">Pretend phones</a></p><h1>{title}</h1>{body}</html>'
        ).encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(document)))
        self.end_headers()
        self.wfile.write(document)


def _read(path: Path) -> EmailMessage:
    mail: Message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(mail, EmailMessage)  # noqa: S101 - the default policy makes these
    return mail


def _header(mail: EmailMessage, name: str) -> str:
    return escape(str(mail.get(name, "")))


def _shown(mail: EmailMessage, where: str) -> str:
    body = mail.get_body(("plain", "html"))
    text = escape(body.get_content()) if body else ""
    names = ("From", "X-Envelope-To", "Date", "Sensitivity", "Message-ID")
    headers = "".join(f"<tr><th>{name}</th><td>{_header(mail, name)}</td></tr>" for name in names)
    files = "".join(
        f'<li><a href="{where}/{place}">{escape(part.get_filename() or "file")}</a></li>'
        for place, part in enumerate(mail.iter_attachments())
    )
    return f"<table>{headers}</table><pre>{text}</pre><ul>{files}</ul>"
