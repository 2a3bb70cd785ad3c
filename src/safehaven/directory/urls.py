"""The addresses of the directory."""

from __future__ import annotations

from django.urls import path

from safehaven.directory.views import blocking, contacts, listing, people

app_name = "directory"
urlpatterns = [
    path("directory/", listing.listing, name="list"),
    path("directory/search/", listing.search, name="search"),
    path("directory/organisations/new/", listing.new_organisation, name="new_organisation"),
    path("directory/organisations/<uuid:organisation>/", listing.organisation, name="organisation"),
    path(
        "directory/organisations/<uuid:organisation>/change/",
        listing.change_organisation,
        name="change_organisation",
    ),
    path(
        "directory/organisations/<uuid:organisation>/people/new/", people.new_recipient, name="new_recipient"
    ),
    path("directory/people/<uuid:recipient>/", people.recipient, name="recipient"),
    path("directory/people/<uuid:recipient>/change/", people.change_recipient, name="change_recipient"),
    path("directory/people/<uuid:recipient>/contacts/new/", contacts.add, name="add_contact"),
    path("directory/contacts/<uuid:contact>/verify/", contacts.verify, name="verify_contact"),
    path("directory/contacts/<uuid:contact>/replace/", contacts.replace, name="replace_contact"),
    path("directory/contacts/<uuid:contact>/end/", contacts.end, name="end_contact"),
    path("directory/blocked/", blocking.blocked, name="blocked"),
    path("directory/blocked/new/", blocking.block, name="block"),
    path("directory/blocked/<uuid:block>/lift/", blocking.lift, name="lift_block"),
    path("records/<uuid:record>/recipients/", people.private, name="private"),
    path("records/<uuid:record>/recipients/new/", people.new_private, name="new_private"),
]
