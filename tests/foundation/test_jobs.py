"""Background work is registered under a name of its own."""

from collections.abc import Iterator

import pytest

from safehaven.foundation.jobs import JOBS, Job, job


@pytest.fixture(autouse=True)
def _put_back() -> Iterator[None]:
    before = dict(JOBS)
    yield
    JOBS.clear()
    JOBS.update(before)


def test_a_job_is_found_under_its_name() -> None:
    @job("count otters", every_seconds=3)
    def count() -> None:
        """Count them."""

    assert JOBS["count otters"] == Job("count otters", 3, count)


def test_no_job_takes_the_place_of_another() -> None:
    job("count otters", every_seconds=3)(print)

    with pytest.raises(ValueError, match="There is a job “count otters” already"):
        job("count otters", every_seconds=3)(print)
