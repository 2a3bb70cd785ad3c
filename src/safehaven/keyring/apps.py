"""Tells Django about this app."""

from django.apps import AppConfig


class KeyringConfig(AppConfig):
    name = "safehaven.keyring"
    label = "keyring"
