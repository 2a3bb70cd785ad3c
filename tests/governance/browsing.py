"""Prepares a running house: a policy is adopted, and two roles can be reached."""

from __future__ import annotations

import json
import sys

from tests.running_house import RunningHouse


def prepare(house: RunningHouse) -> None:
    """Adopt a policy and name contact points, inside the house."""
    house.ask("tests.governance.browsing")


def _inside() -> dict[str, str]:
    import django

    django.setup()

    from safehaven.foundation.actors import SYSTEM
    from safehaven.governance.front import Facts, appoint
    from safehaven.policies.front import adopt
    from safehaven.workforce.front import Role

    adopt("wy", by=SYSTEM)
    reached = Facts(email="security@example.net", telephone="01632 960123")
    appoint(Role.SECURITY_OFFICER, reached, version=0, by=SYSTEM)
    office = Facts(email="dpo@example.net", post="Data protection\n1 Harbour Lane\nHarbourtown")
    appoint(Role.DATA_PROTECTION_OFFICER, office, version=0, by=SYSTEM)
    return {}


if __name__ == "__main__" and len(sys.argv) > 1:
    print(json.dumps(_inside()))  # noqa: T201 - this is the answer
