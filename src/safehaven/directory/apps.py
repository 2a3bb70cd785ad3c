"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import navigation


class DirectoryConfig(AppConfig):
    name = "safehaven.directory"
    label = "directory"

    def ready(self) -> None:
        """Stand in the navigation of those who may read the directory."""
        navigation.entry("Directory", "directory:list", Capability.DIRECTORY_READ, order=30)
