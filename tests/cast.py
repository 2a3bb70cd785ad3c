"""Who the tests are about: how somebody is hired, ready unless told otherwise, and what is known of Robin."""

from django.contrib.auth.hashers import make_password

from safehaven.demo.readying import make_ready
from safehaven.foundation.actors import SYSTEM
from safehaven.workforce.front import (
    Role,
    StaffMember,
    Team,
    add_staff,
    give_role,
    join_team,
    set_password,
)
from tests.running_house import PASSWORD

ADA = "Ada Lovell", Role.CASEWORKER
GRACE = "Grace Hopwood", Role.MANAGER
SAM = "Sam Stranger", Role.CASEWORKER
IVY = "Ivy Winter", Role.IT_ADMINISTRATOR
DORA = "Dora Penhale", Role.DATA_PROTECTION_OFFICER
ROBIN = {
    "given_names": "Robin",
    "family_name": "Quillfeather",
    "known_as": "Bobbin",
    "previous_names": "Robin Thistlewick",
    "date_of_birth": "1987-03-27",
    "first_language": "Kernewek",
    "risks": "Allergic to wasps.",
}


def hire(
    name: str,
    role: Role,
    *,
    team: Team | None = None,
    manager: StaffMember | None = None,
    ready: bool = True,
) -> StaffMember:
    """Somebody who works here: `hire("Ada Lovell", Role.CASEWORKER, team=harbour, manager=grace)`."""
    email = f"{name.split(maxsplit=1)[0].lower()}@example.org"
    initials = "".join(part[0] for part in name.split())
    staff = add_staff(name=name, email=email, initials=initials, line_manager=manager, by=SYSTEM)
    set_password(staff, make_password(PASSWORD), by=SYSTEM)
    give_role(staff, role, by=SYSTEM)
    if team is not None:
        join_team(staff, team, by=SYSTEM)
    if ready:
        make_ready(staff, by=SYSTEM)
    return staff
