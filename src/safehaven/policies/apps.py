"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import navigation


class PoliciesConfig(AppConfig):
    """The policy and its settings."""

    name = "safehaven.policies"
    label = "policies"

    def ready(self) -> None:
        """Stand in the navigation, check the packs at start-up, and give the ledger its words."""
        from safehaven.ledger.front import say_of_acts  # noqa: PLC0415 - models are ready only now
        from safehaven.policies import below, jobs, startup, wording  # noqa: F401, PLC0415 - registering is the purpose

        say_of_acts(wording.ACTS)
        navigation.entry("Policy", "policies:policies", Capability.POLICY_READ, order=70)
