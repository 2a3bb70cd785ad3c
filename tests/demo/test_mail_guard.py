"""Whoever tries the demo can send a message through its mail guard."""

import json
import smtplib
import ssl
import subprocess
import sys
import time

from tests.mailguard.house import mail
from tests.running_house import ROOT


def test_a_mail_program_sends_through_the_guard_of_the_demo(running_demo):
    email = "ada@harbourlane.example"
    asked(running_demo, act="choose", parameter="mail_undo_seconds", value="0")
    secret = asked(running_demo, act="password", email=email, name="Demo")["secret"]
    trusted = ssl.create_default_context(cafile=str(running_demo.home / "tls" / "authority.pem"))

    with smtplib.SMTP("localhost", running_demo.guard_port, timeout=60) as smtp:
        smtp.starttls(context=trusted)
        smtp.login(email, secret)
        smtp.send_message(mail(email, "tess@saltmarsh.example", subject="A chair for Tess"))

    until = time.monotonic() + 120
    while not (came := caught(running_demo)) and time.monotonic() < until:
        time.sleep(0.5)
    assert came
    assert f"localhost, port {running_demo.guard_port}" in running_demo.said


def asked(demo, **told):
    """What an act inside the demo answers."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.mailguard.inside", json.dumps(told)],
        cwd=ROOT,
        env=demo.environment | {"DJANGO_SETTINGS_MODULE": "safehaven.config.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def caught(demo):
    return [path for path in demo.mail.glob("*.eml") if b"Subject: A chair for Tess" in path.read_bytes()]
