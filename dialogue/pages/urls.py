"""Names of the pages: contract strings for ``get_absolute_url`` of every app (design.md §2)."""

from django.urls import path

from dialogue.pages import meeting, meetings

app_name = "page"
urlpatterns = [
    path("meetings/", meetings.Meetings.as_view(), name="meetings"),
    path("meetings/<slug:ref>/", meeting.MeetingPage.as_view(), name="meeting"),
    path("meetings/<slug:ref>/decisions/", meeting.DecisionSheet.as_view(), name="decision_sheet"),
]
