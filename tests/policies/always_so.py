"""The parameters that have one possible value, which is the law's or the house's own: nobody can change them."""

from safehaven.policies.parameters import Parameter

ALWAYS_SO: dict[Parameter, str] = {Parameter.SAR_MONTHS: "1", Parameter.SECOND_FACTOR: "required"}
