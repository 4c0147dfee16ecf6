"""Steps at a sitting. Each is a plain form; the queue of the browser (static/js/screen.js) sends the same form with the header
``X-Queue`` and gets JSON: what it sent twice is done once, and a conflict comes back with both texts."""

from django.contrib.messages import get_messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.once import result_of
from core.views import StepView
from meetings import services
from meetings.forms.minutes import RemarkForm
from meetings.forms.screen import OrderForm, SpeakerForm, WordingForm
from meetings.models import AgendaItem, DraftWording, Meeting, Sitting


class QueuedView(StepView):
    """A step with one item of the agenda at the sitting of its meeting."""

    model = AgendaItem
    on = "meeting"
    step = "lead"
    done = _("Saved.")
    refusal = None

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        return self.told(response) if "X-Queue" in request.headers and request.method == "POST" else response

    def get_thing(self):
        seen = AgendaItem.objects.visible_to(self.request.acting.user).select_related("meeting__body")
        return get_object_or_404(seen, uid=self.kwargs["uid"])

    def told(self, response):
        """The answer a queue can read. Words for a page that nobody opens are dropped."""
        list(get_messages(self.request))
        if response.status_code == 302 and self.request.acting.is_nobody:
            return JsonResponse({"sign_in": True}, status=401)
        if response.status_code == 302 and result_of(self.request.POST.get("once")):
            self.thing = getattr(self, "thing", None) or self.get_thing()
            return JsonResponse({"version": self.current_version()})
        if response.status_code == 403:
            return JsonResponse({"says": [str(_("The hat you wear does not allow this step."))]}, status=403)
        if response.status_code == 302:
            return JsonResponse({"says": [str(_("This step is no longer open."))], "closed": True}, status=409)
        errors = response.context_data["form"].errors
        says = [str(one) for found in errors.values() for one in found]
        status = response.status_code if response.status_code == 409 else 422
        told = {"says": says, "ask": "is_sure" in errors, "version": self.current_version(), "stands": self.stands()}
        return JsonResponse(told, status=status)

    def current_version(self):
        """The version the next form of this kind must carry."""
        return self.version_now()

    def stands(self):
        """What stands now, a text a language, for the side beside what was typed."""
        return {}

    def get_success_url(self, result):
        return reverse("page:screen", args=[self.thing.meeting.ref])


class VersionedView(QueuedView):
    """The version in the form is not the item's: the service compares it."""

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "initial": {"version": self.version_now()}}

    def take(self, form):
        said = {**form.service_arguments(), "version": form.cleaned_data["version"]}
        return self.get_success_url(self.service(self.thing, **said, by=self.request.acting))


class ItemShowView(VersionedView):
    label = _("Go to this item")
    service = staticmethod(services.show_item)

    def version_now(self):
        sitting = Sitting.objects.filter(meeting=self.thing.meeting, item__isnull=False).first()
        return sitting.version if sitting else 0

    def stands(self):
        sitting = Sitting.objects.filter(meeting=self.thing.meeting).select_related("item").first()
        return {"": str(sitting.item)} if sitting and sitting.item else {}


class WordingView(VersionedView):
    label = _("Draft wording")
    form_class = WordingForm
    service = staticmethod(services.word_draft)
    template_name = "meetings/screen/wording.html"

    @property
    def wording(self):
        return DraftWording.objects.filter(item=self.thing).first()

    def get_form_kwargs(self):
        kwargs, wording = super().get_form_kwargs(), self.wording
        return {**kwargs, "initial": {**kwargs["initial"], "text": wording.text if wording else None}}

    def version_now(self):
        return self.wording.version if self.wording else 0

    def stands(self):
        return {code: one.text for code, one in self.wording.text.texts.items()} if self.wording else {}

    def get_context_data(self, **context):
        return super().get_context_data(stands_now=self.stands(), **context)


class NoteView(QueuedView):
    label = _("Add a paragraph")
    form_class = RemarkForm
    service = staticmethod(services.note_remark)
    done = _("The paragraph stands in the draft.")


class SpeakerAddView(QueuedView):
    label = _("Put on the list of speakers")
    form_class = SpeakerForm
    service = staticmethod(services.enlist_speaker)


class SpeakerCallView(QueuedView):
    label = _("Next speaker")
    service = staticmethod(services.call_speaker)


class SpeakersOrderView(StepView):
    model = Meeting
    step = "order_speakers"
    form_class = OrderForm
    service = staticmethod(services.order_speakers)
