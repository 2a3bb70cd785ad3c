"""Fill the house that is measured: `python -m bench.posting.stage COLLEAGUES PEOPLE` prints who may send, and how."""

from __future__ import annotations

import json
import sys

import django
from django.core.management import call_command

NAMES = ("Wick", "Thorn", "Marsh", "Quill", "Hazel", "Bram", "Fern", "Rush", "Sedge", "Alder")


def main() -> None:
    """Found it, hire colleagues with app passwords, and support so many people."""
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    from safehaven.foundation.actors import SYSTEM  # noqa: PLC0415 - needs Django's apps
    from safehaven.ledger.founding import found  # noqa: PLC0415 - as above
    from safehaven.policies.front import Parameter, choose  # noqa: PLC0415 - as above

    found()
    choose(Parameter.MAIL_UNDO_SECONDS, "0", by=SYSTEM)
    colleagues, people = int(sys.argv[1]), int(sys.argv[2])
    print(json.dumps({"senders": [_colleague(number, people) for number in range(colleagues)]}))


def _colleague(number: int, people: int) -> list[str]:
    from safehaven.demo.readying import make_ready  # noqa: PLC0415 - needs Django's apps
    from safehaven.foundation.actors import SYSTEM  # noqa: PLC0415 - as above
    from safehaven.mailguard.operations.passwords import make_app_password  # noqa: PLC0415 - as above
    from safehaven.records.front import NewRecord, create_record  # noqa: PLC0415 - as above
    from safehaven.workforce.front import Role, add_staff, give_role  # noqa: PLC0415 - as above

    name, email = f"Ada {NAMES[number]}", f"ada{number}@example.org"
    ada = add_staff(name=name, email=email, initials="A", line_manager=None, by=SYSTEM)
    give_role(ada, Role.CASEWORKER, by=SYSTEM)
    make_ready(ada, by=SYSTEM)
    for one in range(people if number == 0 else 0):
        first, second, third = (one // 10**place % 10 for place in range(3))
        told = {
            "given_names": f"{NAMES[first]}a",
            "family_name": f"{NAMES[second]}{NAMES[third].lower()}son",
            "date_of_birth": f"{1950 + one % 50}-{one % 12 + 1:02}-{one % 28 + 1:02}",
        }
        create_record(NewRecord(told), by=ada, sure=True)
    return [email, make_app_password("Laptop", by=ada)]


if __name__ == "__main__":
    main()
