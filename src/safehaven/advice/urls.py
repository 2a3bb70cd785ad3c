"""The addresses of questions and notices."""

from django.urls import URLPattern, path

from safehaven.advice.views import notices, questions

app_name = "advice"
urlpatterns: list[URLPattern] = [
    path("help/", questions.questions, name="questions"),
    path("help/ask/", questions.ask, name="ask"),
    path("help/<uuid:asked>/", questions.question, name="question"),
    path("help/<uuid:asked>/hand-on/", questions.hand_on, name="hand_on"),
    path("help/<uuid:asked>/settle/", questions.settle, name="settle"),
    path("notices/", notices.notices, name="notices"),
    path("notices/publish/", notices.publish, name="publish"),
    path("notices/<uuid:notice>/", notices.notice, name="notice"),
    path("notices/<uuid:notice>/read/", notices.read, name="read_notice"),
    path("notices/<uuid:notice>/withdraw/", notices.withdraw, name="withdraw_notice"),
]
