"""What a contact point may be, as it is kept, and the tokens under which it is found.

An e-mail address here is one plain address: no display name, no comment, no list, nothing that a
mail program could read as two recipients or as the start of another header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import phonenumbers

from safehaven.access.front import index_tokens
from safehaven.directory.states import ContactKind
from safehaven.foundation.refusals import Refusal
from safehaven_core.sealing.blind_index import Kind, Term, name_questions, name_terms, phone_terms

# Without % and !, by which old servers send on to another: tom%evil.example@example.org.
_MAILBOX = re.compile(
    r"(?P<local>[A-Za-z0-9#$&'*+/=?^_{|}~-]+(?:\.[A-Za-z0-9#$&'*+/=?^_{|}~-]+)*)"
    r"@(?P<domain>(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63})",
)
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
LONGEST = 254
NUMBERS = frozenset({ContactKind.PHONE, ContactKind.SWITCHBOARD, ContactKind.FAX})
_OF_MANY = frozenset(
    [
        *("accounts", "admin", "administration", "administrator", "admissions", "complaints", "contact"),
        *("contactus", "customercare", "customerservice", "customerservices", "department", "dept", "desk"),
        *("duty", "dutyteam", "enquiries", "enquiry", "finance", "frontdesk", "general", "hello", "help"),
        *("helpdesk", "helpline", "info", "information", "inquiries", "inquiry", "intake", "mail", "mailbox"),
        *(
            "mash",
            "office",
            "postmaster",
            "reception",
            "receptionist",
            "referral",
            "referrals",
            "safeguarding",
        ),
        *("secretaries", "secretary", "service", "services", "shared", "staff", "support", "team", "triage"),
        *("webmaster",),
    ]
)
"""What the first part of an address is called where it is for a place or a task, and not for one person."""


class NotAnAddress(Refusal):
    """It cannot be what it is said to be.  The message says what a right one looks like."""


def contact_value(kind: ContactKind, typed: str) -> str:
    """A contact point as it is kept.  Raises NotAnAddress."""
    if kind is ContactKind.EMAIL:
        return email_address(typed)
    if kind is ContactKind.POST:
        return _postal(typed)
    number = _number(typed)
    if kind is ContactKind.SWITCHBOARD and is_mobile(number):
        raise NotAnAddress(
            "This is a mobile number, and a switchboard never is one. Take the main number from the "
            "organisation's website or letter."
        )
    return number


def written_alike(kind: ContactKind, typed: str, value: str) -> bool:
    """Whether what was typed is this very contact point: an address to the letter, a number however it is spaced."""
    if kind not in NUMBERS:
        return typed.strip() == value
    try:
        return _number(typed) == value
    except NotAnAddress:
        return False


def is_mobile(number: str) -> bool:
    """Whether a kept telephone number is that of a mobile, or may be."""
    parsed = phonenumbers.parse(number, "GB")
    ours = parsed.country_code == 44 and str(parsed.national_number).startswith("7")
    return ours or phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE


def looks_shared(address: str) -> bool:
    """Whether an e-mail address looks like a mailbox that several people read, such as office@ or info.north@."""
    words = re.findall(r"[a-z]+", address.lower().rpartition("@")[0].partition("+")[0])
    return not _OF_MANY.isdisjoint([*words, "".join(words)])


def email_address(typed: str) -> str:
    """One plain e-mail address, its domain in small letters.  Raises NotAnAddress."""
    address = typed.strip()
    found = _MAILBOX.fullmatch(address)
    if found is None or len(address) > LONGEST or len(found["local"]) > 64:
        raise NotAnAddress("This is not one e-mail address. One looks like name@example.org.")
    return f"{found['local']}@{found['domain'].lower()}"


def blocked_value(typed: str) -> str:
    """An e-mail address or a whole domain, in small letters.  Raises NotAnAddress."""
    value = typed.strip().removeprefix("@").lower()
    if "@" in value:
        return email_address(value)
    if not _DOMAIN.fullmatch(value):
        raise NotAnAddress("Write one e-mail address, or a domain such as example.org.")
    return value


def contact_token(kind: ContactKind, value: str) -> bytes:
    """The token of a contact point: the same for the same mailbox or number, however it is written."""
    return _token(f"contact-{kind.value}", _alike(kind, value))


def contact_tokens(kind: ContactKind, values: Iterable[str]) -> list[bytes]:
    """The same of many at once."""
    asked = [(f"contact-{kind.value}", _alike(kind, value)) for value in values]
    return [token for _kind, token in index_tokens(asked)]


def block_tokens(address: str) -> list[bytes]:
    """The tokens of everything that would block an address: itself, its domain and those above it."""
    labels = address.lower().rpartition("@")[2].split(".")
    domains = [".".join(labels[start:]) for start in range(len(labels) - 1)]
    return [_token("block", value) for value in (address.lower(), *domains)]


def block_token(value: str) -> bytes:
    """The token of one blocked address or domain."""
    return _token("block", value)


def name_tokens(name: str) -> list[tuple[str, bytes]]:
    """The tokens under which a name in the directory is stored."""
    return index_tokens(sorted(_ours(term) for term in name_terms(name)))


def name_readings(typed: str) -> list[set[bytes]]:
    """The ways to read a name that is looked for; somebody answers who has all tokens of one."""
    questions = [
        reading for kind in (Kind.NAME, Kind.START, Kind.SOUND) for reading in name_questions(typed, kind)
    ]
    return [{token for _kind, token in index_tokens(sorted(map(_ours, reading)))} for reading in questions]


def _ours(term: Term) -> tuple[str, str]:
    # Other kinds than those of records: the same name here and there must not show as the same bytes.
    return f"directory-{term.kind}", term.text


def _token(kind: str, text: str) -> bytes:
    return index_tokens([(kind, text)])[0][1]


def _alike(kind: ContactKind, value: str) -> str:
    if kind in NUMBERS:
        return next(iter(phone_terms(value))).text
    return " ".join(value.casefold().split())


def _postal(typed: str) -> str:
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if len(lines) < 2:
        raise NotAnAddress("Write the whole postal address, one part on each line.")
    return "\n".join(lines)


def _number(typed: str) -> str:
    try:
        number = phonenumbers.parse(typed, "GB")
    except phonenumbers.NumberParseException:
        raise NotAnAddress(_NUMBER) from None
    if not phonenumbers.is_possible_number(number) or len(str(number.national_number)) < 7:
        raise NotAnAddress(_NUMBER)
    form = phonenumbers.PhoneNumberFormat
    chosen = form.NATIONAL if number.country_code == 44 else form.INTERNATIONAL
    return phonenumbers.format_number(number, chosen)


_NUMBER = "This is not a telephone number. One looks like 01632 960 001 or +353 20 915 0001."
