"""Six clicks of one button at the same moment, on a database of their own: `python -m tests.advice.many_clicks`.

Prints how often each act was done, as JSON.  A test runs this in a process of its own, because tests
share one transaction, and here the point is that many transactions meet.
"""

import json
import sys
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from safehaven.workforce.front import StaffMember

CLICKS = 6


def main() -> None:
    """Press every button many times at once."""
    import django

    django.setup()
    sys.stdout.write(f"{json.dumps(press())}\n")


def press() -> dict[str, int]:
    """Press them all, and count what came of it."""
    from safehaven.foundation.actors import SYSTEM
    from safehaven.workforce.front import Role, add_staff, give_role

    grace = add_staff(name="Grace Hopwood", email="grace@example.org", initials="GH", by=SYSTEM)
    ada = add_staff(name="Ada Lovell", email="ada@example.org", initials="AL", line_manager=grace, by=SYSTEM)
    give_role(grace, Role.GOVERNANCE_OFFICER, by=SYSTEM)
    return press_for_questions(ada, grace) | press_for_notices(ada, grace) | press_for_accounts(ada, grace)


def press_for_questions(ada: "StaffMember", grace: "StaffMember") -> dict[str, int]:
    """Ask and answer."""
    from safehaven.advice.models import Question, Turn
    from safehaven.advice.operations import answer, ask
    from safehaven.advice.states import Addressee, Topic

    asked, answered = uuid.uuid4(), uuid.uuid4()
    at_once(lambda: ask(Topic.OTHER, "May I?", to=Addressee.LINE_MANAGER, once=asked, by=ada))
    question = Question.objects.all()[0]
    at_once(lambda: answer(question, "Yes.", once=answered, by=grace))
    return {"asked": Question.objects.count(), "answered": Turn.objects.filter(kind="answered").count()}


def press_for_notices(ada: "StaffMember", grace: "StaffMember") -> dict[str, int]:
    """Publish and read."""
    from django.utils import timezone

    from safehaven.advice.models import Notice, NoticeRead
    from safehaven.advice.operations import NewNotice, mark_as_read, publish
    from safehaven.advice.states import Audience, NoticeKind
    from tests.keeping import kept_here

    once, until = uuid.uuid4(), timezone.localdate() + timedelta(days=9)
    new = NewNotice(NoticeKind.NOTICE, "Title", "Text", Audience.EVERYBODY, until)
    with pytest.MonkeyPatch.context() as patch, kept_here(patch):  # a notice waits until somebody can look
        at_once(lambda: publish(new, once=once, by=grace))
    notice = Notice.objects.all()[0]
    at_once(lambda: mark_as_read(notice, by=ada))
    return {"published": Notice.objects.count(), "read": NoticeRead.objects.count()}


def press_for_accounts(ada: "StaffMember", grace: "StaffMember") -> dict[str, int]:
    """Notice two places and decide."""
    from django.utils import timezone

    from safehaven.ledger.models import Line
    from safehaven.workforce.front import begin_session
    from safehaven.workforce.models import Concern
    from safehaven.workforce.operations import decide_concern, raise_two_places
    from safehaven.workforce.states import Outcome

    now = timezone.now()
    first, second = (
        begin_session(ada, device="Test browser", address=address, verified_at=now)
        for address in ("192.0.2.10", "198.51.100.7")
    )
    at_once(lambda: raise_two_places((first, second)))
    concern = Concern.objects.all()[0]
    refused = at_once(lambda: decide_concern(concern, Outcome.FINE, "It was her.", by=grace))
    decided = Line.objects.filter(act="workforce:concern_decided").count()
    return {"noticed": Concern.objects.count(), "decided": decided, "refused": refused}


def at_once(act: Callable[[], object]) -> int:
    """Do it many times at the same moment, and say how many were refused with a reason."""
    from django.db import connection

    from safehaven.foundation.refusals import Refusal

    def click(_number: int) -> int:
        try:
            act()
        except Refusal:
            return 1
        finally:
            connection.close()
        return 0

    with ThreadPoolExecutor(CLICKS) as clicks:
        return sum(clicks.map(click, range(CLICKS)))


if __name__ == "__main__":
    main()
