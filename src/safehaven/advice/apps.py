"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import navigation, tasks


class AdviceConfig(AppConfig):
    """Questions, answers and notices."""

    name = "safehaven.advice"
    label = "advice"

    def ready(self) -> None:
        """Stand on every page and on the desk, do the worker's part, and give the ledger its words."""
        from safehaven.advice import controls, jobs, presenters, wording  # noqa: F401, PLC0415 - models are ready only now
        from safehaven.ledger import front as ledger  # noqa: PLC0415 - as above

        ledger.say_of_acts(wording.ACTS)
        navigation.help_from_every_page("Ask for help", "advice:ask")
        navigation.entry("Notices", "advice:notices", Capability.NOTICE_PUBLISH, order=75)
        tasks.finder("advice", presenters.waiting_on_the_desk)
