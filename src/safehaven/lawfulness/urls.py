"""The addresses of agreements and pauses."""

from __future__ import annotations

from django.urls import URLPattern, path

from safehaven.lawfulness import views

app_name = "lawfulness"
urlpatterns: list[URLPattern] = [
    path("records/<uuid:record>/agreed/", views.agreed, name="agreed"),
    path("records/<uuid:record>/agreed/new/", views.note, name="note"),
    path("records/<uuid:record>/agreed/<uuid:basis>/take-back/", views.take_back, name="take_back"),
    path("records/<uuid:record>/pause/", views.pause, name="pause"),
    path("records/<uuid:record>/pause/<uuid:pause>/told/", views.told, name="told"),
    path("records/<uuid:record>/pause/<uuid:pause>/lift/", views.lift, name="lift"),
    path("paused-records/", views.paused, name="paused"),
]
