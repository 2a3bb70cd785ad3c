"""Tells Django about this app."""

from collections.abc import Iterable
from uuid import UUID

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import names, navigation


class RollConfig(AppConfig):
    name = "safehaven.roll"
    label = "roll"

    def ready(self) -> None:
        """Give the ledger its words, and write the duty down."""
        from safehaven.advice.front import read_before_publishing  # noqa: PLC0415 - models are ready only now
        from safehaven.documents.front import read_names_of_files  # noqa: PLC0415 - as above
        from safehaven.ledger import front as ledger  # noqa: PLC0415 - as above
        from safehaven.roll import (  # noqa: PLC0415 - as above
            operations,  # noqa: F401 - registering is the purpose
            reading_file_names,
            reading_notices,
            tokens,
            wording,
        )
        from safehaven.workforce.front import on_leaving  # noqa: PLC0415 - as above

        read_before_publishing(reading_notices.check_names_nobody, first=reading_notices.ask_first)
        read_names_of_files(reading_file_names.tells_of_others)
        on_leaving("scan_tokens", tokens.end_tokens)
        ledger.say_of_acts(wording.ACTS)
        ledger.name_rows("scan_token", _names)
        names.asked_at("roll:names", Capability.ROLL_ASK)
        navigation.account_entry(
            "Programs that scan", "roll:tokens", order=25, capability=Capability.ROLL_ASK
        )


def _names(keys: Iterable[UUID]) -> dict[UUID, str]:
    """What the ledger calls tokens: by their day, since their names are their owners'."""
    from safehaven.roll.models import ScanToken  # noqa: PLC0415 - the apps come first

    made = ScanToken.objects.filter(pk__in=keys).values_list("pk", "made_at")
    return {key: f"scan token of {at:%Y-%m-%d}" for key, at in made}
