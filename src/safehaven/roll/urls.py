"""The address at which pages ask whether a text names anybody."""

from __future__ import annotations

from django.urls import path

from safehaven.roll import views

app_name = "roll"

urlpatterns = [path("names/", views.names, name="names")]
