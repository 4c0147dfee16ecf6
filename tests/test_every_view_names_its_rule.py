"""Who may see what a page shows is said in its view, and this walks every address there is (design.md §2)."""

import pytest
from django.urls import get_resolver, include, path
from django.views.generic import TemplateView

from core.jobs import Job
from core.rules import hat
from core.seeing import OwnPage, RuledPage, shown_to
from core.views import StepView
from participants.papers import OfficialPaper
from tests.architecture.addresses import THIRD_PARTY, faults_of_views


def test_every_view_says_who_may_see_what_it_shows():
    assert faults_of_views(get_resolver().url_patterns, THIRD_PARTY) == []


def do(**arguments):
    """A service."""


def silent(request):
    """A function that says nothing."""


@shown_to("everyone")
def spoken(request):
    """A function that says who sees it."""


@hat
def is_anybody(acting):
    return True


def a_view(*bases, **attributes):
    return type("View", bases, attributes)


FAULTS = [
    (silent, "a function without @shown_to"),
    (a_view(TemplateView), "names neither shown_to nor a rule"),
    (a_view(TemplateView, shown_to="somebody"), "names neither shown_to nor a rule"),
    (a_view(OwnPage, TemplateView, shown_to="nobody"), "names neither shown_to nor a rule"),
    (a_view(RuledPage, TemplateView), "a RuledPage without a rule"),
    (a_view(StepView, rule=is_anybody), "a step without a service"),
    (a_view(StepView, service=do), "a step that names neither step nor rule"),
    (a_view(StepView, service=do, model=Job), "a step that names neither step nor rule"),
    (a_view(StepView, service=do, step="sign"), "a step without the thing it is taken with"),
    (a_view(StepView, service=do, model=OfficialPaper, step="burn"), "burn is not in the table of its thing"),
]


@pytest.mark.parametrize(("view", "fault"), FAULTS)
def test_a_view_that_says_too_little_is_found(view, fault):
    view = getattr(view, "as_view", lambda: view)()
    nested = [path("a/", include(([path("b/", view, name="page")], "law")))]
    assert faults_of_views(nested, {}) == [f"law:page: {fault}"]


class ForgetfulView(TemplateView):
    """Says that its rows come from the one source and never asks it."""

    shown_to = "visible_to"


class LooseView(TemplateView):
    shown_to = "own"


@pytest.mark.parametrize(
    ("view", "fault"),
    [(ForgetfulView, 'says "visible_to" and never asks it'), (LooseView, 'says "own" and is no OwnPage')],
)
def test_a_view_that_does_not_do_what_it_says_is_found(view, fault):
    assert faults_of_views([path("", view.as_view(), name="page")], {}) == [f"page: {fault}"]


class HonestView(TemplateView):
    shown_to = "visible_to"

    def get_context_data(self, **context):
        return super().get_context_data(jobs=Job.objects.visible_to(self.request.user), **context)


INNOCENT = [
    spoken,
    HonestView.as_view(),
    a_view(OwnPage, TemplateView).as_view(),
    a_view(RuledPage, TemplateView, rule=is_anybody).as_view(),
    a_view(StepView, service=do, rule=is_anybody).as_view(),
    a_view(StepView, service=do, rule=is_anybody, model=Job).as_view(),
    a_view(StepView, service=do, model=OfficialPaper, step="sign").as_view(),
    a_view(StepView, service=do, model=OfficialPaper, step=property(str)).as_view(),
    a_view(TemplateView, shown_to="bearer").as_view(),
]


@pytest.mark.parametrize("view", INNOCENT)
def test_a_view_that_says_enough_is_no_fault(view):
    assert faults_of_views([path("", view, name="page")], {}) == []


def test_a_third_party_name_that_is_gone_is_a_fault():
    assert faults_of_views([path("", silent, name="login")], {"login": "why", "old": "why"}) == [
        "old: gone from the map"
    ]


def test_a_way_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="'somebody' is not one of"):
        shown_to("somebody")
