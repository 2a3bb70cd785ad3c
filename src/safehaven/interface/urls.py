"""Addresses of the pages themselves."""

from django.urls import path

from safehaven.interface import views

app_name = "interface"
urlpatterns = [
    path("appearance/", views.appearance, name="appearance"),
    path("awake/", views.awake, name="awake"),
    path("still-open/", views.still_open, name="still_open"),
]
