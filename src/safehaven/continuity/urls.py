"""The addresses of openings."""

from __future__ import annotations

from django.urls import path

from safehaven.continuity import views

app_name = "continuity"
urlpatterns = [
    path("openings/", views.openings, name="openings"),
    path("openings/ask/", views.ask, name="ask"),
    path("openings/<uuid:opening>/", views.opening, name="opening"),
    path("openings/<uuid:opening>/agree/", views.agree, name="agree"),
    path("openings/<uuid:opening>/end/", views.end, name="end"),
]
