"""Mounted under the language, at ``/law/``; the list itself is a page of the front door."""

from django.urls import path

from law.views import ActDescribeView

app_name = "law"
urlpatterns = [path("acts/<str:adilet_id>/describe/", ActDescribeView.as_view(), name="describe")]
