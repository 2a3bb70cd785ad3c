"""The real settings, with addresses that fail while they hold somebody's name."""

from safehaven.config.settings import *  # noqa: F403 - the real settings

ROOT_URLCONF = "tests.foundation.failing_site"
