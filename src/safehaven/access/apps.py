"""Tells Django about this app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "safehaven.access"
    label = "access"

    def ready(self) -> None:
        """Give the ledger its words."""
        from safehaven.ledger.front import say_of_acts  # noqa: PLC0415 - models are ready only now

        say_of_acts(
            {
                "access:epoch_begun": "Made a new epoch key",
                "access:keys_rewrapped": "Wrapped keys under the new epoch key",
                "access:old_epochs_ended": "Destroyed the older epoch keys",
                "access:root_key_turned": "Wrapped the epoch keys under a new root key",
            }
        )
