"""The address of the home page."""

from django.urls import path

from safehaven.desk import views

urlpatterns = [path("", views.home, name="home")]
