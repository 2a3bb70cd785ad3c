"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import navigation


class DirectoryConfig(AppConfig):
    name = "safehaven.directory"
    label = "directory"

    def ready(self) -> None:
        """Stand in the navigation of those who may read the directory, and give the ledger its words."""
        from safehaven.directory import consequences, wording  # noqa: F401, PLC0415 - models are ready only now
        from safehaven.ledger import front as ledger  # noqa: PLC0415 - as above

        ledger.say_of_acts(wording.ACTS)
        navigation.entry("Directory", "directory:list", Capability.DIRECTORY_READ, order=30)
