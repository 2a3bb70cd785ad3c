"""The addresses of the texts of policies: under `policies/` for everybody, the rest for staff."""

from __future__ import annotations

from django.urls import path

from safehaven.publication.views import public, reading, writing

app_name = "publication"
urlpatterns = [
    path("policies/", public.policies, name="public_list"),
    path("policies/<slug:policy>/", public.policy, name="public"),
    path("policy-texts/", reading.texts, name="texts"),
    path("policy-texts/<slug:policy>/", reading.text, name="text"),
    path("policy-texts/<slug:policy>/versions/", reading.versions, name="versions"),
    path("policy-texts/<slug:policy>/versions/<int:number>/", reading.version, name="version"),
    path("policy-texts/<slug:policy>/versions/<int:older>/to/<int:newer>/", reading.changes, name="changes"),
    path("policy-texts/<slug:policy>/draft/", writing.draft, name="draft"),
    path("policy-texts/<slug:policy>/draft/write/", writing.write, name="write"),
    path("policy-texts/<slug:policy>/draft/names/", writing.names, name="names"),
    path("policy-texts/<slug:policy>/draft/ask/", writing.ask, name="ask"),
    path("policy-texts/<slug:policy>/draft/sign/", writing.sign, name="sign"),
    path("policy-texts/<slug:policy>/draft/publish/", writing.publish, name="publish"),
    path("policy-texts/<slug:policy>/draft/give-up/", writing.drop, name="drop"),
    path("policy-texts/<slug:policy>/review/", writing.review, name="review"),
]
