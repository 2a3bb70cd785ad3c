"""Policy packs: what an organisation promises, as data, and which promise holds where several speak at once."""

from safehaven_core.policy.merging import NOTHING_ASKED, Demand, Demands, Dispute, Ruling
from safehaven_core.policy.orders import Agree, Chain, Least, Most, Order, Union, Value
from safehaven_core.policy.packs import Clause, Mode, Pack, Section
from safehaven_core.policy.reading import MOST_BYTES, PackRefused, Vocabulary, read_pack
from safehaven_core.policy.resolving import with_those_it_extends

__all__ = [
    "MOST_BYTES",
    "NOTHING_ASKED",
    "Agree",
    "Chain",
    "Clause",
    "Demand",
    "Demands",
    "Dispute",
    "Least",
    "Mode",
    "Most",
    "Order",
    "Pack",
    "PackRefused",
    "Ruling",
    "Section",
    "Union",
    "Value",
    "Vocabulary",
    "read_pack",
    "with_those_it_extends",
]
