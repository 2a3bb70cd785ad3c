"""The addresses of this app."""

from django.urls import path

from safehaven.training.views import certificates, editing, learning, overseeing

app_name = "training"
urlpatterns = [
    path("training/", learning.courses, name="courses"),
    path("training/courses/<slug:course>/", learning.course, name="course"),
    path("training/courses/<slug:course>/modules/<slug:module>/", learning.module, name="module"),
    path("training/courses/<slug:course>/begin/", learning.begin, name="begin"),
    path("training/tests/<uuid:attempt>/", learning.test, name="test"),
    path("training/tests/<uuid:attempt>/result/", learning.result, name="result"),
    path("training/certificates/check/", certificates.check, name="check"),
    path("training/certificates/<uuid:certificate>/", certificates.certificate, name="certificate"),
    path("training/team/", overseeing.team, name="team"),
    path("training/bring-in/", overseeing.bring_in, name="bring_in"),
    path("training/edit/", editing.parts, name="parts"),
    path(
        "training/courses/<slug:course>/modules/<slug:module>/edit/", editing.edit_module, name="edit_module"
    ),
    path(
        "training/courses/<slug:course>/questions/<slug:question>/edit/",
        editing.edit_question,
        name="edit_question",
    ),
]
