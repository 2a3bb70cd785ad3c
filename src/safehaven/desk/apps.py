"""Tells Django about this app."""

from django.apps import AppConfig

from safehaven.interface import navigation

MENUS = {
    "People": {
        "records:caseload": "My caseload",
        "records:search": "Find a person",
        "records:teams": "Who works with whom",
        "records:duplicates": "Records that look alike",
        "continuity:openings": "Who is away",
    },
    "Sharing": {
        "disclosure:mine": "What I share",
        "disclosure:waiting": "Decisions",
        "disclosure:overseen": "Oversight",
        "mailguard:overseen": "Oversight of mail",
        "mailguard:messages": "Your mail",
        "mailguard:domains": "Secure domains",
    },
    "Organisation": {
        "policies:policies": "Policy",
        "advice:notices": "Notices",
        "publication:texts": "Texts of policies",
        "governance:attestations": "Regular checks",
        "governance:roles": "Who is who",
        "ledger:ledger": "Ledger",
        "staff_list": "Staff",
        "places": "Teams",
        "training:team": "Team training",
    },
}


class DeskConfig(AppConfig):
    """The home page, and the order of the navigation: this app stands above all whose places it names."""

    name = "safehaven.desk"
    label = "desk"

    def ready(self) -> None:
        """Come first in the navigation, and gather its places for those who have many."""
        navigation.entry("Home", "home", order=0)
        for label, words in MENUS.items():
            navigation.menu(label, words)
