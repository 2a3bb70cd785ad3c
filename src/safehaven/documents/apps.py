"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability


class DocumentsConfig(AppConfig):
    """Documents on records."""

    name = "safehaven.documents"
    label = "documents"

    def ready(self) -> None:
        """Stand on every record's page, register what the worker does, and give the ledger its words."""
        from safehaven.documents import controls, jobs, queries, wording  # noqa: F401, PLC0415 - registering
        from safehaven.ledger import front as ledger  # noqa: PLC0415 - models are ready only now
        from safehaven.records.front import link_timeline_to, place_on_record  # noqa: PLC0415 - needs the apps

        ledger.say_of_acts(wording.ACTS)
        ledger.name_rows("document", queries.references_of)
        place_on_record(
            "Documents",
            route="documents:of_record",
            capability=Capability.DOCUMENT_READ,
            order=10,
            to_read=True,
        )
        link_timeline_to("document", route="documents:document", takes="document", words="See the document")
