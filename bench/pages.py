"""Which pages are measured, and as whom."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils import translation

from bench.visitor import Visitor
from dialogue.bench.cast import DOMAIN
from meetings.models import Meeting
from meetings.states import S as MeetingState
from participants.models import User
from recommendations.models import Recommendation


@dataclass(frozen=True)
class Page:
    name: str
    visitor: Visitor
    address: str
    is_target: bool = True  # one of the five of the issue; the others are measured beside them


def pages():
    """The pages on the database that is entered: the floor first, then whatever the bench measures."""
    with translation.override("ru"):
        nobody, meeting = Visitor(), Meeting.objects.filter(state=MeetingState.PUBLISHED).order_by("-on", "-id")[0]
        register, search, desk = reverse("page:recommendations"), reverse("page:search"), reverse("page:desk")
        followed, lead = _followed()
        of_meeting, secretary = meeting.get_absolute_url(), _person("secretariat-1")
        return [
            Page("floor", Visitor(bare=True), "/floor/", False),
            Page("register", nobody, register),
            Page("register, filtered", nobody, f"{register}?position=supported&declared=implemented", False),
            Page("register, a word", nobody, f"{register}?{urlencode({'q': 'закон'})}", False),
            Page("register, secretary", secretary, register, False),
            Page("recommendation", nobody, followed),
            Page("recommendation, its lead", lead, followed, False),
            Page("search, a common word", nobody, f"{search}?{urlencode({'q': 'закон'})}"),
            Page("search, in Kazakh", nobody, f"{search}?{urlencode({'q': 'құқық'})}"),
            Page("search, rarer words", nobody, f"{search}?{urlencode({'q': 'тұрмыстық зорлық'})}", False),
            Page("search, a number", nobody, f"{search}?q={meeting.ref}-05", False),
            Page("desk, secretary", secretary, desk),
            Page("desk, ministry", _person("ministry-1"), desk),
            Page("desk, NGO", _person("ngo-1"), desk),
            Page("desk, observer", _person("observer-1"), desk, False),
            Page("meeting", nobody, of_meeting),
            Page("meeting, secretary", secretary, of_meeting, False),
            Page("home", nobody, reverse("page:home"), False),
            Page("proposals", nobody, reverse("page:proposals"), False),
            Page("meetings", nobody, reverse("page:meetings"), False),
        ]


def _person(name):
    return Visitor(User.objects.get(email=f"{name}{DOMAIN}"))


def _followed():
    """A recommendation with a claim and three assessments (as many as there are on a smaller heap), and its lead."""
    counted = Recommendation.objects.annotate(said=Count("claims__assessments"))
    one = counted.filter(said__lte=3).select_related("lead").order_by("-said", "-claims__pk", "pk")[0]
    return one.get_absolute_url(), _person(one.lead.code.removeprefix("bench-"))
