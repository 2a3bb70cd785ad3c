"""The settings of a deployment, with django-auditlog and the three tables beside it."""

from safehaven.config.settings import *  # noqa: F403 - the real settings, over these
from safehaven.config.settings import INSTALLED_APPS as OURS

INSTALLED_APPS = [*OURS, "auditlog", "bench.audited_writes"]
