"""Mounted outside the languages, at ``/files/`` (design.md §5.17)."""

from django.urls import path

from files.views import FileView

app_name = "files"
urlpatterns = [path("<uuid:uid>/", FileView.as_view(), name="file")]
