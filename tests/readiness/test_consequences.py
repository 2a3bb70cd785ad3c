"""Before a policy is adopted, the page says whom it shuts out until they have accepted it."""

import re

from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import adopt
from safehaven.readiness.front import readiness_of
from safehaven.workforce.front import Role
from tests.cast import hire


def _said(browser):
    page = browser.get("/policy/ju/adopt/").content.decode()
    return re.findall(r"(\d+) (?:person who is|people who are) ready now", page)


def test_whoever_is_ready_now_is_counted_and_is_ready_no_more_afterwards(
    ada, grace, noor, harbour, signed_in
):
    browser = signed_in(hire("Sid Irons", Role.SIRO, team=harbour))

    assert _said(browser) == ["3"], "Ada, Grace and Sid, and not Noor, who has done nothing yet."
    adopt("ju", by=SYSTEM)

    assert [readiness_of(staff).complete for staff in (ada, grace)] == [False, False]
