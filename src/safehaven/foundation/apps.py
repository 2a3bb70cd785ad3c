"""Tells Django about this app, and builds the wall around the guarded tables."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "safehaven.foundation"
    label = "foundation"

    def ready(self) -> None:
        """Guard every connection from its first statement on."""
        from django.db.backends.signals import connection_created  # noqa: PLC0415 - apps come first
        from django.db.models.signals import post_migrate, pre_migrate  # noqa: PLC0415 - apps come first

        from safehaven.foundation import wall  # noqa: PLC0415 - apps come first

        connection_created.connect(wall.build)
        pre_migrate.connect(wall.open_for_migrations)
        post_migrate.connect(wall.close_after_migrations)
