"""The settings of a deployment, with the twin beside it."""

from safehaven.config.settings import *  # noqa: F403 - the real settings, over these
from safehaven.config.settings import INSTALLED_APPS as OURS

INSTALLED_APPS = [*OURS, "bench.plain_records"]
ROOT_URLCONF = "bench.plain_records.urls"
PLAIN_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "bench.plain_records.views.EverybodyMayDoEverything",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
