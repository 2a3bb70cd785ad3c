"""The tables of disclosure."""

from safehaven.disclosure.models.disclosures import Disclosure, Item
from safehaven.disclosure.models.outbox import Message

__all__ = ["Disclosure", "Item", "Message"]
