"""The agenda editor and its steps. All of it works without JavaScript: every button is a form."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm
from core.things import lock
from core.views import StepView
from deadlines.terms import calendar_now
from meetings import forms, services
from meetings.forms import agenda
from meetings.forms.editor import InlineForm
from meetings.models import AgendaItem, Meeting, ProposedItem, Suggestion, questions_covered
from meetings.programme import with_moves
from meetings.translating import lacks_of

SHOWN = 30  # suggestions


class AgendaView(StepView):
    """The agenda as it stands with its buttons, a form for a further item, and what is suggested."""

    model = Meeting
    form_class = agenda.NewItemForm
    service = staticmethod(services.add_item)
    template_name = "meetings/agenda.html"
    done = _("Done: the item is on the agenda.")

    @property
    def step(self):
        return self.thing.agenda_step

    def get_initial(self):
        """An item that begins with the words of a suggestion."""
        asked = self.request.GET.get("suggestion")
        if not asked:
            return super().get_initial()
        waiting = Suggestion.objects.visible_to(self.request.acting.user).waiting().but_proposed()
        suggestion = get_object_or_404(waiting, body=self.thing.body_id, uid=asked)
        return {"title": suggestion.words, "suggestion": suggestion, "standing_question": suggestion.question}

    def get_context_data(self, **context):
        items = list(AgendaItem.objects.visible_to(self.request.acting.user).filter(meeting=self.thing).standing())
        for item in with_moves(items):
            item.form = StepForm(thing=item, by=self.request.acting, auto_id=False)
            item.writing = InlineForm(thing=item, by=self.request.acting, auto_id=f"{item.uid}-%s")
            item.lacks = lacks_of([item.title, item.summary])
        waiting = Suggestion.objects.visible_to(self.request.acting.user).waiting()
        waiting = list(waiting.but_proposed().filter(body=self.thing.body_id)[: SHOWN + 1])
        today, calendar = timezone.localdate(), calendar_now() if waiting else None
        for one in waiting:
            one.form = StepForm(thing=self.thing, by=self.request.acting, auto_id=False)
            one.days = calendar.working_days_between(timezone.localdate(one.created_at), today)
        return super().get_context_data(
            items=self.thing.programme(items),
            overrun=self.thing.overrun(items),
            questions=questions_covered(items),
            lacks=lacks_of(words for item in items for words in (item.title, item.summary)),
            suggestions=waiting[:SHOWN],
            more_suggestions=len(waiting) > SHOWN,
            proposed=ProposedItem.objects.visible_to(self.request.acting.user).to_answer_at(self.thing).for_list(),
            **context,
        )

    def take(self, form):
        """One more item overwrites nothing: what others arranged meanwhile makes this page no older."""
        return self.get_success_url(self.service(lock(self.thing), **form.service_arguments(), by=self.request.acting))

    def get_success_url(self, result):
        return reverse("meetings:agenda", args=[self.thing.ref])


class ItemView(StepView):
    """A step with one item: back to the editor."""

    model = AgendaItem
    on = "meeting"

    @property
    def step(self):
        return self.thing.meeting.agenda_step

    def get_success_url(self, result):
        return reverse("meetings:agenda", args=[self.thing.meeting.ref])


class ItemEditView(ItemView):
    form_class = agenda.ItemForm
    service = staticmethod(services.edit_item)
    label = _("Edit the item")


class ItemDropView(ItemView):
    service = staticmethod(services.drop_item)
    label = _("Drop the item")


class AgendaPublishView(StepView):
    """Says before publishing how many items each standing question has."""

    model = Meeting
    step = "publish_agenda"
    form_class = forms.PublishAgendaForm
    service = staticmethod(services.publish_agenda)
    template_name = "meetings/publish_agenda.html"

    def get_context_data(self, **context):
        items = list(self.thing.items.standing())
        return super().get_context_data(
            items=self.thing.programme(items),
            overrun=self.thing.overrun(items),
            without_summary=sum(not item.summary for item in items),
            lacks=lacks_of(words for item in items for words in (item.title, item.summary)),
            questions=questions_covered(items),
            **context,
        )
