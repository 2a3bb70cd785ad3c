"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import navigation


class LedgerConfig(AppConfig):
    name = "safehaven.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Put the ledger into the navigation, and its work before the worker."""
        from safehaven.ledger import jobs  # noqa: F401, PLC0415 - registering is the import's purpose

        navigation.entry("Ledger", "ledger:ledger", Capability.LEDGER_READ, order=60)
