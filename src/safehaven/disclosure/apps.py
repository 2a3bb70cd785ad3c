"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import navigation


class DisclosureConfig(AppConfig):
    name = "safehaven.disclosure"
    label = "disclosure"

    def ready(self) -> None:
        """Register what the worker does, where timeline entries lead, places in the navigation, and words."""
        from safehaven.disclosure import (  # noqa: PLC0415 - as above
            consequences,  # noqa: F401 - registering is the purpose
            controls,  # noqa: F401 - as above
            controls_of_calls,  # noqa: F401 - as above
            controls_of_law,  # noqa: F401 - as above
            controls_of_names,  # noqa: F401 - as above
            finding_work,
            jobs,  # noqa: F401 - as above
            own_receipts,  # noqa: F401 - as above
            wording,
        )
        from safehaven.ledger import front as ledger  # noqa: PLC0415 - models are ready only now
        from safehaven.records.front import link_timeline_to, place_on_record  # noqa: PLC0415 - needs the apps
        from safehaven.workforce.front import handover  # noqa: PLC0415 - as above

        handover("sharing that is not finished", finding_work.sharing_in_hand)
        ledger.say_of_acts(wording.ACTS)
        link_timeline_to(
            "disclosure", route="disclosure:page", takes="disclosure", words="See what was shared"
        )
        place_on_record(
            "Share documents", route="disclosure:of_record", capability=Capability.DISCLOSURE_MAKE, order=30
        )
        place_on_record(
            "Somebody rings and asks",
            route="disclosure:take_call",
            capability=Capability.DISCLOSURE_MAKE,
            order=31,
        )
        navigation.entry("Sharing", "disclosure:mine", Capability.DISCLOSURE_MAKE, order=40)
        navigation.entry("Decisions", "disclosure:waiting", Capability.DISCLOSURE_APPROVE, order=45)
        navigation.entry("Oversight", "disclosure:overseen", Capability.DISCLOSURE_OVERSEE, order=46)
