"""The mail guard: a server for mail programs, beside the web server and the worker."""

from __future__ import annotations

import argparse
from pathlib import Path

from safehaven.config.starting import prepare


def guard(words: list[str]) -> None:
    """Run the mail guard until SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser(
        prog="safehaven mailguard", description="Take in mail from mail programs."
    )
    parser.add_argument("--host", default="127.0.0.1", help="where it listens (127.0.0.1)")
    parser.add_argument("--starttls-port", type=int, default=8587, help="port with STARTTLS (8587); 0: none")
    parser.add_argument(
        "--tls-port", type=int, default=8465, help="port with TLS from the start (8465); 0: none"
    )
    parser.add_argument("--certificate", type=Path, required=True, help="PEM file that mail programs trust")
    parser.add_argument("--certificate-key", type=Path, required=True, help="PEM file of its key")
    parser.add_argument("--name", default="localhost", help="the name in the certificate (localhost)")
    chosen = parser.parse_args(words)
    if not chosen.starttls_port and not chosen.tls_port:
        parser.error("one of the two ports must be open")
    prepare()
    from safehaven.mailguard.front import Doors, serve  # noqa: PLC0415 - needs the apps

    serve(
        Doors(
            host=chosen.host,
            starttls_port=chosen.starttls_port,
            tls_port=chosen.tls_port,
            certificate=chosen.certificate,
            key=chosen.certificate_key,
            name=chosen.name,
        )
    )
