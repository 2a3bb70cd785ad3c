"""When something is due: months of the calendar, as law and policies count them."""

from safehaven_core.deadlines.months import months_after

__all__ = ["months_after"]
