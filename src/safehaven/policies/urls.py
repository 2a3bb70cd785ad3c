"""The addresses of the policies and their settings."""

from django.urls import path

from safehaven.policies import views

app_name = "policies"
urlpatterns = [
    path("policy/settings/", views.settings, name="settings"),
    path("policy/settings/<slug:parameter>/", views.change, name="change"),
    path("policy/<slug:pack>/adopt/", views.adopt, name="adopt"),
    path("policy/<slug:pack>/leave/", views.leave, name="leave"),
]
