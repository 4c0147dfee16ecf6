"""The front page: the next meeting, four numbers with what they are counted of, where the sides disagree, what happened."""

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from dialogue.demo.door import CARDS
from dialogue.pages.latest import latest
from dialogue.pages.recommendations import with_badges
from meetings.models import Meeting
from participants.models import User
from proposals.models import Proposal
from proposals.rules import can_begin
from recommendations.kinds import Declared, PositionValue, RecommendationKind, Settlement
from recommendations.models import Recommendation

KEPT = 60  # seconds: the numbers are the same for everybody
SHOWN, EVENTS = 4, 6
OWN = [RecommendationKind.JOINT, RecommendationKind.CIVIL_SOCIETY]  # adopted here, not by another mechanism
REPORTED = Q(declared=Declared.IMPLEMENTED)


class Home(TemplateView):
    shown_to = "visible_to"
    template_name = "dialogue/home.html"

    def get_context_data(self, **context):
        acting, counts = self.request.acting, counted()
        seen = Recommendation.objects.visible_to(acting.user).own()
        disagreed = seen.disagreed().for_list()[:SHOWN] if counts["total"] else []
        return super().get_context_data(
            next_meeting=Meeting.objects.visible_to(acting.user).for_list().upcoming().first(),
            counts=counts,
            figures=figures(counts),
            disagreed=[with_badges(one, timezone.localdate()) for one in disagreed],
            events=latest(acting.user, limit=EVENTS),
            can_begin=can_begin.test(acting, None),
            cards=CARDS if settings.DEMO and acting.is_nobody else [],
            is_new=not counts["meetings"] and not User.objects.exists(),
            **context,
        )


def counted():
    """What everybody may see, as numbers; counted at most once a minute."""
    counts = cache.get("home:counts")
    if counts is None:
        counts = {
            **Recommendation.objects.visible_to(None).filter(kind__in=OWN).aggregate(**_columns()),
            "proposals": Proposal.objects.visible_to(None).count(),
            "meetings": Meeting.objects.visible_to(None).count(),
        }
        cache.set("home:counts", counts, KEPT)
    return counts


def _columns():
    answered = ~Q(position=PositionValue.NONE)
    columns = {
        "total": Count("pk"),
        "since": Min("adopted_on"),
        "answered": Count("pk", filter=answered),
        "supported": Count("pk", filter=Q(position=PositionValue.SUPPORTED)),
        "reported": Count("pk", filter=REPORTED),
    }
    return columns | {value: Count("pk", filter=REPORTED & Q(settlement=value)) for value in Settlement.values}


def figures(counts):
    """The four numbers for ``core/partials/figure.html``, each with its denominator and definition."""
    if not counts["total"]:
        return []
    return [
        {
            "number": counts["total"],
            "words": _("recommendations adopted since %(year)s") % {"year": counts["since"].year},
        },
        {
            "number": counts["supported"],
            "of": _("of %(n)s") % {"n": counts["answered"]},
            "words": _("supported by the body that leads, of those it has answered"),
        },
        {
            "number": counts["reported"],
            "of": _("of %(n)s") % {"n": counts["total"]},
            "words": _("reported as implemented%(views)s") % {"views": _views(counts)},
        },
        {
            "number": counts["total"] - counts["answered"],
            "of": _("of %(n)s") % {"n": counts["total"]},
            "words": _("without a position today"),
        },
    ]


def _views(counts):
    """What others say of the reports: always beside their number. A dispute that was recorded is an objection that stands."""
    objected = counts[Settlement.OBJECTIONS_STAND] + counts[Settlement.DISPUTED]
    others = [
        (_("%(n)s confirmed"), counts[Settlement.CONFIRMED]),
        (_("%(n)s confirmed in part"), counts[Settlement.PARTLY_CONFIRMED]),
        (_("%(n)s without objection"), counts[Settlement.NO_OBJECTION]),
        (_("%(n)s being assessed"), counts[Settlement.IN_WINDOW] + counts[Settlement.REOPENED]),
        (_("%(n)s returned to the body"), counts[Settlement.RETURNED]),
    ]
    said = [ngettext("on %(n)s an objection stands", "on %(n)s objections stand", objected) % {"n": objected}]
    said += [sentence % {"n": number} for sentence, number in others if number]
    return ": " + ", ".join(said)
