"""The map of addresses: pages under a language, everything for machines outside (design.md §5.17)."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from dialogue.pages import health

machines = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("files/", include("files.urls")),
]
pages = [
    path("account/", include("allauth.urls")),
]
urlpatterns = machines + i18n_patterns(*pages)
