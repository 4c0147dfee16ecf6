"""Addresses under the names base.html knows, so that the look is tested before and apart from the pages."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.urls import include, path

NAMES = ["home", "desk", "search", "meetings", "proposals", "recommendations", "participants", "law", "record"]
NAMES += ["about", "mailbox", "statistics"]


def nothing(request):
    return HttpResponse()


pages = ([path("" if name == "home" else f"{name}/", nothing, name=name) for name in NAMES], "page")
people = ([path("hat/", nothing, name="hat")], "participants")
urlpatterns = i18n_patterns(
    path("", include(pages)), path("people/", include(people)), path("account/", include("allauth.urls"))
)
