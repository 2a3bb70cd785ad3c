"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import navigation


class DisclosureConfig(AppConfig):
    name = "safehaven.disclosure"
    label = "disclosure"

    def ready(self) -> None:
        """Register what the worker does, where timeline entries lead, places in the navigation, and words."""
        from safehaven.disclosure import controls, jobs, wording  # noqa: F401, PLC0415 - registering is the purpose
        from safehaven.ledger import front as ledger  # noqa: PLC0415 - models are ready only now
        from safehaven.records.front import link_timeline_to, place_on_record  # noqa: PLC0415 - needs the apps

        ledger.say_of_acts(wording.ACTS)
        link_timeline_to(
            "disclosure", route="disclosure:page", takes="disclosure", words="See what was shared"
        )
        place_on_record(
            "Share documents", route="disclosure:of_record", capability=Capability.DISCLOSURE_MAKE, order=30
        )
        navigation.entry("Sharing", "disclosure:mine", Capability.DISCLOSURE_MAKE, order=40)
        navigation.entry("Decisions", "disclosure:waiting", Capability.DISCLOSURE_APPROVE, order=45)
        navigation.entry("Oversight", "disclosure:overseen", Capability.DISCLOSURE_OVERSEE, order=46)
