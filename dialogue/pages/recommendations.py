"""The register: every recommendation of the body, both sides' word on each, filters whose state is in the address."""

import hashlib

from django.core.cache import cache
from django.core.paginator import Paginator
from django.db.models import Count
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import ListView

from dialogue.pages.filters import Filter, chosen_pills, facet
from participants.kinds import ADDRESSEES
from participants.models import Organisation
from recommendations.kinds import Declared, PositionValue, RecommendationKind, Settlement
from recommendations.models import Recommendation

COUNTS_KEPT = 60  # seconds: counting a large register costs more than the page
DECLARED_BADGES = {
    Declared.NOT_STARTED: ("", "minus"),
    Declared.IN_PREPARATION: ("", "clock"),
    Declared.IN_PROGRESS: ("info", "clock"),
    Declared.PARTLY: ("wait", "partly"),
    Declared.IMPLEMENTED: ("ok", "check"),
    Declared.NOT_APPLICABLE: ("", "cross"),
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


def with_badges(recommendation, today):
    """The recommendation with the badges of its row: always both sides; the missing answer and the late day said first."""
    declared, settlement = Declared(recommendation.declared), Settlement(recommendation.settlement)
    badges = []
    if recommendation.position == PositionValue.NONE:
        badges.append({"tone": "wait", "icon": "clock", "words": PositionValue.NONE.label})
    badges.append(
        {
            "tone": DECLARED_BADGES[declared][0],
            "icon": "building",
            "words": declared.label,
            "long": _("State body says: %(word)s") % {"word": declared.label},
        }
    )
    badges.append(
        {
            "tone": SETTLEMENT_TONES[settlement],
            "icon": "people",
            "words": settlement.label,
            "long": _("Civil society says: %(word)s") % {"word": settlement.label},
        }
    )
    is_late = recommendation.due_on and recommendation.due_on < today and declared != Declared.IMPLEMENTED
    recommendation.badges, recommendation.is_late = badges, is_late
    return recommendation


class Recommendations(ListView):
    shown_to = "visible_to"
    template_name = "dialogue/recommendations.html"
    paginate_by = 25

    @cached_property
    def filters(self):
        """What can be chosen, each with its condition."""
        bodies = Organisation.objects.addressees(ADDRESSEES).for_list()
        return [
            Filter("position", _("Position of the state body"), PositionValue.choices, "position__in"),
            Filter("declared", _("Reported"), Declared.choices, "declared__in"),
            Filter("views", _("The sides' views"), Settlement.choices, "settlement__in"),
            Filter("to", _("Lead"), [(body.code, body.name) for body in bodies], "lead__code__in"),
            Filter("kind", _("Kind"), RecommendationKind.choices, "kind__in"),
        ]

    @cached_property
    def seen(self):
        """What this person may see of the body's own register, or with ``scope=all`` of everything imported too."""
        seen = Recommendation.objects.visible_to(self.request.acting.user)
        seen = seen if self.request.GET.get("scope") == "all" else seen.own()
        seen = seen.overdue() if self.request.GET.get("term") == "late" else seen
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
        """How many rows in all and for each value, the same for everybody with the same eyes, kept for a minute."""
        user = self.request.acting.user
        eyes = "" if self.request.acting.is_nobody else str(user.pk)
        asked = sorted((name, value) for name, values in self.request.GET.lists() for value in values if name != "page")
        key = "register:" + hashlib.sha256(repr((eyes, asked)).encode()).hexdigest()
        counted = cache.get(key)
        if counted is None:
            counted = self.count()
            cache.set(key, counted, COUNTS_KEPT)
        return counted

    def count(self):
        """Count the values of each group among the rows the other groups leave."""
        counted = {"all": self.get_queryset().order_by().count()}
        for one in self.filters:
            rest = self.seen
            for other in self.filters:
                rest = rest if other is one else other.narrow(rest, self.request.GET)
            column = one.condition.removesuffix("__in")
            rows = rest.order_by().values_list(column).annotate(rows=Count("pk"))
            counted[one.name] = {str(value): number for value, number in rows}
        return counted

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        query, today, counts = self.request.GET, timezone.localdate(), self.counts
        return {
            **context,
            "rows": [with_badges(one, today) for one in context["page_obj"]],
            "groups": [facet(one, query, counts[one.name]) for one in self.filters],
            "pills": self.pills(query),
            "found": ngettext("%(n)s recommendation", "%(n)s recommendations", counts["all"]) % {"n": counts["all"]},
            "q": query.get("q", ""),
            "kept": [(name, query[name]) for name in ("scope", "term") if query.get(name)],
        }

    def pills(self, query):
        """What the list is narrowed to, the term too."""
        pills = chosen_pills(self.filters, query)
        if query.get("term") == "late":
            rest = query.copy()
            rest.pop("term"), rest.pop("page", None)
            pills.append({"words": _("Overdue"), "url": f"?{rest.urlencode()}"})
        return pills


class CountedPaginator(Paginator):
    """A paginator that was told how many rows there are."""

    def __init__(self, *args, counted, **options):
        super().__init__(*args, **options)
        self.counted = counted

    @cached_property
    def count(self):
        return self.counted
