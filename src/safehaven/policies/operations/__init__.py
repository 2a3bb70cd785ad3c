"""Acts on the policy."""

from safehaven.policies.operations.adding import add_pack
from safehaven.policies.operations.adopting import adopt, leave
from safehaven.policies.operations.choosing import choose
from safehaven.policies.operations.exporting import note_export
from safehaven.policies.operations.noting import note_standings

__all__ = ["add_pack", "adopt", "choose", "leave", "note_export", "note_standings"]
