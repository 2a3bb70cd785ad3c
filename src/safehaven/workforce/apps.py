"""Tells Django about this app."""

from collections.abc import Iterable
from uuid import UUID

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import idle, navigation


class WorkforceConfig(AppConfig):
    name = "safehaven.workforce"
    label = "workforce"

    def ready(self) -> None:
        """Say where staff find these pages, when theirs go blank, and what the ledger calls their acts."""
        from safehaven.ledger import front as ledger  # noqa: PLC0415 - models are ready only now
        from safehaven.workforce import controls, jobs, wording  # noqa: F401, PLC0415 - registering

        ledger.say_of_acts(wording.ACTS)
        ledger.name_rows("staff", _names)
        idle.lock_after(_idle_seconds, unlock="locked", lock="lock_now")
        navigation.account_entry("Your account", "account", order=10)
        navigation.entry("Staff", "staff_list", Capability.STAFF_MANAGE, order=80)
        navigation.entry("Teams", "places", Capability.STAFF_MANAGE, order=81)


def _idle_seconds() -> int:
    from safehaven.policies.front import Parameter, number_in_force  # noqa: PLC0415 - the apps come first

    return 60 * number_in_force(Parameter.IDLE_LOCK_MINUTES)


def _names(keys: Iterable[UUID]) -> dict[UUID, str]:
    """What the ledger calls members of staff."""
    from safehaven.workforce.models import StaffMember  # noqa: PLC0415 - the apps come first

    return dict(StaffMember.objects.filter(pk__in=keys).values_list("pk", "name"))
