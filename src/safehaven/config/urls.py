"""Every address of the site.  Each has a gate; a house test walks them all."""

from django.urls import URLPattern, URLResolver, include, path

from safehaven.config import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("alive/", views.alive, name="alive"),
    path("", include("safehaven.desk.urls")),
    path("", include("safehaven.workforce.urls")),
    path("", include("safehaven.records.urls")),
    path("", include("safehaven.interface.urls")),
    path("", include("safehaven.policies.urls")),
    path("", include("safehaven.publication.urls")),
    path("", include("safehaven.training.urls")),
    path("", include("safehaven.governance.urls")),
    path("", include("safehaven.advice.urls")),
    path("", include("safehaven.provisioning.urls")),
    path("", include("safehaven.readiness.urls")),
    path("", include("safehaven.ledger.urls")),
    path("", include("safehaven.documents.urls")),
    path("", include("safehaven.directory.urls")),
    path("", include("safehaven.lawfulness.urls")),
    path("", include("safehaven.roll.urls")),
    path("", include("safehaven.disclosure.urls")),
    path("", include("safehaven.mailguard.urls")),
    path("", include("safehaven.sweep.urls")),
    path("", include("safehaven.continuity.urls")),
]
