"""Addresses of terms; the front door puts them under a language prefix."""

from django.urls import path

from deadlines import views

app_name = "deadlines"
urlpatterns = [path("terms/<uuid:uid>/", views.TermView.as_view(), name="term")]
