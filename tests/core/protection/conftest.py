import pytest

from tests.core.protection.originals import ORIGINALS, Protected, fresh


@pytest.fixture(params=list(ORIGINALS))
def protected(request) -> Protected:
    """A protected file in each form, beside what it was made of."""
    return fresh(request.param)
