"""Who acts on messages besides staff."""

from safehaven.foundation.actors import System

GUARD = System("mailguard")
KEY = "mail"
"""The house key under which everything of this app is sealed."""
