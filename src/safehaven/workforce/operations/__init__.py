"""Every act on the workforce, one module for each part of it."""

from safehaven.workforce.operations.concerns import (
    answer_concern,
    close_password,
    decide_concern,
    raise_tries_names,
    raise_two_places,
    read_decision,
    replace_known_password,
)
from safehaven.workforce.operations.leaving import carry_out_leaving, plan_leaving, undo_leaving
from safehaven.workforce.operations.moving import Change, carry_out_move, plan_move, undo_move
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
from safehaven.workforce.operations.single_sign_on import link_sign_in
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
from safehaven.workforce.operations.ways_in import begin_telling, note_seen, note_told

__all__ = [
    "Change",
    "accept",
    "add_app",
    "add_passkey",
    "add_staff",
    "answer",
    "answer_concern",
    "begin_session",
    "begin_telling",
    "carry_out_leaving",
    "carry_out_move",
    "change_details",
    "change_line_manager",
    "close_password",
    "decide_concern",
    "end_other_sessions",
    "end_session",
    "give_app",
    "give_role",
    "invite",
    "join_team",
    "leave_team",
    "link_sign_in",
    "lock_session",
    "make_recovery_codes",
    "mark_as_left",
    "note_failed_sign_in",
    "note_failed_unlock",
    "note_seen",
    "note_told",
    "open_service",
    "open_site",
    "open_team",
    "plan_leaving",
    "plan_move",
    "raise_tries_names",
    "raise_two_places",
    "read_decision",
    "remove_factor",
    "replace_known_password",
    "reset_second_factor",
    "set_password",
    "show_recovery_codes",
    "take_role",
    "undo_leaving",
    "undo_move",
    "unlock_session",
]
