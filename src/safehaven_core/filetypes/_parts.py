"""The XML parts of a package, read piece by piece, without entities."""

import re
import zipfile
from collections.abc import Iterator
from typing import cast
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

_NUMBER = re.compile(r"\d+")


def numbered(package: zipfile.ZipFile, pattern: re.Pattern[str]) -> list[str]:
    """The names of the parts that fit a pattern, "slide2" before "slide10"."""
    names = {name for name in package.namelist() if pattern.fullmatch(name)}
    return sorted(names, key=lambda name: ([int(number) for number in _NUMBER.findall(name)], name))


def elements(package: zipfile.ZipFile, name: str) -> Iterator[tuple[str, Element]]:
    """Each element of a part, when it starts and when it ends.  Entities are refused."""
    with package.open(name) as part:
        yield from cast("Iterator[tuple[str, Element]]", iterparse(part, ("start", "end")))


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]
