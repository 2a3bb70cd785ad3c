"""The parameters that nothing reads, each said so on the page of settings: changing one changes nothing yet."""

from __future__ import annotations

from safehaven.policies.parameters import Parameter

READ_LATER: dict[Parameter, str] = {}
"""Those that nothing reads yet, each with the control that will."""

ALWAYS_SO: dict[Parameter, str] = {Parameter.SAR_MONTHS: "1", Parameter.SECOND_FACTOR: "required"}
"""Those that have one possible value, which is the law's or the house's own: nobody can change them."""
