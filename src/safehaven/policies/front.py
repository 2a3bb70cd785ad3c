"""The door to the policy for the other apps."""

from safehaven.policies.consequences import consequence, on_adopting
from safehaven.policies.control_names import AREAS
from safehaven.policies.controls import (
    IN_PART,
    NOT_YET,
    Evidence,
    State,
    acts_by_itself,
    also,
    attention,
    attest_due,
    control,
    done_by_people,
    found_once,
    holds,
    how_far,
    seen_at,
)
from safehaven.policies.models import Adoption
from safehaven.policies.operations import adopt, choose, leave
from safehaven.policies.parameters import MEANINGS, Parameter
from safehaven.policies.past import settings_at
from safehaven.policies.queries import (
    ClauseInForce,
    Said,
    adoptions_in_force,
    asking_what_was_said,
    clauses_asking,
    clauses_in_force,
    in_force,
    in_order,
    number_in_force,
    pack_of,
    settings_in_force,
    what_was_said,
    words_in_force,
)
from safehaven.policies.settling import Setting, words_of

__all__ = [
    "AREAS",
    "IN_PART",
    "MEANINGS",
    "NOT_YET",
    "Adoption",
    "ClauseInForce",
    "Evidence",
    "Parameter",
    "Said",
    "Setting",
    "State",
    "acts_by_itself",
    "adopt",
    "adoptions_in_force",
    "also",
    "asking_what_was_said",
    "attention",
    "attest_due",
    "choose",
    "clauses_asking",
    "clauses_in_force",
    "consequence",
    "control",
    "done_by_people",
    "found_once",
    "holds",
    "how_far",
    "in_force",
    "in_order",
    "leave",
    "number_in_force",
    "on_adopting",
    "pack_of",
    "seen_at",
    "settings_at",
    "settings_in_force",
    "what_was_said",
    "words_in_force",
    "words_of",
]
