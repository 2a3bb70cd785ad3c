"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.interface import navigation


class InterfaceConfig(AppConfig):
    """The pages' own entry at the foot: how they look."""

    name = "safehaven.interface"
    label = "interface"

    def ready(self) -> None:
        navigation.footer_entry("How pages look", "interface:appearance", order=90)
