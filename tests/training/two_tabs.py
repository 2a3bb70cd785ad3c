"""One person hands in one test from many tabs at the same moment: `python -m tests.training.two_tabs <home> <database>`.

Prints how many tabs got through, how many tests are there and how many certificates, as JSON.  A test runs this in
a process of its own, because tests share one transaction, and here the point is that many transactions meet.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

TABS = 6


def main() -> None:
    """Set up an empty house with one person who has read everything, and let all tabs go at once."""
    import django

    django.setup()
    from safehaven.foundation.actors import SYSTEM
    from safehaven.training.library import shipped
    from safehaven.training.models import Attempt, Certificate
    from safehaven.training.operations.learning import open_test, read_module
    from safehaven.workforce.front import add_staff

    ada = add_staff(name="Ada", email="ada@example.org", initials="A", line_manager=None, by=SYSTEM)
    course = shipped()["keeping-information-safe"]
    for module in course.modules:
        read_module(course, module.id, by=ada)
    begun = at_once(lambda _tab: begin(course, ada))
    _attempt, sheet = open_test(Attempt.objects.get().pk, by=ada)
    right, wrong = [one.right for one in sheet], [(one.right + 1) % len(one.answers) for one in sheet]
    through = at_once(lambda tab: hand_in_all(ada, right if tab % 2 else wrong))
    counts = {"begun": len(set(begun)), "through": sum(through), "attempts": Attempt.objects.count()}
    sys.stdout.write(json.dumps({**counts, "certificates": Certificate.objects.count()}) + "\n")


def at_once(act):
    """Do something in every tab, all starting together."""
    ready = Barrier(TABS)

    def one(tab):
        from django.db import connection

        ready.wait()
        try:
            return act(tab)
        finally:
            connection.close()

    with ThreadPoolExecutor(TABS) as tabs:
        return list(tabs.map(one, range(TABS)))


def begin(course, ada):
    """Begin the test; the id of what was begun or gone on with."""
    from safehaven.training.operations.learning import begin_test

    return begin_test(course, by=ada).pk


def hand_in_all(ada, answers):
    """Hand the test in; whether this tab got through."""
    from safehaven.training.models import Attempt
    from safehaven.training.operations.learning import hand_in
    from safehaven.training.rules import HandedInAlready

    try:
        hand_in(Attempt.objects.get().pk, answers, by=ada)
    except HandedInAlready:
        return False
    return True


if __name__ == "__main__":
    main()
