"""A mail server that notes when each message came: `python -m bench.posting.server PORT CERTIFICATE KEY`.

It prints one line for each message: the number in its subject, and the moment on the machine's own clock.
"""

from __future__ import annotations

import re
import ssl
import sys
import time
from pathlib import Path
from threading import Event

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

_NUMBER = re.compile(rb"^Subject: \w+ (\d+)\r$", re.MULTILINE)


class Noting:
    """Takes every message, and keeps none."""

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - the library's name
        found = _NUMBER.search(envelope.original_content or b"")
        if found:
            print(int(found[1]), time.monotonic(), flush=True)
        return "250 taken"


def main() -> None:
    """Listen until told to end."""
    port, certificate, key = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    controller = Controller(
        Noting(),
        hostname="127.0.0.1",
        port=port,
        server_hostname="localhost",
        tls_context=context,
        require_starttls=True,
    )
    controller.start()
    print("listening", flush=True)
    Event().wait()


if __name__ == "__main__":
    main()
