"""A text is read as it says it is written, and as it stands: no character set hides it."""

import base64

import pytest

from safehaven_core.filetypes.reading import Place, Unread, read
from safehaven_core.filetypes.reading.charsets import in_clear

NAME = "Jane Haverstock"
RARE = ["cp037", "cp500", "cp1026", "utf-16", "utf-32", "punycode", "utf-7", "hz", "rot13", "idna", "hex",
        "iso-2022-jp", "undefined", "unicode_escape", "no-such-set", "x" * 300]  # fmt: skip


def words(reading):
    return "\n".join(part.text for part in reading.parts)


def mail(head: str, body: bytes = b"Hello") -> bytes:
    return f"From: a@example.org\r\nMIME-Version: 1.0\r\n{head}\r\n\r\n".encode() + body


@pytest.mark.parametrize("charset", RARE)
@pytest.mark.parametrize("media", ["text/plain", "text/html", "text/calendar"])
def test_plain_letters_are_read_whatever_a_mail_says_they_are(charset, media):
    reading = read("a.eml", mail(f"Content-Type: {media}; charset={charset}", NAME.encode()))

    assert NAME in words(reading)


@pytest.mark.parametrize("charset", RARE)
def test_a_subject_is_read_whatever_it_says(charset):
    reading = read("a.eml", mail(f"Subject: =?{charset}?Q?Jane_Haverstock?="))

    assert NAME in words(reading) or not reading.complete


@pytest.mark.parametrize("charset", RARE)
def test_a_page_is_read_whatever_it_says(charset):
    page = f"<!doctype html><html><meta charset='{charset[:40]}'><p>{NAME}</p></html>"

    assert NAME in words(read("a.html", page.encode()))


@pytest.mark.parametrize("charset", ["cp037", "cp500", "utf-7", "utf-16", "utf-32", "hz"])
def test_what_a_set_off_the_list_hides_is_read_too(charset):
    hidden = b"Haver+AHM-tock" if charset == "utf-7" else "Haverstock".encode(charset)
    text, _unread = in_clear(hidden, charset)

    assert "Haverstock" in text


def test_an_attached_text_is_read_as_it_is_said_to_be():
    head = 'Content-Type: text/plain; charset=utf-7; name="a.txt"\r\nContent-Disposition: attachment'

    assert "Haverstock" in words(read("a.eml", mail(head, b"Haver+AHM-tock")))


def test_where_two_sets_are_said_it_is_read_in_both():
    page = b"<!-- charset=utf-8 --><meta charset=utf-7><p>Haver+AHM-tock"

    assert "Haverstock" in words(read("a.eml", mail("Content-Type: text/html; charset=utf-8", page)))


@pytest.mark.parametrize("said", ["", "; charset=us-ascii", "; charset=utf-8", "; charset=iso-8859-1"])
@pytest.mark.parametrize("coding", ["utf-8", "latin-1"])
def test_letters_with_accents_are_read_though_the_mail_says_nothing_or_says_it_wrong(said, coding):
    reading = read("a.eml", mail(f"Content-Type: text/plain{said}", "Zoë Müller".encode(coding)))

    assert "Zoë Müller" in words(reading)


@pytest.mark.parametrize(
    ("content", "said", "unread"),
    [
        (b"Hello", ["utf-8"], None),
        (b"Hello", [], None),
        ("Müller".encode(), ["utf-8", "iso-8859-1"], None),
        ("O’Brien”".encode(), ["utf-8", "us-ascii", "windows-1252"], None),
        ("Łukasz".encode("iso-8859-2"), ["iso-8859-2"], None),
        ("Müller".encode("latin-1"), ["utf-8"], Unread.DAMAGED),
        (b"Hav\x81erstock \xff", [], Unread.DAMAGED),
        (b"H\0a\0v\0", [], Unread.DAMAGED),
        (b"Hello", ["no-such-set"], Unread.UNKNOWN),
        (b"Hello", ["punycode"], Unread.UNKNOWN),
        (b"Hello", [f"iso-8859-{number}" for number in range(1, 12)], Unread.UNKNOWN),
    ],
)
def test_what_cannot_be_read_for_sure_is_not_read(content, said, unread):
    assert in_clear(content, *said)[1] is unread


def test_a_set_that_breaks_off_does_not_hide_the_rest_of_a_subject():
    reading = read("a.eml", mail("Subject: =?utf-8?Q?Jane_Haver=73tock=FF?="))

    assert "Haverstock" in words(reading)
    assert not reading.complete


@pytest.mark.parametrize("value", ["cp037''Haverstock.txt", "cp037''%C8%81%A5%85%99%A2%A3%96%83%92.txt"])
def test_the_name_of_a_file_is_read_whatever_it_says(value):
    head = f"Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename*={value}"
    reading = read("a.eml", mail(head))

    assert any("Haverstock" in part.text for part in reading.parts if part.place is Place.NAME)


def test_broken_base64_of_a_page_is_not_taken_for_read():
    head = "Content-Type: text/html\r\nContent-Transfer-Encoding: base64"
    reading = read("a.eml", mail(head, base64.b64encode(b"<p>Hello</p>") + b"!x"))

    assert not reading.complete
