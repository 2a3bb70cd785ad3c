"""Keys that a test turns must not stay in the memory of the next test."""

from collections.abc import Iterator

import pytest

from safehaven.keyring.opening import forget
from safehaven.keyring.root import root_key


@pytest.fixture
def keys_of_its_own(db: None) -> Iterator[None]:
    """Whatever this test does to the keys, the next one reads them from the database again."""
    yield
    forget()
    root_key.cache_clear()
