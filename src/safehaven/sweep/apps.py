"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import navigation, tasks


class SweepConfig(AppConfig):
    name = "safehaven.sweep"
    label = "sweep"

    def ready(self) -> None:
        """Give the ledger its words, the policy its evidence, and stand in menus and on the desk."""
        from safehaven.ledger import front as ledger  # noqa: PLC0415 - models are ready only now
        from safehaven.sweep import (  # noqa: PLC0415 - as above
            controls,  # noqa: F401 - registering is the purpose
            presenters,
            wording,
        )

        ledger.say_of_acts(wording.ACTS)
        tasks.finder("found files", presenters.waiting_on_the_desk)
        navigation.entry("Found files", "sweep:found_files", Capability.SWEEP_DECIDE, order=49)
