"""The addresses of the deployment, and the twin's one page."""

from django.urls import path

from bench.plain_records.views import record
from safehaven.config.urls import urlpatterns as ours

urlpatterns = [path("records/plain/<uuid:record>/", record, name="plain_record"), *ours]
