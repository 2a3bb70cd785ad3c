"""Real mail programs hand messages over: smtplib, swaks and curl, over both doors."""

from __future__ import annotations

import smtplib
import ssl
import subprocess

import pytest

from tests.mailguard.house import mail

pytestmark = pytest.mark.servers


@pytest.mark.parametrize("tls", [False, True])
def test_a_message_to_a_colleague_arrives_as_it_was_written(guarded, nell, tom, office, tls):
    sent = mail(nell.email, tom.email, "The kettle is broken.", "Kettle")
    guarded.send(nell, [tom.email], sent, tls=tls)
    guarded.settled()

    [caught] = office.caught
    assert (caught.recipients, caught.tls) == ([tom.email], True)
    assert (str(caught.mail["Message-ID"]), caught.text.strip()) == (
        sent["Message-ID"],
        "The kettle is broken.",
    )


def test_swaks_sends_over_starttls(guarded, nell, tom, office):
    words = ["swaks", "--server", "localhost", "--port", str(guarded.starttls_port), "--tls", "--tls-verify"]
    words += ["--tls-ca-path", str(guarded.certificates[0]), "--auth", "LOGIN", "--auth-user", nell.email]
    words += ["--auth-password", guarded.passwords[nell.email], "--from", nell.email, "--to", tom.email]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    guarded.settled()

    assert (done.returncode, len(office.caught)) == (0, 1), done.stdout


def test_curl_sends_over_tls_from_the_start(guarded, nell, tom, office, tmp_path):
    (tmp_path / "mail.eml").write_bytes(mail(nell.email, tom.email).as_bytes().replace(b"\n", b"\r\n"))
    words = ["curl", "--silent", "--show-error", f"smtps://localhost:{guarded.tls_port}"]
    words += ["--cacert", str(guarded.certificates[0]), "--mail-from", nell.email, "--mail-rcpt", tom.email]
    words += ["--user", f"{nell.email}:{guarded.passwords[nell.email]}"]
    words += ["--upload-file", str(tmp_path / "mail.eml")]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    guarded.settled()

    assert (done.returncode, len(office.caught)) == (0, 1), done.stderr


def test_a_password_is_not_even_asked_for_outside_tls(guarded, nell):
    with smtplib.SMTP("localhost", guarded.starttls_port, timeout=30) as smtp:
        smtp.ehlo()
        offered = smtp.has_extn("auth")
        refused = smtp.docmd("AUTH", "PLAIN AG5lbGwAeA==")

    assert (offered, refused[0]) == (False, 530)


def test_nothing_is_taken_from_whoever_did_not_sign_in(guarded, nell, tom):
    with guarded.connected() as smtp:
        answer = smtp.docmd("MAIL", f"FROM:<{nell.email}>")

    assert answer[0] == 530


def test_a_wrong_password_lets_nobody_in(guarded, nell):
    with guarded.connected() as smtp, pytest.raises(smtplib.SMTPAuthenticationError) as refused:
        smtp.login(nell.email, "abcd-efgh-jkmn-pqrs-tuvw")

    assert refused.value.smtp_code == 535


def test_the_password_of_the_site_is_none_for_mail(guarded, nell):
    with guarded.connected() as smtp, pytest.raises(smtplib.SMTPAuthenticationError):
        smtp.login(nell.email, nell.password)


def test_somebody_elses_app_password_lets_nobody_in(guarded, nell, tom):
    with guarded.connected() as smtp, pytest.raises(smtplib.SMTPAuthenticationError):
        smtp.login(tom.email, guarded.passwords[nell.email])


def test_after_too_many_wrong_passwords_nothing_is_compared(guarded):
    wil = guarded.employ("Wil Overton")
    for _try in range(3):
        with guarded.connected() as smtp:
            for _again in range(4):
                smtp.docmd("AUTH", "PLAIN " + _plain(wil.email, "wrong"))

    with guarded.connected() as smtp, pytest.raises(smtplib.SMTPAuthenticationError) as refused:
        smtp.login(wil.email, guarded.passwords[wil.email])

    assert refused.value.smtp_code == 454


def _plain(email: str, secret: str) -> str:
    from base64 import b64encode

    return b64encode(f"\0{email}\0{secret}".encode()).decode()


def test_a_password_that_was_taken_back_ends_at_once_also_for_who_is_connected(guarded, tom):
    una = guarded.employ("Una Fairweather")
    with guarded.connected(una) as smtp:
        guarded.do("end_password", email=una.email, name="Laptop")
        with pytest.raises(smtplib.SMTPDataError) as refused:
            smtp.send_message(mail(una.email, tom.email), una.email, [tom.email])

    with guarded.connected() as smtp, pytest.raises(smtplib.SMTPAuthenticationError):
        smtp.login(una.email, guarded.passwords[una.email])
    assert refused.value.smtp_code == 550


def test_whoever_left_hands_nothing_over_any_more(guarded, tom):
    kit = guarded.employ("Kit Lowell")
    with guarded.connected(kit) as smtp:
        guarded.do("leave", email=kit.email)
        with pytest.raises(smtplib.SMTPDataError):
            smtp.send_message(mail(kit.email, tom.email), kit.email, [tom.email])

    with guarded.connected() as smtp, pytest.raises(smtplib.SMTPAuthenticationError):
        smtp.login(kit.email, guarded.passwords[kit.email])


def test_nobody_sends_as_somebody_else_on_the_envelope(guarded, nell, tom):
    with guarded.connected(nell) as smtp:
        answer = smtp.mail(tom.email)

    assert answer[0] == 553


@pytest.mark.parametrize(
    "written",
    ["{tom}", "{nell}, {tom}", "Tom <{tom}>", "<{tom}> {nell}", "({nell}) {tom}", "", "undisclosed:;"],
)
def test_nobody_sends_as_somebody_else_in_the_from_line(guarded, nell, tom, office, written):
    line = written.format(nell=nell.email, tom=tom.email)
    raw = f"From: {line}\r\nTo: {tom.email}\r\nSubject: x\r\n\r\nHello\r\n".encode()
    with guarded.connected(nell) as smtp, pytest.raises(smtplib.SMTPDataError) as refused:
        smtp.sendmail(nell.email, [tom.email], raw)

    assert (refused.value.smtp_code, office.caught) == (550, [])


def test_an_old_tls_is_refused(guarded):
    context = guarded.trusted()
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.raises((ssl.SSLError, OSError)):
        smtplib.SMTP_SSL("localhost", guarded.tls_port, context=context, timeout=30)


def test_a_message_without_a_date_or_name_gets_them_and_blind_copies_stay_blind(guarded, nell, tom, office):
    raw = f"From: {nell.email}\r\nTo: {nell.email}\r\nBcc: {tom.email}\r\nSubject: x\r\n\r\nHello\r\n"
    with guarded.connected(nell) as smtp:
        smtp.sendmail(nell.email, [nell.email, tom.email], raw)
    guarded.settled()

    arrived = [one.mail for one in office.caught]
    assert sorted(one.recipients[0] for one in office.caught) == sorted([nell.email, tom.email])
    assert [(one["Bcc"], bool(one["Date"]), bool(one["Message-ID"])) for one in arrived] == [
        (None, True, True),
        (None, True, True),
    ]
