"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.interface import navigation


class DeskConfig(AppConfig):
    """The home page."""

    name = "safehaven.desk"
    label = "desk"

    def ready(self) -> None:
        """Come first in the navigation."""
        navigation.entry("Home", "home", order=0)
