"""The door to the policy for the other apps."""

from safehaven.policies.operations import choose
from safehaven.policies.parameters import Parameter
from safehaven.policies.queries import in_force, number_in_force

__all__ = ["Parameter", "choose", "in_force", "number_in_force"]
