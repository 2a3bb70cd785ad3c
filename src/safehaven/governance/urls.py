"""The addresses of who is who and of regular checks."""

from __future__ import annotations

from django.urls import path

from safehaven.governance.views import checks, roles

app_name = "governance"
urlpatterns = [
    path("who-is-who/", roles.who, name="who"),
    path("who-is-who/staff/", roles.roles, name="roles"),
    path("who-is-who/staff/<slug:role>/", roles.role, name="role"),
    path("who-is-who/staff/<slug:role>/change/", roles.change_role, name="change_role"),
    path("checks/", checks.attestations, name="attestations"),
    path("checks/<slug:attestation>/", checks.attestation, name="attestation"),
    path("checks/<slug:attestation>/confirm/", checks.confirm, name="confirm"),
    path("checks/findings/<uuid:finding>/mended/", checks.mended, name="mended"),
    path("checks/evidence/<uuid:evidence>/", checks.evidence, name="evidence"),
]
