"""Files that look at the whole demo go to one process, so that it is made once."""

from pathlib import Path

from tests.sharing_out import LOOK_AT_THE_DEMO

TESTS = Path(__file__).resolve().parents[1]


def test_every_file_that_looks_at_the_demo_is_known():
    looking = {
        str(path.relative_to(TESTS.parent))
        for path in TESTS.rglob("test_*.py")
        if path != Path(__file__) and "running_demo: RunningDemo" in path.read_text()
    }

    assert looking == LOOK_AT_THE_DEMO
