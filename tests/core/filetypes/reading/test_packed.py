"""What is locked or packed into words is not read with them; folded lines are."""

import pytest

from safehaven_core.filetypes.reading import Unread, read

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\n{line}\r\nEND:VCARD\r\n"


def mail(text: str, media: str = "text/plain") -> bytes:
    return f"From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: {media}\r\n\r\n{text}".encode()


def words(reading):
    return "\n".join(part.text for part in reading.parts)


LOCKED = [
    "-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----",
    "> -----BEGIN PGP MESSAGE, PART 1/2-----\r\nhQEMA",
    "-----BEGIN PKCS7-----\r\nMIIB",
    "-----BEGIN AGE ENCRYPTED FILE-----\r\nYWdl",
]
PACKED = [
    "begin 644 plan.txt\r\n#0V%T\r\n`\r\nend",
    "begin  666  plan.txt\r\n#0V%T",
    "begin-base64 644 plan.txt\r\nQ2F0\r\n====",
    "=ybegin line=128 size=3 name=plan.txt\r\nabc",
    "(This file must be converted with BinHex 4.0)\r\n:abc:",
]


@pytest.mark.parametrize(
    ("text", "why"),
    [*((one, Unread.ENCRYPTED) for one in LOCKED), *((one, Unread.UNKNOWN) for one in PACKED)],
)
@pytest.mark.parametrize("shape", ["mail", "text", "page"])
def test_what_is_locked_or_packed_in_words_is_not_read(text, why, shape):
    made = {
        "mail": ("a.eml", mail(f"Hello\r\n{text}\r\n")),
        "text": ("a.txt", f"Hello\n{text}\n".encode()),
        "page": ("a.html", f"<!doctype html><html><body><pre>\n{text}\n</pre></body></html>".encode()),
    }
    reading = read(*made[shape])

    assert why in {part.unread for part in reading.unread}


@pytest.mark.parametrize(
    "text",
    [
        "We begin 644 days after the flood.",
        "-----BEGIN PGP SIGNED MESSAGE-----\r\nHello",
        "Please begin at nine.",
        "begin with me",
    ],
)
def test_plain_words_are_read(text):
    assert read("a.eml", mail(text)).complete


@pytest.mark.parametrize(
    "line",
    [
        "FN:Jane Haver\r\n stock",
        "FN:Jane Haver\r\n\tstock",
        "NOTE:Jane\\nHaverstock",
        "FN;ENCODING=QUOTED-PRINTABLE:Jane Haver=\r\nstock",
        "FN;ENCODING=QUOTED-PRINTABLE:Jane=20Haver=73tock",
    ],
)
@pytest.mark.parametrize("shape", ["mail", "file"])
def test_a_card_is_read_as_it_is_shown(line, shape):
    card = CARD.format(line=line)
    made = {"mail": ("a.eml", mail(card, "text/vcard")), "file": ("a.vcf", card.encode())}
    found = words(read(*made[shape])).split()

    assert "Haverstock" in found or "FN:Haverstock" in found


@pytest.mark.parametrize(
    "line",
    [
        "ATTACH;ENCODING=BASE64;VALUE=BINARY:SmFuZQ==",
        "PHOTO;ENCODING=b:SmFuZQ==",
        "NOTE:data:text/plain;base64,SmFu",
    ],
)
def test_a_file_in_a_card_is_not_read(line):
    assert not read("a.ics", CARD.format(line=line).encode()).complete


def test_a_card_with_words_alone_is_read():
    assert read("a.vcf", CARD.format(line="FN:Jane Haverstock").encode()).complete


def test_a_message_locked_whole_is_not_read():
    head = 'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=x'

    assert not read("a.eml", mail("--x\r\n\r\nHello\r\n--x--\r\n", head)).complete
