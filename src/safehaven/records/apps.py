"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability as C  # noqa: N817 - named seven times below
from safehaven.interface import navigation


class RecordsConfig(AppConfig):
    name = "safehaven.records"
    label = "records"

    def ready(self) -> None:
        """Put this app's pages where people find them, and give the ledger its words."""
        from safehaven.ledger import front as ledger  # noqa: PLC0415 - models are ready only now
        from safehaven.records import controls, jobs, links, queries, wording  # noqa: F401, PLC0415 - as above

        ledger.say_of_acts(wording.ACTS)
        ledger.name_rows("record", queries.references_of)
        navigation.entry("My caseload", "records:caseload", C.RECORD_OPEN, order=10)
        navigation.entry("Find a person", "records:search", C.RECORD_SEARCH, order=11)
        navigation.entry("Who works with whom", "records:teams", C.CASELOAD_MANAGE, order=12)
        navigation.entry("Records that look alike", "records:duplicates", C.RECORD_COMPARE, order=13)
        links.place_on_record("Who has looked", route="records:looked", capability=C.RECORD_OPEN, order=80)
        links.place_on_record("Print", route="records:print", capability=C.RECORD_OPEN, order=81)
        links.place_on_record("Close or reopen", route="records:move", capability=C.RECORD_WRITE, order=82)
