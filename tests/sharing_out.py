"""How tests are shared out among processes: by file, so that what a file sets up is set up once.

Files that look at the whole demo go to one process: making three hundred people takes half a minute.
(xdist has a mark for groups of tests, `xdist_group`; its release 3.8 does not see it under pytest 9.2.)
"""

from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

# So do those that look at it from within a test, where it is made in the test's own database.
WITHIN_THE_DEMO = {
    "tests/demo/test_coverage_tells_the_truth.py",
    "tests/demo/test_governance.py",
    "tests/demo/test_policies.py",
}
LOOK_AT_THE_DEMO = {
    "tests/attacks/test_nothing_in_clear.py",
    "tests/demo/test_mail_guard.py",
    "tests/demo/test_scan_and_sweep.py",
    "tests/demo/test_what_it_says.py",
    "tests/journeys/test_from_invitation_to_first_record.py",
    "tests/journeys/test_sharing_a_document.py",
}
# What takes longest begins first: at the end of the queue it would keep one process busy while the others are done.
LONGEST = (
    "tests/attacks/test_nothing_in_clear.py",
    "tests/attacks/test_kill_at_every_step.py",
    "tests/mailguard/test_held_in_a_browser.py",
    "tests/advice/test_in_a_browser.py",
    "tests/continuity/test_in_a_browser.py",
    "tests/mailguard/test_killed_while_protecting.py",
    "tests/roll/test_safehaven_roll.py",
    "tests/lawfulness/test_in_a_browser.py",
    "tests/training/test_in_a_browser.py",
    "tests/attacks/test_guessing_passwords.py",
    "tests/workforce/test_in_a_browser.py",
    "tests/desk/test_in_a_browser.py",
    "tests/governance/test_in_a_browser.py",
    "tests/mailguard/test_in_a_browser.py",
    "tests/mailguard/test_killed_at_every_step.py",
    "tests/mailguard/test_relay_trouble.py",
    "tests/workforce/test_single_sign_on.py",
    "tests/advice/test_many_clicks.py",
)


def in_turn(files: dict[str, bool]) -> list[str]:
    """The order in which files are given out.  Of each is told whether it asks the database.

    One that asks goes ahead, then what asks none: so one process makes the tables while others have something
    else to do, and copy them when their turn comes.
    """
    longest = [file for file in LONGEST if file in files]
    rest = [file for file in files if file not in longest]
    asking = [file for file in rest if files[file]]
    others = [file for file in rest if not files[file]]
    return [*longest, *asking[:1], *others, *asking[1:]]


class ByFile(LoadFileScheduling):
    """One file, one process; and one process for all files that look at the demo."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        if file in WITHIN_THE_DEMO:
            return "within the demo"
        return "the demo" if file in LOOK_AT_THE_DEMO else file


def make_scheduler(config: pytest.Config, log: Any) -> ByFile | None:
    """What xdist asks for; None leaves another `--dist` to xdist."""
    return ByFile(config, log) if config.getvalue("dist") == "loadfile" else None
