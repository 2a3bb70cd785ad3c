"""What paths are remembered by."""

from __future__ import annotations

from safehaven.access.front import index_tokens

_KIND = "sweep-path"


def tokens_of(paths: list[str]) -> list[str]:
    """A keyed token for each path, so that nobody without the house's key can try names."""
    asked = [(_KIND, path.encode("utf-8", "surrogateescape").decode("latin-1")) for path in paths]
    return [token.hex() for _, token in index_tokens(asked)]
