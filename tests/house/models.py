"""Every table of ours, and those that are not guarded, with the reason."""

from django.apps import apps
from django.db import models

OURS: list[type[models.Model]] = [
    model
    for config in apps.get_app_configs()
    if config.name.startswith("safehaven.")
    for model in config.get_models(include_auto_created=True)
]

# Tables without a guard.  Each needs its reason; a test finds entries that are no longer needed.
NOT_GUARDED = {
    "ledger.Line": "The database itself refuses to change a line, and only `write` makes one.",
    "ledger.Leaf": "As a line: the database refuses to change it, and only the sealer makes one.",
    "ledger.Node": "As a leaf: only the sealer makes one.",
    "ledger.Checkpoint": "As a leaf: only the sealer makes one.",
    "readiness.LatestMoment": "The latest moment that was seen: noted at clicks, which is no act.",
    "workforce.Activity": "When a session was last used: touched at each click, which is no act.",
}
