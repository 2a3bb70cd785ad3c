"""The pretend organisation, made once for the tests that look at it from within."""

from safehaven.demo.building import build
from tests.keeping import all_here
from tests.staging import staged


@staged
def demo(db: None) -> None:
    """All its staff and its policies, and three people supported."""
    with all_here():
        build(people=3)
