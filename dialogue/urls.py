"""The map of addresses: pages under a language, everything for machines outside (design.md §5.17)."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from dialogue.pages import go, health, own_feed
from meetings.urls import machines as meetings_machines
from participants.urls import closed as closed_account_pages

machines = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("files/", include("files.urls")),
    path("go/<str:kind>/<uuid:uid>/", go.Go.as_view(), name="go"),
    path("feeds/own/<str:token>/calendar.ics", own_feed.OwnFeed.as_view(), name="own_feed"),
    *meetings_machines,
]
pages = [
    path("account/", include(closed_account_pages)),  # before the library that would open them
    path("account/", include("allauth.urls")),
    path("notices/", include("notifications.urls")),
    path("", include("deadlines.urls")),
    path("law/", include("law.urls")),
    path("participants/", include("participants.urls")),
    path("meetings/", include("meetings.urls")),
    path("proposals/", include("proposals.urls")),
    path("recommendations/", include("recommendations.urls")),
    path("", include("reports.urls")),
    path("", include("dialogue.pages.urls")),
]
urlpatterns = machines + i18n_patterns(*pages)
