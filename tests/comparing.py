"""Two answers to the letter, without what differs from one to the next whatever was asked for."""

import re

# Every page ends with the minute, for whoever prints it.
PRINTED = re.compile(r"Printed \d+ \w+ \d{4}, \d\d:\d\d")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def to_the_letter(page: str) -> str:
    """A page without its form tokens and the minute."""
    return PRINTED.sub("Printed", TOKEN.sub("", page))
