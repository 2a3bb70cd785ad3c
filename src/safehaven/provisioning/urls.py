"""The addresses that SCIM 2.0 asks for (RFC 7644, section 3.2)."""

from __future__ import annotations

from django.urls import path

from safehaven.provisioning import views

app_name = "provisioning"
USER = "urn:ietf:params:scim:schemas:core:2.0:User"

urlpatterns = [
    path("scim/v2/ServiceProviderConfig", views.configuration, name="configuration"),
    path("scim/v2/ResourceTypes", views.kinds, name="kinds"),
    path("scim/v2/ResourceTypes/User", views.kind, name="kind"),
    path("scim/v2/Schemas", views.schemas, name="schemas"),
    path(f"scim/v2/Schemas/{USER}", views.schema, name="schema"),
    path("scim/v2/Users", views.people, name="people"),
    path("scim/v2/Users/<uuid:staff>", views.person, name="person"),
    path("scim/v2/<path:place>", views.nowhere, name="nowhere"),
]
