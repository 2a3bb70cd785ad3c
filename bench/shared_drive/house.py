"""A house that holds the people of a set of mail."""

from __future__ import annotations

from django.core.management import call_command

from bench.casework_mail.sets import MailSet
from safehaven.demo.readying import make_ready
from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.founding import found
from safehaven.records.front import NewRecord, create_record
from safehaven.workforce.front import Role, add_staff, give_role


def people_of(mail: MailSet) -> None:
    """Found a house, and make a record for everybody on the roll of the set."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    found()
    ada = add_staff(name="Ada Lovell", email="ada@example.org", initials="AL", line_manager=None, by=SYSTEM)
    give_role(ada, Role.CASEWORKER, by=SYSTEM)
    make_ready(ada, by=SYSTEM)
    for who in mail.people:
        texts = {
            "given_names": f"{who.given} {who.middle}",
            "family_name": who.family,
            "date_of_birth": who.born.isoformat(),
        }
        create_record(NewRecord(texts), by=ada, sure=True)
