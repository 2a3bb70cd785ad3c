"""Every act on the workforce, one module for each part of it."""

from safehaven.workforce.operations.places import open_service, open_site, open_team
from safehaven.workforce.operations.roles import give_role, take_role
from safehaven.workforce.operations.second_factor import (
    add_app,
    add_passkey,
    answer,
    give_app,
    make_recovery_codes,
    remove_factor,
    reset_second_factor,
    show_recovery_codes,
)
from safehaven.workforce.operations.sessions import (
    begin_session,
    end_other_sessions,
    end_session,
    lock_session,
    note_failed_sign_in,
    note_failed_unlock,
    unlock_session,
)
from safehaven.workforce.operations.staff import (
    accept,
    add_staff,
    change_details,
    change_line_manager,
    invite,
    mark_as_left,
    set_password,
)
from safehaven.workforce.operations.teams import join_team, leave_team

__all__ = [
    "accept",
    "add_app",
    "add_passkey",
    "add_staff",
    "answer",
    "begin_session",
    "change_details",
    "change_line_manager",
    "end_other_sessions",
    "end_session",
    "give_app",
    "give_role",
    "invite",
    "join_team",
    "leave_team",
    "lock_session",
    "make_recovery_codes",
    "mark_as_left",
    "note_failed_sign_in",
    "note_failed_unlock",
    "open_service",
    "open_site",
    "open_team",
    "remove_factor",
    "reset_second_factor",
    "set_password",
    "show_recovery_codes",
    "take_role",
    "unlock_session",
]
