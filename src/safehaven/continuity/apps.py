"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import navigation, tasks


class ContinuityConfig(AppConfig):
    """Trustees together open an absent colleague's people."""

    name = "safehaven.continuity"
    label = "continuity"

    def ready(self) -> None:
        """Do the worker's part, end what leavers cover, stand in menus and on the desk, and give the ledger words."""
        from safehaven.continuity import (  # noqa: PLC0415 - models are ready only now
            consequences,  # noqa: F401 - registering is the purpose
            controls,  # noqa: F401 - as above
            jobs,  # noqa: F401 - as above
            moving,
            presenters,
            wording,
        )
        from safehaven.ledger import front as ledger  # noqa: PLC0415 - as above
        from safehaven.workforce.front import on_leaving  # noqa: PLC0415 - as above

        on_leaving("openings", moving.end_for_leaver)
        ledger.say_of_acts(wording.ACTS)
        tasks.finder("openings", presenters.waiting_on_the_desk)
        navigation.entry("Who is away", "continuity:openings", Capability.CONTINUITY_ASK, order=73)
