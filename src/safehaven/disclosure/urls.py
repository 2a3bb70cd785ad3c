"""The addresses of disclosure."""

from __future__ import annotations

from django.urls import include, path

from safehaven.disclosure.views import deciding, drafting, reading, receiving, releasing

app_name = "disclosure"

_of_one = [
    path("", reading.page, name="page"),
    path("progress/", reading.progress, name="progress"),
    path("documents/", drafting.documents, name="documents"),
    path("reason/", drafting.reason, name="reason"),
    path("recipient/", drafting.recipient, name="recipient"),
    path("recipient/<uuid:contact>/", drafting.choose, name="choose"),
    path("address/", drafting.address, name="address"),
    path("readers/", drafting.readers, name="readers"),
    path("checks/", releasing.checks, name="checks"),
    path("abandon/", drafting.abandon, name="abandon"),
    path("decide/", deciding.decide, name="decide"),
    path("decide/<uuid:version>/", deciding.document, name="considered_document"),
    path("decide/<uuid:version>/<int:page>/", deciding.picture, name="considered_page"),
    path("refuse/", deciding.refuse, name="refuse"),
    path("retract/", releasing.retract, name="retract"),
    path("retract/why/", releasing.why_retracted, name="why_retracted"),
    path("again/", releasing.again, name="again"),
    path("received/", receiving.confirm, name="confirm"),
    path("arrived/", receiving.arrived, name="arrived"),
    path("password/", receiving.password, name="password"),
]

urlpatterns = [
    path("sharing/", reading.mine, name="mine"),
    path("sharing/decisions/", reading.waiting, name="waiting"),
    path("sharing/oversight/", reading.overseen, name="overseen"),
    path("sharing/<uuid:disclosure>/", include(_of_one)),
    path("records/<uuid:record>/shared/", drafting.of_record, name="of_record"),
    path("receipt/<str:token>/", receiving.receipt, name="receipt"),
]
