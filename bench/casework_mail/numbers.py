"""Numbers that look right, and numbers that only look so, made by rules written here anew.

Whoever made them with the detector's own rules could not find out that these are wrong.
"""

from datetime import date
from random import Random

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def nhs(dice: Random) -> str:
    """One from the range that is kept for tests."""
    return _with_check("999" + _digits(dice, 6)) or nhs(dice)


def goods(dice: Random) -> str:
    """A number of an order or an account that passes for an NHS number by chance."""
    return _with_check(dice.choice("467") + _digits(dice, 8)) or goods(dice)


def chi(dice: Random, born: date) -> str:
    """One that begins with a day of birth."""
    return _with_check(f"{born:%d%m%y}" + _digits(dice, 3)) or chi(dice, born)


def hcn(dice: Random) -> str:
    """One of Northern Ireland's."""
    return _with_check("3" + str(dice.randrange(2, 10)) + _digits(dice, 7)) or hcn(dice)


def nino(dice: Random) -> str:
    """One in letters that are given out."""
    return dice.choice("ACEHJ") + dice.choice("ABCEGHJ") + _digits(dice, 6) + dice.choice("ABCD")


def upn(dice: Random) -> str:
    """One of a school authority that does not exist."""
    rest = "999" + _digits(dice, 9)
    total = sum(place * int(digit) for place, digit in enumerate(rest, start=2))
    return _UPN_LETTERS[total % 23] + rest


def uln(dice: Random) -> str:
    """A learner's number."""
    first = "9" + _digits(dice, 8)
    left = sum(int(digit) * weight for digit, weight in zip(first, range(10, 1, -1), strict=True)) % 11
    return first + str(10 - left) if left else uln(dice)


def card(dice: Random) -> str:
    """A payment card's number."""
    return _with_luhn("4" + _digits(dice, 14))


def imei(dice: Random) -> str:
    """The number of a mobile telephone, which has a card's check digit."""
    return _with_luhn("35" + _digits(dice, 12))


def driving(dice: Random, family: str, given: str, born: date, *, female: bool) -> str:
    """A driver's number; its last letters follow no public rule."""
    letters = "".join(letter for letter in family.upper() if "A" <= letter <= "Z")[:5].ljust(5, "9")
    month = born.month + (50 if female else 0)
    year = f"{born.year % 100:02}"
    initial = given[0].upper() if given[0].isascii() else "Z"
    return f"{letters}{year[0]}{month:02}{born.day:02}{year[1]}{initial}99{dice.choice('ABCDEFGH')}{dice.choice('ABCDEFGH')}"


def wrong(dice: Random, number: str) -> str:
    """The same number with its last digit changed, so that it fits no more."""
    return number[:-1] + str((int(number[-1]) + dice.randrange(1, 9)) % 10)


def phone(dice: Random) -> str:
    """A number that is kept for drama."""
    return dice.choice(("07700900", "01632960", "01134960", "02079460")) + _digits(dice, 3)


def postcode(dice: Random, area: str) -> str:
    """A postcode of an area."""
    return f"{area} {dice.randrange(1, 10)}{dice.choice('ABDEFGHJLN')}{dice.choice('ABDEFGHJLN')}"


def _digits(dice: Random, count: int) -> str:
    return "".join(str(dice.randrange(10)) for _ in range(count))


def _with_luhn(first: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(first)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return first + str(-total % 10)


def _with_check(nine: str) -> str:
    check = 11 - sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return "" if check == 10 else nine + str(check % 11)
