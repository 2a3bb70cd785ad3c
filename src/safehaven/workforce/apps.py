"""Tells Django about this app."""

from collections.abc import Iterable
from uuid import UUID

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import idle, navigation, tasks


class WorkforceConfig(AppConfig):
    name = "safehaven.workforce"
    label = "workforce"

    def ready(self) -> None:
        """Say where staff find these pages, when theirs go blank, and what the ledger calls their acts."""
        from safehaven.ledger import front as ledger  # noqa: PLC0415 - models are ready only now
        from safehaven.workforce import (  # noqa: PLC0415 - as above
            consequences,  # noqa: F401 - registering is the purpose
            controls,  # noqa: F401 - as above
            finding_work,
            jobs,  # noqa: F401 - as above
            presenters,
            wording,
        )
        from safehaven.workforce.handover import handover  # noqa: PLC0415 - as above

        handover("line management", finding_work.people_managed)
        tasks.finder("own move or leaving", finding_work.own_change)
        tasks.finder("colleagues without a line manager", finding_work.without_a_manager)
        ledger.say_of_acts(wording.ACTS)
        ledger.name_rows("staff", _names)
        idle.lock_after(_idle_seconds, unlock="locked", lock="lock_now")
        navigation.account_entry("Your account", "account", order=10)
        tasks.finder("accounts", presenters.concerns_on_the_desk)
        tasks.finder("ways into accounts", presenters.ways_in_on_the_desk)
        navigation.entry("Staff", "staff_list", Capability.STAFF_MANAGE, order=80)
        navigation.entry("Teams", "places", Capability.STAFF_MANAGE, order=81)


def _idle_seconds() -> int:
    from safehaven.policies.front import Parameter, number_in_force  # noqa: PLC0415 - the apps come first

    return 60 * number_in_force(Parameter.IDLE_LOCK_MINUTES)


def _names(keys: Iterable[UUID]) -> dict[UUID, str]:
    """What the ledger calls members of staff."""
    from safehaven.workforce.models import StaffMember  # noqa: PLC0415 - the apps come first

    return dict(StaffMember.objects.filter(pk__in=keys).values_list("pk", "name"))
