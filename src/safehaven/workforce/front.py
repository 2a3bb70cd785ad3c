"""The door to the workforce for the other apps."""

from safehaven.workforce.models import StaffMember, Team
from safehaven.workforce.operations import (
    add_staff,
    begin_session,
    give_app,
    give_role,
    invite,
    join_team,
    open_service,
    open_site,
    open_team,
    set_password,
)
from safehaven.workforce.queries import (
    capabilities_of,
    holding,
    line_manager_of,
    manages,
    members_of,
    roles_of,
    staff_by_id,
    teammates_of,
    teams_of,
    working_here,
)
from safehaven.workforce.roles import Role

__all__ = [
    "Role",
    "StaffMember",
    "Team",
    "add_staff",
    "begin_session",
    "capabilities_of",
    "give_app",
    "give_role",
    "holding",
    "invite",
    "join_team",
    "line_manager_of",
    "manages",
    "members_of",
    "open_service",
    "open_site",
    "open_team",
    "roles_of",
    "set_password",
    "staff_by_id",
    "teammates_of",
    "teams_of",
    "working_here",
]
