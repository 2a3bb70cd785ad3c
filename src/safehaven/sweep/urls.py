"""The addresses of found files."""

from django.urls import URLPattern, path

from safehaven.sweep import views

app_name = "sweep"
urlpatterns: list[URLPattern] = [
    path("found-files/", views.found_files, name="found_files"),
    path("found-files/for-records/", views.asked_files, name="asked_files"),
    path("found-files/for-records/<uuid:found>/", views.asked_file, name="asked_file"),
    path("found-files/for-records/<uuid:found>/agree/", views.agree, name="agree"),
    path("found-files/for-records/<uuid:found>/turn-down/", views.turn_down, name="turn_down"),
    path("found-files/<uuid:found>/", views.found_file, name="found_file"),
    path("found-files/<uuid:found>/password/", views.password, name="password"),
]
