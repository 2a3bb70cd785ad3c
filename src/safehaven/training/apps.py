"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import navigation, tasks


class TrainingConfig(AppConfig):
    """Courses, tests and certificates."""

    name = "safehaven.training"
    label = "training"

    def ready(self) -> None:
        """Check the courses at start-up, remind people on their desks, and give the ledger its words."""
        from safehaven.ledger.front import say_of_acts  # noqa: PLC0415 - models are ready only now
        from safehaven.training import controls, jobs, wording  # noqa: F401, PLC0415 - as above; registering
        from safehaven.training.library import shipped  # noqa: PLC0415 - as above
        from safehaven.training.reminding import of_their_teams, reminders  # noqa: PLC0415 - as above

        shipped()
        say_of_acts(wording.ACTS)
        tasks.finder("training", reminders)
        tasks.finder("training of teams", of_their_teams)
        navigation.entry("Team training", "training:team", Capability.TRAINING_OVERSEE, order=82)
