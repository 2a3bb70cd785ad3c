"""The addresses at which pages and programs ask whether a text names anybody."""

from __future__ import annotations

from django.urls import path

from safehaven.roll import views

app_name = "roll"

urlpatterns = [
    path("names/", views.names, name="names"),
    path("api/v1/scan", views.scan, name="scan"),
    path("account/scanning/", views.tokens, name="tokens"),
    path("account/scanning/<uuid:program>/end/", views.end_token, name="end_token"),
]
