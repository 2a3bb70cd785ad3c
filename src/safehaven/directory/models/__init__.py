"""The tables of the directory."""

from safehaven.directory.models.blocking import Block
from safehaven.directory.models.contacts import Contact
from safehaven.directory.models.recipients import NameToken, Organisation, Recipient

__all__ = ["Block", "Contact", "NameToken", "Organisation", "Recipient"]
