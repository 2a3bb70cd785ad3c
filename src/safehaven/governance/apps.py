"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import navigation, tasks


class GovernanceConfig(AppConfig):
    """Governance roles and what people confirm."""

    name = "safehaven.governance"
    label = "governance"

    def ready(self) -> None:
        """Let nobody leave a needed role empty, carry controls, tell what waits, and stand in the navigation."""
        from safehaven.governance import controls, rules, waiting, wording  # noqa: F401, PLC0415 - registering
        from safehaven.ledger.front import say_of_acts  # noqa: PLC0415 - models are ready only now
        from safehaven.workforce.front import before_losing  # noqa: PLC0415 - as above

        say_of_acts(wording.ACTS)
        before_losing(rules.check_somebody_is_left)
        tasks.finder("attestations", waiting.tasks_for)
        # Others come here from their tasks, and by the foot of the page: their navigation has its seven places.
        navigation.entry("Regular checks", "governance:attestations", Capability.LEDGER_READ, order=72)
        navigation.entry("Who is who", "governance:roles", Capability.LEDGER_READ, order=74)
        navigation.footer_entry("Who is who", "governance:who", order=40)
