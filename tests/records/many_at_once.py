"""Six people make records at the same moment, on a database of their own: `python -m tests.records.many_at_once`.

Prints the references that were given out, as JSON.  A test runs this in a process of its own, because
tests share one transaction, and here the point is that many transactions meet.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor

PEOPLE, EACH = 6, 3


def main() -> None:
    """Let everybody begin at once."""
    import django

    django.setup()
    with ThreadPoolExecutor(PEOPLE) as people:
        made = [reference for some in people.map(make_some, range(PEOPLE)) for reference in some]
    sys.stdout.write(f"{json.dumps(made)}\n")


def make_some(number: int) -> list[str]:
    """One person makes some records; every form is sent twice, as impatient people do."""
    from django.db import connection

    from safehaven.demo.readying import make_ready
    from safehaven.foundation.actors import SYSTEM
    from safehaven.records.front import NewRecord, create_record
    from safehaven.workforce.front import add_staff

    name, mail = f"Ada {number}", f"ada{number}@example.org"
    ada = add_staff(name=name, email=mail, initials="A", line_manager=None, by=SYSTEM)
    make_ready(ada, by=SYSTEM)
    forms = [NewRecord({"given_names": f"Wren {number} {count}"}) for count in range(EACH)]
    made = [create_record(form, by=ada, sure=True).reference for form in forms for _ in range(2)]
    connection.close()
    return made


if __name__ == "__main__":
    main()
