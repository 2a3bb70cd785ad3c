"""How the organisation is made up: services, sites, and the teams that belong to both."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower

from safehaven.foundation.guarded import Guarded, Tells


class Service(Guarded):
    """Something that the organisation does for people, such as housing support."""

    name = models.CharField(max_length=80)

    tells: ClassVar[dict[str, Tells]] = {"id": Tells.NOTHING, "name": Tells.WORK}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("name"), name="service_names_are_not_used_twice")
        ]

    def __str__(self) -> str:
        return self.name


class Site(Guarded):
    """A place where staff work from."""

    name = models.CharField(max_length=80)

    tells: ClassVar[dict[str, Tells]] = {"id": Tells.NOTHING, "name": Tells.WORK}

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(Lower("name"), name="site_names_are_not_used_twice")]

    def __str__(self) -> str:
        return self.name


class Team(Guarded):
    """People who work together, for one service and from one site."""

    name = models.CharField(max_length=80)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="teams")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="teams")

    tells: ClassVar[dict[str, Tells]] = {
        "id": Tells.NOTHING,
        "name": Tells.WORK,
        "service": Tells.NOTHING,
        "site": Tells.NOTHING,
    }

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(Lower("name"), name="team_names_are_not_used_twice")]

    def __str__(self) -> str:
        return self.name
