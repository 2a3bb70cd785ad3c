"""The addresses of documents."""

from django.urls import path

from safehaven.documents import previewing, views

app_name = "documents"
urlpatterns = [
    path("records/<uuid:record>/documents/", views.of_record, name="of_record"),
    path("records/<uuid:record>/documents/new/", views.add, name="add"),
    path("documents/<uuid:document>/", views.document, name="document"),
    path("documents/<uuid:document>/new-version/", views.add_version, name="add_version"),
    path("documents/versions/<uuid:version>/file/", views.download, name="download"),
    path("documents/versions/<uuid:version>/preview/", previewing.preview, name="preview"),
    path("documents/versions/<uuid:version>/preview/<int:page>/", previewing.page, name="preview_page"),
]
