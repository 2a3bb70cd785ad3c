"""Tells Django about this app."""

from collections.abc import Iterable
from uuid import UUID

from django.apps import AppConfig


class ProvisioningConfig(AppConfig):
    """Accounts that an identity provider keeps."""

    name = "safehaven.provisioning"
    label = "provisioning"

    def ready(self) -> None:
        """Say what the ledger calls these acts and tokens."""
        from safehaven.ledger import front as ledger  # noqa: PLC0415 - models are ready only now
        from safehaven.provisioning import wording  # noqa: PLC0415 - as above

        ledger.say_of_acts(wording.ACTS)
        ledger.name_rows("scim_token", _names)


def _names(keys: Iterable[UUID]) -> dict[UUID, str]:
    """What the ledger calls tokens."""
    from safehaven.provisioning.models import Token  # noqa: PLC0415 - the apps come first

    return dict(Token.objects.filter(pk__in=keys).values_list("pk", "name"))
