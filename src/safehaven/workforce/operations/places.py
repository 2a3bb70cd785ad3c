"""Acts on services, sites and teams."""

from __future__ import annotations

from safehaven.foundation.actors import Actor
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.models import Service, Site, Team
from safehaven.workforce.rules import check_name_is_free


@operation
def open_service(name: str, *, by: Actor) -> Service:
    """Add a service."""
    check_name_is_free(Service, name.strip())
    service = Service(name=name.strip())
    service.save(force_insert=True)
    write("workforce:service_opened", by=by, about=[service])
    return service


@operation
def open_site(name: str, *, by: Actor) -> Site:
    """Add a site."""
    check_name_is_free(Site, name.strip())
    site = Site(name=name.strip())
    site.save(force_insert=True)
    write("workforce:site_opened", by=by, about=[site])
    return site


@operation
def open_team(name: str, *, service: Service, site: Site, by: Actor) -> Team:
    """Add a team to a service, at a site."""
    check_name_is_free(Team, name.strip())
    team = Team(name=name.strip(), service=service, site=site)
    team.save(force_insert=True)
    write("workforce:team_opened", by=by, about=[team, service, site])
    return team
