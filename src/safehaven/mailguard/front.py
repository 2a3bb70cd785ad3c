"""The door to the mail guard for the other apps."""

from safehaven.mailguard.smtp.serving import Doors, serve

__all__ = ["Doors", "serve"]
