"""Names of the pages: contract strings for ``get_absolute_url`` of every app (design.md §2)."""

from django.urls import path

from dialogue.pages import meeting, meetings, record

app_name = "page"
urlpatterns = [
    path("meetings/", meetings.Meetings.as_view(), name="meetings"),
    path("meetings/<slug:ref>/", meeting.MeetingPage.as_view(), name="meeting"),
    path("meetings/<slug:ref>/decisions/", meeting.DecisionSheet.as_view(), name="decision_sheet"),
    path("record/", record.Record.as_view(), name="record"),
    path("record/<int:seq>/", record.EntryPage.as_view(), name="entry"),
]
