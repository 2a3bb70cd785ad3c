"""Tokens of people's programs, as their owner sees them."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from safehaven.interface.components import Colour, Link, Table, Tag
from safehaven.interface.times import plain_date
from safehaven.roll.models import ScanToken


def table_of_tokens(tokens: Iterable[ScanToken]) -> Table:
    """One's tokens.  Each can be taken back; none can be shown again."""
    rows = [
        (
            one.name,
            plain_date(timezone.localdate(one.made_at)),
            plain_date(timezone.localdate(one.expires_at)) if one.is_good else Tag("Run out", Colour.RED),
            Link("Take back", reverse("roll:end_token", kwargs={"program": one.pk}), one.name),
        )
        for one in tokens
    ]
    columns = ["Program", "Made", "Works until", "What you can do"]
    return Table("Your tokens", columns, rows, empty="You have none.")
