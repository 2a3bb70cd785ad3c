"""Passwords for one protected file each: made here, used once, easy to type and to read out."""

import math
import re
import secrets

# Without 0 o, 1 l i, 2 z, 5 s and q, which people mistake for others in print or by hand.
ALPHABET = "abcdefghjkmnprtuvwxy346789"
GROUPS, GROUP_LENGTH = 4, 4

ENTROPY_BITS = math.log2(len(ALPHABET)) * GROUPS * GROUP_LENGTH
"""How hard a password is to guess: each of 2 ** ENTROPY_BITS is as likely as the next."""

SHAPE = re.compile(rf"[{ALPHABET}]{{{GROUP_LENGTH}}}(-[{ALPHABET}]{{{GROUP_LENGTH}}}){{{GROUPS - 1}}}")

SPOKEN = {
    **{
        word[0].lower(): word.lower()
        for word in [
            "Alfa",
            "Bravo",
            "Charlie",
            "Delta",
            "Echo",
            "Foxtrot",
            "Golf",
            "Hotel",
            "India",
            "Juliett",
            "Kilo",
            "Lima",
            "Mike",
            "November",
            "Oscar",
            "Papa",
            "Quebec",
            "Romeo",
            "Sierra",
            "Tango",
            "Uniform",
            "Victor",
            "Whiskey",
            "X-ray",
            "Yankee",
            "Zulu",
        ]
    },
    **dict(
        zip(
            "0123456789",
            ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
            strict=True,
        )
    ),
    "-": "dash",
}


def new_password() -> str:
    """A password that has never been used: four groups such as "t4kp", joined by hyphens.

    The hyphens belong to it.  It has `ENTROPY_BITS` bits, some 75: the ZIP form stretches a
    password only a thousandfold, so its strength has to come from its length.
    """
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))


def made_here(password: str) -> bool:
    """Whether a password has the shape of `new_password`; one that a person thought of has not."""
    return SHAPE.fullmatch(password) is not None


def spoken(password: str) -> str:
    """How to read a password out over the telephone: "tango – four – kilo – ... – dash – ...".

    All letters are small ones.
    """
    return " – ".join(SPOKEN[character] for character in password)
