"""Addresses of what is taken away; the front door puts them beside the pages they belong to."""

from django.urls import path

from reports.views import documents as views
from reports.views import mailing, sets

app_name = "reports"
urlpatterns = [
    path("meetings/<slug:ref>/documents/", views.DocumentsPage.as_view(), name="documents"),
    path("meetings/<slug:ref>/documents/make/", sets.SetMakeView.as_view(), name="make_set"),
    path(
        "meetings/<slug:ref>/documents/letter-to-all/<slug:mailing>/",
        mailing.PrepareView.as_view(),
        name="prepare_mailing",
    ),
    path("outbox/<uuid:uid>/send/", mailing.SendView.as_view(), name="send_mailing"),
    path("outbox/<uuid:uid>/stop/", mailing.StopView.as_view(), name="stop_mailing"),
    path("meetings/<slug:ref>/documents/set.zip", sets.SetArchiveView.as_view(), name="set_archive"),
    path("meetings/<slug:ref>/documents/sent/<slug:code>/", sets.OutgoingView.as_view(), name="register_letter"),
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
