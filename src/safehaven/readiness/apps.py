"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.interface import navigation, tasks


class ReadinessConfig(AppConfig):
    """What comes before access."""

    name = "safehaven.readiness"
    label = "readiness"

    def ready(self) -> None:
        """Stand before every grant and every page that opens something sealed, and say what waits for somebody."""
        from safehaven.access.front import condition  # noqa: PLC0415 - models are ready only now
        from safehaven.ledger.front import before_each_line, say_of_acts  # noqa: PLC0415 - as above
        from safehaven.readiness import (  # noqa: F401, PLC0415 - as above
            consequences,
            controls,
            gate,
            waiting,
            wording,
        )
        from safehaven.training.front import access_stops_where  # noqa: PLC0415 - as above
        from safehaven.workforce.front import comes_first  # noqa: PLC0415 - as above

        condition("readiness", gate.check_grant)
        before_each_line(gate.check_act)
        comes_first(gate.withheld)
        access_stops_where(gate.stands)
        say_of_acts(wording.ACTS)
        tasks.finder("readiness", waiting.waiting_for)
        navigation.account_entry("My training and agreements", "readiness:mine", order=20)
