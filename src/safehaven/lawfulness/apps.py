"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import navigation, tasks


class LawfulnessConfig(AppConfig):
    name = "safehaven.lawfulness"
    label = "lawfulness"

    def ready(self) -> None:
        """Stand on every record, warn on those whose use is paused, and give the ledger its words."""
        from safehaven.lawfulness import (  # noqa: PLC0415 - models are ready only now
            controls,  # noqa: F401 - registering is the purpose
            finding_work,
            presenters,
            queries,
            wording,
        )
        from safehaven.ledger import front as ledger  # noqa: PLC0415 - as above
        from safehaven.records.front import place_on_record, warn_on_record  # noqa: PLC0415 - as above

        ledger.say_of_acts(wording.ACTS)
        tasks.finder("people to tell of a pause", finding_work.people_to_tell)
        place_on_record(
            "What they agreed to",
            route="lawfulness:agreed",
            capability=Capability.RECORD_OPEN,
            order=40,
            to_read=True,
        )
        place_on_record(
            "Pause the use", route="lawfulness:pause", capability=Capability.RECORD_WRITE, order=70
        )
        warn_on_record(lambda record: presenters.banner(queries.pause_of(record.pk)))
        navigation.entry("Paused records", "lawfulness:paused", Capability.DISCLOSURE_OVERSEE, order=47)
