"""Hires somebody in a running house: `python -m tests.hiring '{"name": …}'`, answered in JSON."""

import json
import secrets
import sys

import django
import pyotp

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402 - the apps come first

from safehaven.demo.readying import make_ready  # noqa: E402 - the apps come first
from safehaven.foundation.actors import SYSTEM  # noqa: E402 - as above
from safehaven.workforce.front import (  # noqa: E402 - as above
    Role,
    Team,
    add_staff,
    give_app,
    give_role,
    join_team,
    open_service,
    open_site,
    open_team,
    set_password,
)


def team_called(name: str) -> Team:
    """The team of this name, made with a service and a site of its own where there is none."""
    found = Team.objects.filter(name=name).first()
    if found is not None:
        return found
    service, site = open_service(f"Service of {name}", by=SYSTEM), open_site(f"Site of {name}", by=SYSTEM)
    return open_team(name, service=service, site=site, by=SYSTEM)


def hire(told: dict[str, str]) -> dict[str, str]:
    """Add the person, by the same acts as a real organisation."""
    name, app_secret = told["name"], pyotp.random_base32()
    email = (
        f"{name.lower().replace(' ', '.')}.{secrets.token_hex(3)}@example.org"  # a name may be hired twice
    )
    staff = add_staff(name=name, email=email, initials="".join(word[0] for word in name.split()), by=SYSTEM)
    set_password(staff, make_password(told["password"]), by=SYSTEM)
    give_role(staff, Role(told["role"]), by=SYSTEM)
    if told["team"]:
        join_team(staff, team_called(told["team"]), by=SYSTEM)
    if told["app"]:
        give_app(staff, app_secret, by=SYSTEM)
    if told["ready"]:
        make_ready(staff, by=SYSTEM)
    return {"staff_id": str(staff.pk), "email": email, "secret": app_secret}


if __name__ == "__main__":
    print(json.dumps(hire(json.loads(sys.argv[1]))))  # noqa: T201 - this is the answer
