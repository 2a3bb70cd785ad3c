"""The door to openings for the other apps."""

from safehaven.continuity.operations import NewOpening, agree, ask, end

__all__ = ["NewOpening", "agree", "ask", "end"]
