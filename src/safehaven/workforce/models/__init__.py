"""The tables of the workforce."""

from safehaven.workforce.models.joining import Invitation, SecondFactorReset
from safehaven.workforce.models.people import RoleHolding, StaffMember, TeamMembership
from safehaven.workforce.models.places import Service, Site, Team
from safehaven.workforce.models.sessions import Activity, StaffSession

__all__ = [
    "Activity",
    "Invitation",
    "RoleHolding",
    "SecondFactorReset",
    "Service",
    "Site",
    "StaffMember",
    "StaffSession",
    "Team",
    "TeamMembership",
]
