"""The addresses of the policies and their settings."""

from django.urls import path

from safehaven.policies.views import adopting, catalogue, exporting, history, own, reading, settings

app_name = "policies"
urlpatterns = [
    path("policy/", reading.policies, name="policies"),
    path("policy/add/", own.add, name="add"),
    path("policy/controls/", catalogue.controls, name="controls"),
    path("policy/settings/", settings.settings, name="settings"),
    path("policy/settings/<slug:parameter>/", settings.change, name="change"),
    path("policy/<slug:pack>/", reading.policy, name="policy"),
    path("policy/<slug:pack>/adopt/", adopting.adopt, name="adopt"),
    path("policy/<slug:pack>/leave/", adopting.leave, name="leave"),
    path("policy/<slug:pack>/file/", own.download, name="download"),
    path("policy/<slug:pack>/export/<slug:kind>/", exporting.export, name="export"),
    path("policy/<slug:pack>/history/", history.history, name="history"),
    path("policy/<slug:pack>/history/note/", history.note, name="note"),
]
