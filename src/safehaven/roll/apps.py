"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import names


class RollConfig(AppConfig):
    name = "safehaven.roll"
    label = "roll"

    def ready(self) -> None:
        """Give the ledger its words, and write the duty down."""
        from safehaven.advice.front import read_before_publishing  # noqa: PLC0415 - models are ready only now
        from safehaven.documents.front import read_names_of_files  # noqa: PLC0415 - as above
        from safehaven.ledger.front import say_of_acts  # noqa: PLC0415 - as above
        from safehaven.roll import (  # noqa: PLC0415 - as above
            operations,  # noqa: F401 - registering is the purpose
            reading_file_names,
            reading_notices,
            wording,
        )

        read_before_publishing(reading_notices.check_names_nobody, first=reading_notices.ask_first)
        read_names_of_files(reading_file_names.tells_of_others)
        say_of_acts(wording.ACTS)
        names.asked_at("roll:names", Capability.ROLL_ASK)
