"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import navigation


class PoliciesConfig(AppConfig):
    """The policy and its settings."""

    name = "safehaven.policies"
    label = "policies"

    def ready(self) -> None:
        """Stand in the navigation."""
        navigation.entry("Policy", "policies:settings", Capability.POLICY_READ, order=70)
