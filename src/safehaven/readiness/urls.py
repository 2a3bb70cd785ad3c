"""The addresses of what comes before access."""

from django.urls import path

from safehaven.readiness.views import agreeing, reading, standing

app_name = "readiness"
urlpatterns = [
    path("before-you-start/", standing.before_you_start, name="before_you_start"),
    path("before-you-start/agreement/", agreeing.agreement, name="agreement"),
    path("before-you-start/agreement/change/", agreeing.change_agreement, name="change_agreement"),
    path("before-you-start/policies/<slug:policy>/", reading.policy, name="policy"),
    path("before-you-start/policies/<slug:policy>/<int:section>/", reading.section, name="section"),
    path("my-training-and-agreements/", standing.mine, name="mine"),
    path("my-training-and-agreements/agreement/<uuid:acceptance>/", agreeing.signed, name="signed"),
    path("my-training-and-agreements/policies/<uuid:acceptance>/", reading.accepted, name="accepted"),
    path("my-team/", standing.team, name="team"),
]
