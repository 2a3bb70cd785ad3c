"""The addresses of disclosure."""

from __future__ import annotations

from django.urls import include, path

from safehaven.disclosure.views import (
    calling,
    deciding,
    drafting,
    lawful,
    others,
    reading,
    receiving,
    releasing,
)

app_name = "disclosure"

_of_one = [
    path("", reading.page, name="page"),
    path("progress/", reading.progress, name="progress"),
    path("read-so-far/", releasing.read_so_far, name="read_so_far"),
    path("documents/", drafting.documents, name="documents"),
    path("reason/", drafting.reason, name="reason"),
    path("recipient/", drafting.recipient, name="recipient"),
    path("recipient/<uuid:contact>/", drafting.choose, name="choose"),
    path("address/", drafting.address, name="address"),
    path("readers/", drafting.readers, name="readers"),
    path("agreed/", lawful.agreed, name="agreed"),
    path("paused/", lawful.paused, name="paused"),
    path("others/", others.others, name="others"),
    path("call/", calling.call, name="call"),
    path("call/words/", calling.words, name="words"),
    path("call/told/", calling.told, name="told"),
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
    path("sharing/ways/", calling.ways, name="ways"),
    path("sharing/decisions/", reading.waiting, name="waiting"),
    path("sharing/oversight/", reading.overseen, name="overseen"),
    path("sharing/<uuid:disclosure>/", include(_of_one)),
    path("records/<uuid:record>/shared/", drafting.of_record, name="of_record"),
    path("records/<uuid:record>/call/", calling.take, name="take_call"),
    path("receipt/<str:token>/", receiving.receipt, name="receipt"),
]
