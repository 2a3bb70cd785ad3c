"""The addresses of the policy's settings."""

from django.urls import path

from safehaven.policies import views

app_name = "policies"
urlpatterns = [
    path("policy/settings/", views.settings, name="settings"),
    path("policy/settings/<slug:parameter>/", views.change, name="change"),
]
