"""Addresses of what is taken away; the front door puts them beside the pages they belong to."""

from django.urls import path

from reports import views

app_name = "reports"
urlpatterns = [
    path("meetings/<slug:ref>/documents/", views.DocumentsPage.as_view(), name="documents"),
    path(
        "meetings/<slug:ref>/documents/<slug:sheet>.<slug:language>.<slug:suffix>",
        views.DocumentView.as_view(),
        name="document",
    ),
    path(
        "meetings/<slug:ref>/documents/<slug:sheet>/<slug:code>.<slug:language>.<slug:suffix>",
        views.DocumentView.as_view(),
        name="document_for",
    ),
]
