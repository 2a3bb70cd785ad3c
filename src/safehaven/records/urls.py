"""The addresses of records, of caseloads and of records that look alike."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, include, path

from safehaven.records.details import Group
from safehaven.records.views import caseload, detailing, making, reading, telling, writing

app_name = "records"


def _told(noun: str, takes: str, kind: telling.Kind) -> Iterator[URLPattern]:
    at, address = {"kind": kind}, noun.replace("_", "-")
    yield path(f"{address}/new/", telling.add, at, name=f"add_{noun}")
    yield path(f"{address}/<uuid:{takes}>/check/", telling.verify, at, name=f"verify_{noun}")
    yield path(f"{address}/<uuid:{takes}>/end/", telling.end, at, name=f"end_{noun}")


_of_one_record = [
    path("", reading.record, name="record"),
    *(
        path(f"details/{group}/", detailing.details, {"group": group}, name=f"details_{group}")
        for group in Group
    ),
    path("details/check/", detailing.verify, name="verify_details"),
    *_told("contact_point", "point", telling.CONTACT_POINT),
    *_told("address", "address", telling.ADDRESS),
    *_told("identifier", "identifier", telling.IDENTIFIER),
    path("timeline/new/", writing.add_entry, name="add_entry"),
    path("timeline/<uuid:entry>/", reading.entry, name="entry"),
    path("timeline/<uuid:entry>/correct/", writing.correct_entry, name="correct_entry"),
    path("move/", writing.move, name="move"),
    path("looked/", reading.looked, name="looked"),
    path("label/", reading.label, name="label"),
    path("print/", reading.for_print, name="print"),
]

urlpatterns = [
    path("records/", reading.caseload, name="caseload"),
    path("records/search/", making.search, name="search"),
    path("records/to-check/", reading.to_check, name="to_check"),
    path("records/new/", making.new, name="new"),
    path("records/<uuid:record>/", include(_of_one_record)),
    path("caseload/", caseload.teams, name="teams"),
    path("caseload/to-review/", caseload.to_review, name="to_review"),
    path("caseload/<uuid:record>/", caseload.workers, name="workers"),
    path("caseload/<uuid:record>/give/", caseload.assign, name="assign"),
    path("caseload/<uuid:record>/<uuid:assignment>/end/", caseload.end_assignment, name="end_assignment"),
    path("caseload/<uuid:record>/<uuid:assignment>/keep/", caseload.keep, name="keep"),
    path("caseload/of/<uuid:staff>/", caseload.in_hand, name="in_hand"),
    path("records/alike/", caseload.duplicates, name="duplicates"),
    path("records/alike/<uuid:pair>/", caseload.judge, name="judge"),
]
