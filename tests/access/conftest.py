"""Keys that a test turns must not stay in the memory of the next test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from safehaven.keyring.opening import forget
from safehaven.keyring.root import root_key
from safehaven.ledger.writing import digest_key
from safehaven_core.sealing import RootKey, root_key_text


@pytest.fixture
def keys_of_its_own(db: None) -> Iterator[None]:
    """Whatever this test does to the keys, the next one reads them from the database again."""
    digest_key()  # a process that turns keys has written lines before
    yield
    forget()
    root_key.cache_clear()


@pytest.fixture
def restart_with(settings: LazySettings, tmp_path: Path) -> Callable[[RootKey], None]:
    """What a restart does: the key is read from its file again, and nothing is left in memory."""

    def restart(key: RootKey) -> None:
        path = tmp_path / "root.key"
        path.touch(mode=0o600)
        path.write_text(root_key_text(key) + "\n")
        settings.SAFEHAVEN_ROOT_KEY = f"file:{path}"
        root_key.cache_clear()
        forget()

    return restart
