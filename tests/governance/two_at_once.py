"""Two windows at the same moment: `python -m tests.governance.two_at_once` prints how each ended, as JSON.

It runs in a deployment of its own, since the two need connections and transactions of their own.
"""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Callable
from functools import partial

import django

django.setup()

from django.db import OperationalError, connection  # noqa: E402 - the apps come first

from safehaven.foundation.actors import SYSTEM  # noqa: E402 - as above
from safehaven.foundation.refusals import Refusal  # noqa: E402 - as above
from safehaven.governance.attestations import ATTESTATIONS  # noqa: E402 - as above
from safehaven.governance.front import Said, confirm  # noqa: E402 - as above
from safehaven.governance.queries import asking_for  # noqa: E402 - as above
from safehaven.policies.front import adopt  # noqa: E402 - as above
from safehaven.workforce.front import Role, StaffMember, add_staff, give_role, holders_of  # noqa: E402 - as above
from safehaven.workforce.operations import mark_as_left, take_role  # noqa: E402 - as above

DPO = Role.DATA_PROTECTION_OFFICER
PREMISES = ATTESTATIONS["premises"]
ROUNDS = 6


def two(name: str, role: Role) -> list[StaffMember]:
    """Two people who hold a role."""
    found = []
    for initials in ("AA", "BB"):
        email = f"{name}.{initials}.{uuid.uuid4().hex[:6]}@example.org".lower()
        staff = add_staff(name=f"{name} {initials}", email=email, initials=initials, by=SYSTEM)
        give_role(staff, role, by=SYSTEM)
        found.append(staff)
    return found


def at_once(*acts: Callable[[], object]) -> list[str]:
    """How acts end that begin at the same moment: “done”, or the name of the refusal."""
    ends: list[str] = []
    ready = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        ready.wait()
        try:
            act()
            ends.append("done")
        except (Refusal, OperationalError) as refused:
            ends.append(type(refused).__name__)
        finally:
            connection.close()  # this thread's own

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(ends)


def the_last_two_go() -> list[tuple[list[str], int]]:
    """Two officers leave or lose the role at once, again and again: how it ended, and how many are left."""
    found = []
    for number in range(ROUNDS):
        one, other = two(f"Officer {number}", DPO)
        for left_from_before in holders_of(DPO).exclude(pk__in=[one.pk, other.pk]):
            mark_as_left(left_from_before, by=SYSTEM)
        ways: list[Callable[[], object]] = [partial(mark_as_left, each, by=SYSTEM) for each in (one, other)]
        if number % 2:
            ways[1] = partial(take_role, other, DPO, by=SYSTEM)
        found.append((at_once(*ways), holders_of(DPO).count()))
    return found


def two_confirm() -> list[list[str]]:
    """Two colleagues confirm the same at once: the first time, when no row is there, and again."""
    pair = two("Walker", Role.SECURITY_OFFICER)
    adopt("wy", by=SYSTEM)
    asking = asking_for(PREMISES, pair[0])
    said = Said({one.slug: True for one in asking.questions} if asking else {})
    return [
        at_once(
            *(
                lambda by=by, after=after: confirm(PREMISES, said, after=after, once=uuid.uuid4(), by=by)
                for by in pair
            )
        )
        for after in range(3)
    ]


def one_presses_twice() -> list[list[str]]:
    """One colleague sends the same form twice at once: the first time, and again."""
    by = two("Walker", Role.SECURITY_OFFICER)[0]
    asking = asking_for(PREMISES, by)
    said = Said({one.slug: True for one in asking.questions} if asking else {})
    after, found = asking.newest.number if asking and asking.newest else 0, []
    for _ in range(3):
        press = partial(confirm, PREMISES, said, after=after, once=uuid.uuid4(), by=by)
        found.append(at_once(press, press))
        after += 1
    return found


if __name__ == "__main__":
    ended = {
        "going": the_last_two_go(),
        "confirming": two_confirm(),
        "pressing": one_presses_twice(),
    }
    print(json.dumps(ended))  # noqa: T201 - the answer
