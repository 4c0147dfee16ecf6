"""One paper as text, page by page: for slow lines and screen readers. Nobody's reading is noted (design.md §7)."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from core.texts import LANGUAGES
from files.kinds import PDF
from files.reading import want_text
from meetings.models import PaperFile
from participants.kinds import Audience

SEEN = {
    Audience.PUBLIC: _("Whoever sees the item; everybody once the agenda is published"),
    Audience.PARTICIPANTS: _("Those who take part, once they see the item"),
    Audience.BODY: _("The members of the body, once they see the item"),
}


class PaperText(DetailView):
    """The text of one version in one language. ``?page=`` turns the page; a page that is not there is the nearest one."""

    shown_to = "visible_to"
    template_name = "dialogue/paper_text.html"
    context_object_name = "row"

    def get_object(self):
        seen = PaperFile.objects.visible_to(self.request.acting.user).select_related("stored", "paper__item__meeting")
        said = {name: self.kwargs[name] for name in ("language", "number")}
        if said["language"] not in LANGUAGES:
            raise Http404
        row = get_object_or_404(
            seen, paper__uid=self.kwargs["uid"], paper__item__meeting__ref=self.kwargs["ref"], **said
        )
        row.newest = row.paper.newest
        return row

    def get_context_data(self, **context):
        row = self.object
        text = want_text(row.stored)
        number = self.number(text.pages) if text else 0
        return super().get_context_data(
            paper=row.paper,
            meeting=row.paper.item.meeting,
            text=text,
            number=number,
            page=text.page_rows.filter(number=number).first() if number else None,
            has_pages=row.stored.mime == PDF.mime,
            newer=row.newest[row.language] if row.newest[row.language] != row else None,
            others=[one for code, one in row.newest.items() if code != row.language],
            seen=SEEN[row.paper.audience],
            **context,
        )

    def number(self, pages):
        """The page that is asked for, as far as there are so many; 0 when there is none."""
        asked = self.request.GET.get("page", "")
        return min(max(int(asked), 1), pages) if asked.isdecimal() and len(asked) < 9 else min(1, pages)
