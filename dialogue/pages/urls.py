"""Names of the pages: contract strings for ``get_absolute_url`` of every app (design.md §2)."""

from django.urls import path

from dialogue.pages import (
    about,
    demo,
    desk,
    home,
    law,
    mailbox,
    meeting,
    meetings,
    membership,
    participants,
    proposal,
    proposals,
    recommendation,
    recommendations,
    record,
    search,
)

app_name = "page"
urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    path("about/", about.About.as_view(), name="about"),
    path("search/", search.Search.as_view(), name="search"),
    path("desk/", desk.Desk.as_view(), name="desk"),
    path("mailbox/", mailbox.Mailbox.as_view(), name="mailbox"),
    path("demo/", demo.DemoDoor.as_view(), name="demo"),
    path("demo/enter/", demo.DemoEnter.as_view(), name="demo_enter"),
    path("demo/try/<int:number>/", demo.DemoTry.as_view(), name="demo_try"),
    path("demo/start-over/", demo.StartOver.as_view(), name="demo_start_over"),
    path("demo/start-over/<uuid:uid>/", demo.StartOverProgress.as_view(), name="demo_progress"),
    path("meetings/", meetings.Meetings.as_view(), name="meetings"),
    path("meetings/<slug:ref>/", meeting.MeetingPage.as_view(), name="meeting"),
    path("meetings/<slug:ref>/decisions/", meeting.DecisionSheet.as_view(), name="decision_sheet"),
    path("proposals/", proposals.Proposals.as_view(), name="proposals"),
    path("proposals/<slug:key>/", proposal.ProposalPage.as_view(), name="proposal"),
    path("recommendations/", recommendations.Recommendations.as_view(), name="recommendations"),
    path("recommendations/<slug:key>/", recommendation.RecommendationPage.as_view(), name="recommendation"),
    path("participants/", participants.Participants.as_view(), name="participants"),
    path("participants/bodies/<slug:code>/", participants.BodyPage.as_view(), name="body"),
    path("participants/membership/<slug:ref>/", membership.RequestPage.as_view(), name="membership_request"),
    path("participants/membership/ends/<slug:ref>/", membership.EndingPage.as_view(), name="membership_ending"),
    path("participants/<slug:code>/", participants.OrganisationPage.as_view(), name="organisation"),
    path("law/", law.Law.as_view(), name="law"),
    path("record/", record.Record.as_view(), name="record"),
    path("record/<int:seq>/", record.EntryPage.as_view(), name="entry"),
]
