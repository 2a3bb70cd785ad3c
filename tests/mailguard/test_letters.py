"""What is taken for one message, and what goes on of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven.mailguard.letters import (
    NotAMessage,
    NotYourAddress,
    check_is_from,
    in_own_name,
    read,
    without_blind_copies,
)

HEAD = b"From: Ada <ada@example.org>\r\nTo: tess@saltmarsh.example\r\nSubject: Hello\r\n"


def test_a_message_is_taken_apart_at_its_head():
    letter = read(HEAD + b"\r\nHello\r\n")

    assert (letter.addresses("from"), letter.addresses("to", "cc"), letter.header("subject")) == (
        ["ada@example.org"],
        ["tess@saltmarsh.example"],
        "Hello",
    )


def test_an_encoded_or_folded_subject_is_read_in_clear():
    letter = read(b"Subject: =?utf-8?b?UXVpbGzigJk=?=\r\n\tand\r\n more\r\n\r\n")

    assert letter.header("subject") == "Quill’ and more"


@pytest.mark.parametrize("line", [b"Bcc", b"bcc", b"BCC"])
def test_blind_copies_are_cut_out_whole(line):
    folded = line + b": una@example.org,\r\n wil@example.org\r\n"

    assert without_blind_copies(HEAD + folded + b"\r\nBcc: in the text\r\n") == (
        HEAD + b"\r\nBcc: in the text\r\n"
    )


def test_in_ones_own_name_long_lines_are_folded_and_an_empty_one_goes():
    many = ", ".join(f'"Somebody else" <one{place}@example.org>' for place in range(60))
    folded = many.replace(", ", ",\r\n ")
    long = f"From: Grace <ada@example.org>\r\nReply-To: {folded}\r\n\r\nHello\r\n".encode()
    none = b"From: Grace <ada@example.org>\r\nReply-To: nobody:;\r\n\r\nHello\r\n"

    made = in_own_name(long, "Zoë Lovell", "ada@example.org")

    assert max(map(len, made.split(b"\r\n"))) < 999
    assert read(made).header("from") == "Zoë Lovell <ada@example.org>"
    assert len(read(made).addresses("reply-to")) == 60
    assert b"Somebody else" not in made
    assert in_own_name(none, "Ada", "ada@example.org") == b"From: Ada <ada@example.org>\r\n\r\nHello\r\n"


@given(st.binary(max_size=300))
def test_whatever_comes_is_refused_or_has_one_reading(junk):
    content = HEAD + b"\r\n" + junk
    try:
        letter = read(content)
    except NotAMessage:
        assert any(byte in junk for byte in b"\r\n\x00")
        return
    check_is_from(letter, "ada@example.org")


@given(st.binary(max_size=300))
def test_no_head_at_all_breaks_the_reading(junk):
    try:
        letter = read(junk)
    except NotAMessage:
        return
    with pytest.raises(NotYourAddress):
        check_is_from(letter, "ada@example.org")


def test_a_head_without_an_end_is_refused():
    with pytest.raises(NotAMessage):
        read(HEAD)


def test_a_head_that_is_too_long_is_refused():
    with pytest.raises(NotAMessage):
        read(b"X-Long: " + b"x" * 300_000 + b"\r\n\r\n")


@pytest.mark.parametrize(
    "odd", [b"\n.\r\n", b"\r.\r\n", b"\r\n.\n", b"\r\r\n", b"one\ntwo", b"one\rtwo", b"\x00"]
)
def test_whatever_another_server_could_take_for_an_end_is_refused(odd):
    with pytest.raises(NotAMessage):
        read(HEAD + b"\r\nHello" + odd + b"More\r\n")


@pytest.mark.parametrize("name", ["Resent-To", "Resent-Cc", "Resent-Bcc", "resent-from", "Resent-Date"])
def test_what_was_sent_on_under_another_name_is_refused(name):
    with pytest.raises(NotAMessage, match="Forward it instead"):
        read(HEAD + f"{name}: una@example.org\r\n\r\nHello\r\n".encode())


@pytest.mark.parametrize("charset", ["cp037", "CP037*en", "utf-7", "utf-16", "punycode", "no-such-set", ""])
def test_a_head_in_a_character_set_that_programs_read_differently_is_refused(charset):
    with pytest.raises(NotAMessage, match="odd character set"):
        read(f"Subject: =?{charset}?q?Jane_Haverstock?=\r\n\r\n".encode())


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8*en", "us-ascii", "iso-8859-1", "Windows-1252", "koi8-r"])
def test_a_head_in_a_common_character_set_is_taken(charset):
    assert read(f"Subject: =?{charset}?q?Hello?=\r\n\r\n".encode()).header("subject") == "Hello"
