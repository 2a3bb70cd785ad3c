"""Tells Django about this app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "safehaven.demo"
    label = "demo"
