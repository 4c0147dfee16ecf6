"""Search in everything a person may see: one box, three languages, groups in a fixed order."""

import re

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import F, Q
from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from core.kazakh import stems
from dialogue.pages.meetings import with_badge as with_meeting_badge
from dialogue.pages.proposals import with_badge as with_proposal_badge
from dialogue.pages.recommendations import with_badges
from law.models import Act
from meetings.models import Meeting
from participants.models import Organisation
from proposals.models import Proposal
from recommendations.models import Recommendation

WORD = re.compile(r"\w+")
SHORT, MOST_WORDS = 4, 10  # letters of a stem that is taken whole; words of a question that are looked at
SHOWN = 5  # rows of a group on the page; a longer group says "more than 5", its list says how many


class Search(TemplateView):
    shown_to = "visible_to"
    template_name = "dialogue/search.html"

    def get_context_data(self, **context):
        asked = self.request.GET.get("q", "").replace("\x00", " ").strip()
        groups = [group for group in self.groups(asked) if group["rows"]] if asked else []
        return super().get_context_data(q=asked, groups=groups, **context)

    def groups(self, asked):
        """One query a group, whatever is found."""
        user, today = self.request.acting.user, timezone.localdate()
        recommendations = Recommendation.objects.visible_to(user).own().adopted().matching(asked).for_list()
        proposals = Proposal.objects.visible_to(user).matching(asked).select_related("organisation")
        meetings = Meeting.objects.visible_to(user).matching(asked).for_list()
        return [
            _group(
                _("Recommendations"),
                "page:recommendations",
                recommendations,
                lambda one: _of_recommendation(with_badges(one, today)),
            ),
            _group(
                _("Proposals"),
                "page:proposals",
                proposals.order_by(F("filed_at").desc(nulls_last=True), "-id"),
                lambda one: _of_proposal(with_proposal_badge(one)),
            ),
            _group(
                _("Meetings"),
                "page:meetings",
                meetings.order_by("-starts_at", "-id"),
                lambda one: _of_meeting(with_meeting_badge(one)),
            ),
            _group(_("Participants"), "", named(asked, user).for_list(), _of_organisation),
            _group(_("Legal acts"), "page:law", Act.objects.visible_to(user).matching(asked).for_list(), _of_act),
        ]


def _group(title, page, found, row):
    """A group as the template draws it; ``page`` is the list where the same words find the rest."""
    rows = list(found[: SHOWN + 1])
    return {
        "title": title,
        "rows": [row(one) for one in rows[:SHOWN]],
        "count": min(len(rows), SHOWN),
        "is_more": len(rows) > SHOWN,
        "url": reverse(page) if page and len(rows) > SHOWN else "",
    }


def _of_recommendation(one):
    said = {"ref": one.printed, "url": one.get_absolute_url(), "title": one.title or one.text, "badges": one.badges}
    return {**said, "meta": one.lead.name if one.lead else None}


def _of_proposal(one):
    said = {"ref": one.printed, "url": one.get_absolute_url(), "title": one.title, "badges": one.badges}
    return {**said, "meta": one.organisation.name}


def _of_meeting(one):
    badge = {"tone": one.tone, "icon": one.icon, "words": one.get_state_display()}
    said = {"ref": one.ref, "url": one.get_absolute_url(), "title": one.title, "badges": [badge]}
    return {**said, "meta": one.body.name, "on": None if one.is_postponed else one.on}


def _of_organisation(one):
    return {"url": one.get_absolute_url(), "title": one.name, "kind": one.get_kind_display()}


def _of_act(one):
    return {"ref": one.adilet_id, "url": one.get_absolute_url(), "title": one.citation}


def named(asked, user):
    """The organisations called so, in any form of the words: by PostgreSQL's Russian and English, or by stems of Kazakh."""
    called = SearchVector(KT("name__texts__ru__text"), KT("short_name__texts__ru__text"), config="russian")
    called += SearchVector(KT("name__texts__en__text"), KT("short_name__texts__en__text"), config="english")
    in_russian = SearchQuery(asked, config="russian", search_type="websearch")
    in_english = SearchQuery(asked, config="english", search_type="websearch")
    found = Organisation.objects.visible_to(user).annotate(called=called)
    return found.filter(Q(called=in_russian | in_english) | _in_kazakh(asked))


def _in_kazakh(asked):
    """Every word's stem stands in the name; without its last letter, which may sound otherwise there (министрлік, министрлігі)."""
    words = WORD.findall(stems(asked))[:MOST_WORDS]
    condition = Q(pk__isnull=not words)
    for word in words:
        beginning = word[:-1] if len(word) > SHORT else word
        name, short_name = (
            Q(name__texts__kk__text__icontains=beginning),
            Q(short_name__texts__kk__text__icontains=beginning),
        )
        condition &= name | short_name
    return condition
