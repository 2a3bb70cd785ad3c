"""The addresses of the ledger."""

from django.urls import path

from safehaven.ledger import views

app_name = "ledger"
urlpatterns = [
    path("ledger/", views.ledger, name="ledger"),
    path("ledger/examine/", views.examine, name="examine"),
    path("ledger/checkpoint/", views.checkpoint, name="checkpoint"),
]
