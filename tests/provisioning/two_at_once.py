"""Two providers add the same person at the same moment: `python -m tests.provisioning.two_at_once`.

Prints what came of it, as JSON.  A test runs this in a process of its own, because tests share one
transaction, and here the point is that two transactions meet.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

PROVIDERS = 4


def main() -> None:
    """Let everybody begin at once."""
    import django

    django.setup()
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
