"""The addresses of the policies and their settings."""

from django.urls import path

from safehaven.policies.views import adopting, reading, settings

app_name = "policies"
urlpatterns = [
    path("policy/", reading.policies, name="policies"),
    path("policy/settings/", settings.settings, name="settings"),
    path("policy/settings/<slug:parameter>/", settings.change, name="change"),
    path("policy/<slug:pack>/", reading.policy, name="policy"),
    path("policy/<slug:pack>/adopt/", adopting.adopt, name="adopt"),
    path("policy/<slug:pack>/leave/", adopting.leave, name="leave"),
]
