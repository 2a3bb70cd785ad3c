"""The door to the policy for the other apps."""

from safehaven.policies.controls import Evidence, attention, control, holds
from safehaven.policies.operations import adopt, choose, leave
from safehaven.policies.parameters import Parameter
from safehaven.policies.queries import in_force, number_in_force

__all__ = [
    "Evidence",
    "Parameter",
    "adopt",
    "attention",
    "choose",
    "control",
    "holds",
    "in_force",
    "leave",
    "number_in_force",
]
