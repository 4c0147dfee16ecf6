"""The papers of one meeting, item by item: in which languages they are, what is missing, what came late."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from core.grouping import grouped
from core.texts import LANGUAGES
from files.reading import can_be_read, texts_of
from meetings.models import AgendaItem, Meeting, Paper
from meetings.rules import can_add_paper
from meetings.services import papers_until
from meetings.states import OPEN, S

TAKES = (S.PLANNED, *OPEN)
SEEN_BEFORE = _("Whoever sees the draft agenda, as far as each paper says who may read it")
SEEN_AFTER = _("Everybody sees that the agenda has these items; each paper says who may read it")


class PapersPage(DetailView):
    shown_to = "visible_to"
    template_name = "dialogue/papers.html"
    context_object_name = "meeting"

    def get_object(self):
        seen = Meeting.objects.visible_to(self.request.acting.user).for_list()
        return get_object_or_404(seen, ref=self.kwargs["ref"])

    def get_context_data(self, **context):
        meeting, items = self.object, self.items()
        rows = [row for item in items for paper in item.rows for row in paper.newest.values()]
        return super().get_context_data(
            items=items,
            languages=LANGUAGES,
            until=papers_until(meeting),
            is_taking=meeting.state in TAKES,
            number=sum(len(item.rows) for item in items),
            incomplete=sum(bool(item.missing) for item in items),
            pages=sum(row.pages or 0 for row in rows),
            size=sum(row.stored.size for row in rows),
            seen=SEEN_AFTER if meeting.agenda_published_at else SEEN_BEFORE,
            **context,
        )

    def items(self):
        """The items this person may see, each with the papers it may see, and what its hat may do with them."""
        meeting, acting = self.object, self.request.acting
        seen = AgendaItem.objects.visible_to(acting.user).filter(meeting=meeting).standing()
        items = list(seen.select_related("proposed"))
        seen_papers = list(Paper.objects.visible_to(acting.user).of_meeting(meeting))
        papers = grouped((paper.item_id, paper) for paper in seen_papers)
        texts = texts_of(row.stored for paper in seen_papers for row in paper.file_rows.all())
        for paper in seen_papers:
            newest = {row.pk for row in paper.newest.values()}
            for row in paper.file_rows.all():
                row.is_older = row.pk not in newest
                row.can_be_read, row.text = can_be_read(row.stored), texts.get(row.stored.sha256)
        for item in items:
            item.meeting = meeting
            item.rows = papers.get(item.pk, [])
            item.may_add = meeting.state in TAKES and can_add_paper.test(acting, item)
            laid = [paper for paper in item.rows if not paper.is_withdrawn]
            item.missing = [code for code in LANGUAGES if any(code in paper.missing for paper in laid)]
        return items
