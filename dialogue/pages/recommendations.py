"""The register: every recommendation of the body, both sides' word on each, filters whose state is in the address."""

import hashlib

from django.core.cache import cache
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import ListView

from core.lines import Line
from core.templatetags.dates import day
from dialogue.pages.filters import chosen_pills, count_values, facet
from dialogue.pages.register import filters_of, kinds_of_rows, soon
from participants.access import eyes_of
from recommendations.kinds import Declared, PositionValue, Settlement
from recommendations.models import Recommendation
from recommendations.states import S

COUNTS_KEPT = 3600  # seconds; a new line anywhere makes them anew
POSITION_TONES = {
    PositionValue.NONE: "wait",
    PositionValue.SUPPORTED: "info",
    PositionValue.IN_PART: "info",
    PositionValue.NOTED: "",
    PositionValue.NOT_SUPPORTED: "stop",
}
DECLARED_TONES = {
    Declared.NOT_STARTED: "",
    Declared.IN_PREPARATION: "",
    Declared.IN_PROGRESS: "info",
    Declared.PARTLY: "wait",
    Declared.IMPLEMENTED: "ok",
    Declared.NOT_APPLICABLE: "",
}
SETTLEMENT_TONES = {
    Settlement.NO_CLAIM: "",
    Settlement.IN_WINDOW: "info",
    Settlement.NO_OBJECTION: "",
    Settlement.PARTLY_CONFIRMED: "wait",
    Settlement.CONFIRMED: "ok",
    Settlement.OBJECTIONS_STAND: "stop",
    Settlement.RETURNED: "stop",
    Settlement.DISPUTED: "stop",
    Settlement.REOPENED: "wait",
}


def is_begun(recommendation):
    """Whether the body says that it does anything about it."""
    return recommendation.declared != Declared.NOT_STARTED


def state_words(recommendation):
    """What the State says of it, in a word: how far it is, and before that its position."""
    return recommendation.get_declared_display() if is_begun(recommendation) else recommendation.get_position_display()


def with_badges(recommendation, today):
    """The recommendation with the badges of its row: what the State says and, once something was reported, what others say of
    it; until then its due day. What is not public yet says so."""
    recommendation.late = recommendation.is_late(today)
    badges = [_of_the_state(recommendation)]
    if recommendation.settlement != Settlement.NO_CLAIM:
        badges.append(_of_the_others(recommendation))
    elif recommendation.due_on and not recommendation.outcome:
        badges.append(_of_the_due_day(recommendation))
    if recommendation.state in (S.DRAFTED, S.ADOPTED):
        badges.append({"tone": "wait", "icon": "lock", "words": recommendation.get_state_display()})
    recommendation.badges = badges
    return recommendation


def _of_the_state(recommendation):
    begun = is_begun(recommendation)
    tone = DECLARED_TONES[recommendation.declared] if begun else POSITION_TONES[recommendation.position]
    words = state_words(recommendation)
    return {"tone": tone, "icon": "building", "words": words, "long": _("State body says: %(word)s") % {"word": words}}


def _of_the_others(recommendation):
    words, tone = recommendation.get_settlement_display(), SETTLEMENT_TONES[recommendation.settlement]
    return {"tone": tone, "icon": "people", "words": words, "long": _("Civil society says: %(word)s") % {"word": words}}


def _of_the_due_day(recommendation):
    said = _("was due on %(day)s") if recommendation.late else _("due on %(day)s")
    words = said % {"day": day(recommendation.due_on)}
    return {"tone": "stop" if recommendation.late else "", "icon": "clock", "words": words}


class Recommendations(ListView):
    shown_to = "visible_to"
    template_name = "dialogue/recommendations.html"
    paginate_by = 25

    @cached_property
    def today(self):
        return timezone.localdate()

    @cached_property
    def soon(self):
        """The last day that is near."""
        return soon(self.today)

    @cached_property
    def filters(self):
        return filters_of(self.today, self.soon)

    @cached_property
    def seen(self):
        """What this person may see of the body's own register, or with ``scope=all`` of everything imported too."""
        seen = Recommendation.objects.visible_to(self.request.acting.user).adopted()
        seen = seen if self.request.GET.get("scope") == "all" else seen.own()
        return seen.matching(self.request.GET.get("q", ""))

    def get_queryset(self):
        found = self.seen
        for one in self.filters:
            found = one.narrow(found, self.request.GET)
        return found.for_list()

    def get_paginator(self, queryset, per_page, **options):
        return CountedPaginator(queryset, per_page, counted=self.counts["all"], **options)

    @cached_property
    def counts(self):
        """How many rows in all and for each value. Counting costs more than the page, so it is kept until something happens:
        whoever changes a recommendation writes a line."""
        eyes = eyes_of(self.request.acting.user)
        last = Line.objects.order_by("-id").values_list("id", flat=True).first()
        asked = sorted((name, value) for name, values in self.request.GET.lists() for value in values if name != "page")
        known = (eyes.sees_all_filed, eyes.is_participant, last, self.today, asked)
        key = "register-by-meeting:" + hashlib.sha256(repr(known).encode()).hexdigest()
        counted = cache.get(key)
        if counted is None:
            counted = self.count()
            cache.set(key, counted, COUNTS_KEPT)
        return counted

    def count(self):
        """The rows by kind, counted; those of themes apart, because one row may have several."""
        query, themes = self.request.GET, next(one for one in self.filters if one.name == "theme")
        rows = kinds_of_rows(self.seen, self.today, self.soon, chosen_themes=themes.values(query))
        counts = count_values(rows, self.filters, query)
        by_theme = kinds_of_rows(self.seen, self.today, self.soon, by_theme=True)
        return {**counts, "theme": count_values(by_theme, self.filters, query)["theme"]}

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        query, counts = self.request.GET, self.counts
        groups = [facet(one, query, counts[one.name]) for one in self.filters]
        return {
            **context,
            "rows": [with_badges(one, self.today) for one in context["page_obj"]],
            "groups": [group for group in groups if group["options"]],
            "pills": chosen_pills(self.filters, query),
            "found": ngettext("%(n)s recommendation", "%(n)s recommendations", counts["all"]) % {"n": counts["all"]},
            "q": query.get("q", ""),
            "kept": [("scope", "all")] if query.get("scope") == "all" else [],
        }


class CountedPaginator(Paginator):
    """A paginator that was told how many rows there are."""

    def __init__(self, *args, counted, **options):
        super().__init__(*args, **options)
        self.counted = counted

    @cached_property
    def count(self):
        return self.counted
