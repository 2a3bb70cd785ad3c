"""The tables of disclosure."""

from safehaven.disclosure.models.calls import Call
from safehaven.disclosure.models.disclosures import Disclosure, Item
from safehaven.disclosure.models.outbox import Message
from safehaven.disclosure.models.paused import UseWhilePaused

__all__ = ["Call", "Disclosure", "Item", "Message", "UseWhilePaused"]
