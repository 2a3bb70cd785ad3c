"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import navigation, tasks


class PublicationConfig(AppConfig):
    """The policy as people read it."""

    name = "safehaven.publication"
    label = "publication"

    def ready(self) -> None:
        """Stand in the navigation and at the foot of every page, say what waits, and give the ledger its words."""
        from safehaven.ledger import front as ledger  # noqa: PLC0415 - models are ready only now
        from safehaven.publication import controls, waiting, wording  # noqa: F401, PLC0415 - as above

        ledger.say_of_acts(wording.ACTS)
        navigation.entry("Texts of policies", "publication:texts", Capability.POLICY_READ, order=71)
        navigation.footer_entry("Our policies", "publication:public_list", order=20)
        tasks.finder("policy texts", waiting.tasks_for)
