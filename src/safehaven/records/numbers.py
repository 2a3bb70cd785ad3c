"""Telephone numbers, e-mail addresses and the numbers that other organisations give to people.

Each is checked as far as its own rules go and comes back in the form it is kept in.  A number that
passes may still be somebody else's: that is what verifying is for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from stdnum import exceptions as stdnum_exceptions
from stdnum.gb import nhs, upn

from safehaven.foundation.refusals import Refusal
from safehaven.records.states import ContactKind, IdentifierKind

_NINO = re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]")
_UPN = re.compile(r"[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]")
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}|GIR0AA")


class NotANumber(Refusal):
    """It cannot be what it is said to be.  The message says what a right one looks like."""


def contact_value(kind: ContactKind, typed: str) -> str:
    """A telephone number as it is dialled, or an e-mail address.  Raises NotANumber."""
    return _email(typed) if kind is ContactKind.EMAIL else _telephone(kind, typed)


def identifier_value(kind: IdentifierKind, typed: str) -> str:
    """A number of one kind, spaced as people know it.  Raises NotANumber."""
    return _IDENTIFIERS[kind](typed)


def postcode(typed: str) -> str:
    """A postcode with its space, or nothing.  Raises NotANumber."""
    plain = _plain(typed)
    if not plain:
        return ""
    if not _POSTCODE.fullmatch(plain):
        raise NotANumber("This is not a postcode. A postcode looks like LS1 4AB.")
    return f"{plain[:-3]} {plain[-3:]}"


def _telephone(kind: ContactKind, typed: str) -> str:
    try:
        number = phonenumbers.parse(typed, "GB")
    except phonenumbers.NumberParseException:
        raise NotANumber(_TELEPHONE) from None
    if not phonenumbers.is_possible_number(number) or len(str(number.national_number)) < 7:
        raise NotANumber(_TELEPHONE)
    british = number.country_code == 44
    if kind is ContactKind.MOBILE and british and not str(number.national_number).startswith("7"):
        raise NotANumber("This is not a mobile number: in the United Kingdom those begin with 07.")
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, form.NATIONAL if british else form.INTERNATIONAL)


def _email(typed: str) -> str:
    address = typed.strip()
    try:
        validate_email(address)
    except ValidationError:
        raise NotANumber("This is not an e-mail address. One looks like name@example.org.") from None
    return address


def _nhs(typed: str) -> str:
    digits = _eleven_checked(typed, "NHS number", "999 000 0018")
    return _in_threes(digits)


def _chi(typed: str) -> str:
    digits = _eleven_checked(typed, "CHI number", "290276 0019")
    try:
        datetime.strptime(digits[:6], "%d%m%y")  # noqa: DTZ007 - only whether there is such a day
    except ValueError:
        raise NotANumber("A CHI number begins with a date of birth, as in 290276 0019.") from None
    return f"{digits[:6]} {digits[6:]}"


def _hcn(typed: str) -> str:
    digits = _eleven_checked(typed, "health and care number", "320 000 0015")
    if not digits.startswith("3"):
        raise NotANumber("A health and care number begins with 3, as in 320 000 0015.")
    return _in_threes(digits)


def _nino(typed: str) -> str:
    plain = _plain(typed)
    if not _NINO.fullmatch(plain):
        raise NotANumber(
            "This is not a National Insurance number. One has two letters, six digits and a letter from A to D, "
            "such as QQ 12 34 56 C (which itself is never given to anybody)."
        )
    return f"{plain[:2]} {plain[2:4]} {plain[4:6]} {plain[6:8]} {plain[8]}"


def _upn(typed: str) -> str:
    plain = _plain(typed)
    if not _UPN.fullmatch(plain):
        raise NotANumber("A unique pupil number has a letter and twelve digits, such as N999 1234 26001.")
    if upn.calc_check_digit(plain[1:]) != plain[0]:
        raise NotANumber(
            "The letter does not fit the digits of this unique pupil number. Check each of them."
        )
    return plain


def _uln(typed: str) -> str:
    digits = _ten_digits(typed, "unique learner number", "900 000 0016")
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    if digits[0] == "0" or rest == 0 or 10 - rest != int(digits[9]):
        raise NotANumber("The last digit does not fit this unique learner number. Check each digit.")
    return _in_threes(digits)


def _other(typed: str) -> str:
    kept = " ".join(typed.split())
    if not kept:
        raise NotANumber("Write the reference, such as 24/1187.")
    return kept


def _eleven_checked(typed: str, what: str, example: str) -> str:
    digits = _ten_digits(typed, what, example)
    try:
        nhs.validate(digits)
    except stdnum_exceptions.ValidationError:
        raise NotANumber(f"The last digit does not fit this {what}. Check each digit.") from None
    if len(set(digits)) == 1:
        raise NotANumber(f"This {what} is never given to anybody. Check each digit.")
    return digits


def _ten_digits(typed: str, what: str, example: str) -> str:
    digits = _plain(typed)
    if not re.fullmatch("[0-9]{10}", digits):
        raise NotANumber(f"This {what} must have ten digits, such as {example}.")
    return digits


def _plain(typed: str) -> str:
    return re.sub(r"[\s./-]+", "", typed).upper()


def _in_threes(digits: str) -> str:
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


_TELEPHONE = (
    "This is not a telephone number. One looks like 01632 960 001, 07700 900 001 or +353 20 915 0001."
)
_IDENTIFIERS: dict[IdentifierKind, Callable[[str], str]] = {
    IdentifierKind.NHS: _nhs,
    IdentifierKind.CHI: _chi,
    IdentifierKind.HCN: _hcn,
    IdentifierKind.NINO: _nino,
    IdentifierKind.UPN: _upn,
    IdentifierKind.ULN: _uln,
    IdentifierKind.OTHER: _other,
}
