"""Two providers add the same person at the same moment: `python -m tests.provisioning.two_at_once`.

Prints what came of it, as JSON.  A test runs this in a process of its own, because tests share one
transaction, and here the point is that two transactions meet.
"""

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

PROVIDERS = 4


def main() -> None:
    """Set up an empty house, and let everybody begin at once."""
    from safehaven.config.founding import make_home

    make_home(Path(sys.argv[1]))
    os.environ |= {"SAFEHAVEN_HOME": sys.argv[1], "SAFEHAVEN_DATABASE_URL": sys.argv[2]}
    os.environ |= {
        "SAFEHAVEN_ORIGIN": "http://testserver",
        "DJANGO_SETTINGS_MODULE": "safehaven.config.settings",
    }
    import django

    django.setup()
    from django.core.management import call_command

    from safehaven.ledger.founding import found

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    found()
    sys.stdout.write(f"{json.dumps(all_at_once())}\n")


def all_at_once() -> dict[str, object]:
    """Each provider, by a token of its own, adds Nell; they begin together."""
    from django.utils import timezone

    from safehaven.foundation.actors import SYSTEM
    from safehaven.provisioning.operations import make_token
    from safehaven.workforce.front import StaffMember
    from tests.provisioning.conftest import NELL, Provider

    today = timezone.localdate()
    providers = [Provider(make_token(f"provider-{number}", today, by=SYSTEM)) for number in range(PROVIDERS)]
    start = Barrier(PROVIDERS)

    def add(provider: Provider) -> tuple[int, str | None]:
        from django.db import connection

        start.wait()
        try:
            said = provider.post("/Users", NELL)
            return said.status, said.body.get("scimType")
        finally:
            connection.close()

    with ThreadPoolExecutor(PROVIDERS) as together:
        answers = sorted(together.map(add, providers), key=str)
    return {"answers": answers, "staff": StaffMember.objects.count()}


if __name__ == "__main__":
    main()
