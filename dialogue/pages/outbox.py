"""The outbox: letters to many, read before they go. One page a letter: in each language as it will be read, and who gets it."""

from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, ListView

from core.forms import StepForm
from core.seeing import RuledPage
from notifications.kinds import Outboxed
from notifications.models import MassLetter, Notice
from notifications.services import progress_of
from participants.models import LANGUAGE_CHOICES
from participants.rules import is_secretariat


class Outbox(RuledPage, ListView):
    """What waits, then what was sent or stopped."""

    rule = is_secretariat
    template_name = "dialogue/outbox.html"
    context_object_name = "letters"
    paginate_by = 25

    def get_queryset(self):
        return MassLetter.objects.visible_to(self.request.acting.user).for_list()


class MassLetterPage(RuledPage, DetailView):
    rule = is_secretariat
    template_name = "dialogue/mass_letter.html"
    context_object_name = "letter"

    def get_object(self):
        return get_object_or_404(
            MassLetter.objects.visible_to(self.request.acting.user).for_list(), uid=self.kwargs["uid"]
        )

    def get_context_data(self, **context):
        letter = self.object
        is_waiting, progress = letter.state == Outboxed.WAITING, progress_of(letter)
        notices = Notice.objects.filter(news=letter.news_id).select_related("reader").order_by("reader__name", "pk")
        return super().get_context_data(
            is_waiting=is_waiting,
            is_sent=letter.state == Outboxed.SENT,
            progress=progress,
            is_over=not progress["open"],
            told=[(code, name, letter.news.texts[code]) for code, name in LANGUAGE_CHOICES],
            notices=notices,
            form=StepForm(thing=letter, by=self.request.acting) if is_waiting else None,
            **context,
        )
