"""The tables of the workforce."""

from safehaven.workforce.models.concerns import Concern
from safehaven.workforce.models.joining import Invitation, SecondFactorReset
from safehaven.workforce.models.moving import Move
from safehaven.workforce.models.people import RoleHolding, StaffMember, TeamMembership
from safehaven.workforce.models.places import Service, Site, Team
from safehaven.workforce.models.sessions import Activity, StaffSession
from safehaven.workforce.models.single_sign_on import LinkedSignIn
from safehaven.workforce.models.ways_in import WayInNotice

__all__ = [
    "Activity",
    "Concern",
    "Invitation",
    "LinkedSignIn",
    "Move",
    "RoleHolding",
    "SecondFactorReset",
    "Service",
    "Site",
    "StaffMember",
    "StaffSession",
    "Team",
    "TeamMembership",
    "WayInNotice",
]
