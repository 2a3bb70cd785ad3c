"""Every address of the site, read from the routes themselves."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

# Something of each kind that an address can take, which exists nowhere.
MADE_UP: dict[str, object] = {
    "UUIDConverter": uuid.UUID(int=0x5AFE),
    "IntConverter": 4_000_000,
    "SlugConverter": "made-up",
    "StringConverter": "made-up",
    "PathConverter": "made/up",
}


@dataclass(frozen=True)
class Address:
    """One route: its full name, the view behind it, and what it takes by name and kind."""

    name: str
    view: Any
    kinds: dict[str, str] = field(hash=False)

    @property
    def takes(self) -> tuple[str, ...]:
        """The names of what it takes."""
        return tuple(self.kinds)

    @property
    def gate(self) -> Any:
        """The gate on the view, if it has one."""
        return getattr(self.view, "gate", None)

    @property
    def view_name(self) -> str:
        """Where the view is defined."""
        return f"{self.view.__module__}.{getattr(self.view, '__qualname__', self.view)}"

    def __str__(self) -> str:
        return self.name

    def url(self, things: dict[str, object]) -> str:
        """The path for some things; says which one is missing.

        A thing that only some addresses answer about stands under the name of the address and of what it takes.
        """
        missing = set(self.takes) - set(things)
        if missing:
            raise LookupError(
                f"{self.name} takes {sorted(missing)}: add them to `things_of` in tests/house/things.py"
            )
        return reverse(self.name, kwargs={taken: self._own(taken, things) for taken in self.takes})

    def _own(self, taken: str, things: dict[str, object]) -> object:
        return things.get(f"{self.name} {taken}", things[taken])

    @cached_property
    def made_up(self) -> str:
        """The path for things that do not exist."""
        return self.url({taken: MADE_UP[kind] for taken, kind in self.kinds.items()})


def all_addresses() -> list[Address]:
    """Every route, in order of name."""
    return list(_all_addresses())


@cache
def _all_addresses() -> tuple[Address, ...]:
    return tuple(sorted(_walk(get_resolver(), "", {}), key=str))


def _walk(resolver: URLResolver, namespace: str, kinds: dict[str, str]) -> Iterator[Address]:
    for part in resolver.url_patterns:
        taken = {name: type(converter).__name__ for name, converter in part.pattern.converters.items()}
        if isinstance(part, URLResolver):
            inner = f"{namespace}{part.namespace}:" if part.namespace else namespace
            yield from _walk(part, inner, kinds | taken)
        elif isinstance(part, URLPattern):
            yield Address(f"{namespace}{part.name}", part.callback, kinds | taken)
