"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability as C  # noqa: N817 - named seven times below
from safehaven.interface import navigation, tasks


class RecordsConfig(AppConfig):
    name = "safehaven.records"
    label = "records"

    def ready(self) -> None:
        """Put this app's pages where people find them, and give the ledger its words."""
        from safehaven.access.front import before_sealing  # noqa: PLC0415 - as above
        from safehaven.ledger import front as ledger  # noqa: PLC0415 - models are ready only now
        from safehaven.records import (  # noqa: PLC0415 - as above
            accuracy,
            consequences,  # noqa: F401 - registering is the purpose
            controls,  # noqa: F401 - as above
            finding_work,
            jobs,  # noqa: F401 - as above
            lending,
            links,
            queries,
            wording,
        )
        from safehaven.workforce.front import handover  # noqa: PLC0415 - as above

        handover("people on the caseload", finding_work.people_in_hand)
        before_sealing("work that only reads", lending.check_may_write)
        tasks.finder("people whom colleagues left behind", finding_work.people_left_behind)
        ledger.say_of_acts(wording.ACTS)
        ledger.name_rows("record", queries.references_of)
        navigation.entry("My caseload", "records:caseload", C.RECORD_OPEN, order=10)
        navigation.entry("Find a person", "records:search", C.RECORD_SEARCH, order=11)
        navigation.entry("Who works with whom", "records:teams", C.CASELOAD_MANAGE, order=12)
        navigation.entry("Records that look alike", "records:duplicates", C.RECORD_COMPARE, order=13)
        links.place_on_record(
            "Who has looked", route="records:looked", capability=C.RECORD_OPEN, order=80, to_read=True
        )
        links.place_on_record("Print", route="records:print", capability=C.RECORD_OPEN, order=81)
        links.place_on_record(
            "Label for a paper folder", route="records:label", capability=C.RECORD_OPEN, order=81
        )
        tasks.finder("details to check", accuracy.waiting_for)
        links.place_on_record("Close or reopen", route="records:move", capability=C.RECORD_WRITE, order=82)
