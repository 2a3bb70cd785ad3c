"""The pretend organisation, made once for the tests that look at it from within."""

import pytest

from safehaven.demo.building import build
from tests.keeping import kept_here, work_on_files_here
from tests.staging import staged


@staged
def demo(db: None) -> None:
    """All its staff and its policies, and three people supported."""
    with pytest.MonkeyPatch.context() as patch, kept_here(patch):
        work_on_files_here(patch)
        build(people=3)
