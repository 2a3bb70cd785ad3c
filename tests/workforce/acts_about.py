"""What stands on the ledger about somebody, asked inside a house that runs."""

from __future__ import annotations

import json
import sys


def main() -> None:
    """Print the acts, after marking the person as left where that is asked."""
    import django

    django.setup()
    from safehaven.foundation.actors import SYSTEM
    from safehaven.ledger.models import Line
    from safehaven.workforce.front import staff_by_id
    from safehaven.workforce.operations import mark_as_left

    told = json.loads(sys.argv[1])
    staff = staff_by_id(told["staff"])
    assert staff is not None
    if told.get("leave"):
        mark_as_left(staff, by=SYSTEM)
    lines = Line.objects.order_by("number")
    acts = [line.act for line in lines if str(staff.pk) in line.entry]
    sys.stdout.write(f"{json.dumps({'acts': acts})}\n")


if __name__ == "__main__":
    main()
