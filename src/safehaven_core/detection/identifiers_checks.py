"""What an identifier's own rules say: check digits, dates inside it, ranges that are given out."""

from datetime import date

from stdnum import luhn
from stdnum.gb import nhs, upn, utr

_MONTHS_OF_31 = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LENGTHS_OF_CARDS = {13, 14, 15, 16, 18, 19}


def mod_eleven(digits: str) -> bool:
    """Whether ten digits could be an NHS, CHI or Health and Care number.

    Any digit ten times would fit; only the nines are in a range, the one that is kept for tests.
    """
    return nhs.checksum(digits) == 0 and (len(set(digits)) > 1 or digits[0] == "9")


def is_chi(digits: str) -> bool:
    """Whether ten digits begin with a day of birth, in whichever century, and their check digit fits."""
    return _is_day(digits[:2], digits[2:4], digits[4:6]) and mod_eleven(digits)


def is_uln(digits: str) -> bool:
    """Whether ten digits fit the rule of learner numbers."""
    return digits[0] != "0" and nhs.checksum(digits) == 10


def is_utr(digits: str) -> bool:
    """Whether the first of ten digits fits the other nine, as in a taxpayer reference."""
    return utr.calc_check_digit(digits[1:]) == digits[0]


def is_upn(plain: str) -> bool:
    """Whether the letter of a pupil number fits; the authority may be any, since they come and go."""
    return upn.calc_check_digit(plain[1:]) == plain[0]


def is_card(digits: str) -> bool:
    """Whether the digits are in a range that card schemes give out, and the last one fits."""
    return len(digits) in _LENGTHS_OF_CARDS and _is_issued(digits) and luhn.checksum(digits) == 0


def _is_issued(digits: str) -> bool:
    length, two, four = len(digits), int(digits[:2]), int(digits[:4])
    schemes = (
        digits[0] == "4" and length in {13, 16, 19},  # Visa
        (two in range(51, 56) or four in range(2221, 2721)) and length == 16,  # Mastercard
        two in {34, 37} and length == 15,  # American Express
        (two in {36, 38, 39} or digits[:3] in {"300", "301", "302", "303", "304", "305"}) and length == 14,
        (four == 6011 or two in {64, 65}) and length in {16, 19},  # Discover
        four in range(3528, 3590) and length in {16, 19},  # JCB
        (two in {50, 56, 57, 58, 62, 67} or four == 6304)
        and length in {13, 15, 16, 18, 19},  # Maestro, UnionPay
    )
    return any(schemes)


def mrz_fits(field: str, check: str) -> bool:
    """Whether a field of a passport's machine-readable lines goes with its check digit."""
    weights = (7, 3, 1)
    total = sum(_mrz_value(letter) * weights[place % 3] for place, letter in enumerate(field))
    return check == str(total % 10) or (check == "<" and set(field) == {"<"})


def _mrz_value(letter: str) -> int:
    return 0 if letter == "<" else int(letter, 36)


def is_date(day: str, month: str, year: str) -> bool:
    """Whether three groups of digits could be a date as people in Britain write it."""
    return len(year) in {2, 4} and _is_day(day, month, year[-2:])


def _is_day(day: str, month: str, year: str) -> bool:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= _MONTHS_OF_31[int(month) - 1]):
        return False
    return not (int(day) == 29 and int(month) == 2) or _was_leap(int(year))


def _was_leap(year: int) -> bool:
    """Whether 19yy or 20yy has a 29 February."""
    return any(_leaps(century + year) for century in (1900, 2000))


def _leaps(year: int) -> bool:
    try:
        return bool(date(year, 2, 29))
    except ValueError:
        return False
