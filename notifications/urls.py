"""Addresses of a person's own notices; the front door puts them under ``notices/``."""

from django.urls import path

from notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.NoticeListView.as_view(), name="list"),
    path("read/", views.NoticesReadView.as_view(), name="read"),
    path("<uuid:uid>/", views.NoticeOpenView.as_view(), name="open"),
]
