"""How much work something is, counted in calls and not by the clock, so that it is the same every time."""

import sys


def calls(work):
    """How many functions are called, those written in C too."""
    count = 0

    def seen(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
