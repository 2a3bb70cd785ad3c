"""A mail server that keeps what it gets, and shows it in a browser.  For the demo and for tests only.

Run as `python -m safehaven.demo.mail_catcher FOLDER --smtp PORT --web PORT --certificate PEM --key PEM`.
It speaks SMTP with STARTTLS and refuses a message that comes without it.
"""

from __future__ import annotations

import argparse
import ssl
import time
from pathlib import Path
from threading import Event

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from safehaven.demo.mail_pages import serve_pages


class Keeper:
    """Keeps each message as a file, named by when it came."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - the library's name
        """Keep one message; the answer 250 comes only when it is on the disk under its name."""
        content = envelope.original_content or b""
        part = self.folder / f"{time.time_ns()}.part"
        part.write_bytes(b"X-Envelope-To: " + ", ".join(envelope.rcpt_tos).encode() + b"\r\n" + content)
        part.rename(part.with_suffix(".eml"))
        return "250 kept"


class CatcherSMTP(Controller):
    """The SMTP side: STARTTLS required."""

    def __init__(self, keeper: Keeper, port: int, context: ssl.SSLContext) -> None:
        super().__init__(
            keeper,
            hostname="127.0.0.1",
            port=port,
            tls_context=context,
            require_starttls=True,
            server_hostname="localhost",
        )


def catch(folder: Path, smtp_port: int, certificate: Path, key: Path) -> CatcherSMTP:
    """Start the SMTP side in a thread of its own."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate, key)
    controller = CatcherSMTP(Keeper(folder), smtp_port, context)
    controller.start()
    return controller


def main() -> None:
    """Run both sides until the process is told to end."""
    parser = argparse.ArgumentParser(description="Keep mail and show it in a browser.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--smtp", type=int, default=8025)
    parser.add_argument("--web", type=int, default=8026)
    parser.add_argument("--certificate", type=Path, required=True)
    parser.add_argument("--key", type=Path, required=True)
    parser.add_argument(
        "--phones", type=Path, help="a file of pretend phones: one name and TOTP secret a line"
    )
    chosen = parser.parse_args()
    catch(chosen.folder, chosen.smtp, chosen.certificate, chosen.key)
    serve_pages(chosen.folder, chosen.web, chosen.phones)
    Event().wait()


if __name__ == "__main__":
    main()
