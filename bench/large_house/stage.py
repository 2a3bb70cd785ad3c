"""The house that is measured: all policies adopted, and one of our own with the clauses of five."""

from __future__ import annotations

import re

from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.large_house.asking import answer, signed_in
from bench.large_house.filling import many, one_of_everything
from safehaven.demo.readying import make_ready
from safehaven.demo.running import kept_roll
from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.founding import found
from safehaven.policies.front import Parameter, adopt, choose, in_force
from safehaven.policies.library import shipped
from safehaven.policies.noting import note_how_clauses_stand
from safehaven.policies.operations import add_pack
from safehaven.workforce.front import Role, add_staff, give_role

FIVE = ("jr", "ju", "pg", "sj", "wy")
FEW = 2


class Stage:
    """A house with three records, which can be filled."""

    def __init__(self) -> None:
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        found()
        ada = add_staff(
            name="Ada Lovell", email="ada@example.org", initials="AL", line_manager=None, by=SYSTEM
        )
        give_role(ada, Role.CASEWORKER, by=SYSTEM)
        make_ready(ada, by=SYSTEM)
        with kept_roll():
            one_of_everything(ada)
        many(FEW)
        add_pack(_all_five().encode(), by=SYSTEM)
        for pack in ("together", *shipped()):
            adopt(pack, by=SYSTEM)
        note_how_clauses_stand(by=SYSTEM)
        self._ada, self._handler = ada, WSGIHandler()
        self.arrive()

    def fill(self, records: int) -> None:
        """Add this many records, with all that belongs to them."""
        many(records)
        note_how_clauses_stand(by=SYSTEM)
        self.arrive()  # filling takes longer than the screen stays open

    def arrive(self) -> None:
        """Sign in, and look at the page once."""
        self._cookie = signed_in(self._ada)
        self.policy()

    def ask(self) -> str:
        """What is in force."""
        return in_force(Parameter.IDLE_LOCK_MINUTES)

    def change(self, parameter: str, value: str) -> None:
        """Put another value into force."""
        choose(Parameter(parameter), value, by=SYSTEM)

    def policy(self) -> bytes:
        """The page of the policy of 364 clauses."""
        page = answer(self._handler, "/policy/together/", self._cookie)
        if page.count(b'<article class="safehaven-clause"') != sum(
            len(shipped()[name].pack.clauses) for name in FIVE
        ):
            raise SystemExit("The page does not show every clause, so its time would mean nothing.")
        return page

    def policies(self) -> bytes:
        """The page on which all policies are counted."""
        return answer(self._handler, "/policy/", self._cookie)

    def queries(self) -> int:
        """How many queries the page takes; the least of a few, as now and then one notes that Ada is here."""
        return min(self._queries() for _ in range(4))

    def _queries(self) -> int:
        with CaptureQueriesContext(connection) as queries:
            self.policy()
        return len(queries)


def _all_five() -> str:
    """A policy of our own with the clauses of the five, each under a name of its own."""
    sections = "".join(
        re.sub(r'(?m)^id = "', f'id = "{name}-of-ours-', "[[sections]]" + content)
        for name in FIVE
        for content in [shipped()[name].content.partition("[[sections]]")[2]]
    )
    return f'format = 1\nid = "together"\ntitle = "All of it"\nversion = "1"\n\n{sections}'
