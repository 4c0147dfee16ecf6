"""The translation desk of a meeting: what lacks which language, given out, sent out, read back, approved by its author."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from core.lifecycle import NotNow
from core.rules import NotAllowed
from core.seeing import RuledPage
from core.texts import LANGUAGES
from core.views import StepView
from meetings import services, translation_file
from meetings.forms import translations as forms
from meetings.glossary import marked, terms_in
from meetings.models import Meeting
from meetings.rules import can_approve_translation, can_run
from meetings.translating import ORIGINAL, lacks_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHOWN = {  # what the desk shows, by its address
    "all": gettext_lazy("All texts"),
    "missing": gettext_lazy("Missing"),
    "stale": gettext_lazy("Older than the original"),
    "mine": gettext_lazy("Given to me"),
    "waiting": gettext_lazy("Waiting for the author"),
}


class OfMeeting:
    """The meeting of the address with the texts of it that this person may see."""

    def meeting(self):
        seen = Meeting.objects.visible_to(self.request.acting.user).select_related("body")
        return get_object_or_404(seen, ref=self.kwargs["ref"])

    @cached_property
    def texts(self):
        return services.texts_to_translate(self.thing, self.request.acting.user)


def chosen(texts, shown, acting):
    """Those of the texts that the desk shows under this name."""
    if shown == "mine":
        return [text for text in texts if any(one.translator_id == acting.user.pk for one in text.translators.values())]
    if shown == "waiting":
        return [text for text in texts if text.waits_in()]
    if shown in ("missing", "stale"):
        return [text for text in texts if any(state == shown for _code, state, _who in text.states)]
    return texts


class MeetingTextsView(OfMeeting, StepView):
    """A step with texts of a meeting."""

    model = Meeting
    step = "translate"

    def get_thing(self):
        return self.meeting()

    def get_success_url(self, result):
        return reverse("meetings:translations", args=[self.thing.ref])


class DeskView(MeetingTextsView):
    """Every text with its languages, its length, its day and its translators; several are given out at once."""

    label = gettext_lazy("Translations")
    form_class = forms.AssignForm
    service = staticmethod(services.assign_translations)
    template_name = "meetings/translations.html"
    done = gettext_lazy("Done: who translates what is noted.")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "texts": self.texts}

    def get_context_data(self, **context):
        asked = self.request.GET.get("show", "all")
        shown = asked if asked in SHOWN else "all"
        ticked = self.request.POST.getlist("rows")
        texts = chosen(self.texts, shown, self.request.acting)
        for text in texts:
            text.is_ticked = text.key in ticked
            text.may_approve = can_approve_translation.test(self.request.acting, text)
        filters = [(key, label, len(chosen(self.texts, key, self.request.acting))) for key, label in SHOWN.items()]
        return super().get_context_data(
            texts=texts,
            shown=shown,
            filters=filters,
            lacks=lacks_of(text.words for text in self.texts),
            read_form=forms.ReadForm(thing=self.thing, by=self.request.acting),
            languages=LANGUAGES,
            **context,
        )


class FileView(OfMeeting, RuledPage, View):
    """The file for a translator: the ticked texts, or all that this language lacks."""

    rule = can_run
    shown_to = "visible_to"

    @cached_property
    def thing(self):
        return self.meeting()

    def get(self, request, ref):
        language, ticked = request.GET.get("language"), request.GET.getlist("rows")
        if language not in LANGUAGES:
            raise Http404
        texts = [text for text in self.texts if text.state(language) != ORIGINAL]
        texts = [text for text in texts if text.key in ticked] if ticked else [t for t in texts if t.owes(language)]
        if not texts:
            messages.warning(request, _("No chosen text has to be translated into this language."))
            return redirect("meetings:translations", ref)
        title = _("Translation: %(meeting)s") % {"meeting": self.thing}
        labels = {
            "how": _(
                "Write each translation in the right column. Leave the keys in double brackets as they are: they tell which text "
                "a translation belongs to. Rows may change places; cells are not merged. Fixed terms are marked and listed below."
            ),
            "original": _("Original"),
            "translation": _("Translation"),
            "terms": _("Fixed terms"),
        }
        made = translation_file.write(texts, language, title=title, labels=labels)
        response = HttpResponse(made, content_type=DOCX)
        response["Content-Disposition"] = f'attachment; filename="translation-{ref}-{language}.docx"'
        response["Cache-Control"] = "private, no-store"
        return response


class ReadView(MeetingTextsView):
    """The file that came back, row by row; nothing is saved yet."""

    label = gettext_lazy("Read a translation back")
    form_class = forms.ReadForm
    service = staticmethod(services.save_translations)
    template_name = "meetings/read_translations.html"

    def form_valid(self, form):
        read = form.cleaned_data["file"]
        languages = [one.language for one in read if one.language]
        if not languages:
            form.add_error("file", _("No row of the file has a key of this desk. Send a file that went out from here."))
            return self.form_invalid(form)
        language = max(LANGUAGES, key=languages.count)
        context = {
            "thing": self.thing,
            "label": _("Rows of the file"),
            "rows": forms.judged(read, self.texts, language),
            "language": language,
            "form": forms.SaveForm(thing=self.thing, by=self.request.acting),
            "address": reverse("meetings:save_translations", args=[self.thing.ref, language]),
        }
        return render(self.request, "meetings/save_translations.html", context)


class SaveView(MeetingTextsView):
    """Save the ticked rows, as they are typed on the page."""

    label = gettext_lazy("Save the translations")
    form_class = forms.SaveForm
    service = staticmethod(services.save_translations)
    template_name = "meetings/save_translations.html"
    done = gettext_lazy(
        "The translations are saved. They are working translations until the author of each text approves them."
    )

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "texts": self.texts, "language": self.kwargs["language"]}

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        language = self.kwargs["language"]
        return context | {"rows": context["form"].rows, "language": language, "address": self.request.path}


class TranslateView(MeetingTextsView):
    """One text beside its translation, for who translates it."""

    form_class = forms.TranslateForm
    template_name = "meetings/translate.html"
    done = gettext_lazy(
        "The translation is saved. It is a working translation until the author of the text approves it."
    )

    @cached_property
    def text(self):
        language = self.kwargs["language"]
        found = [text for text in self.texts if text.key == self.kwargs["key"] and language in LANGUAGES]
        if not found or found[0].words.original == language:
            raise Http404
        return found[0]

    def check(self):
        super().check()
        return self.text

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "text": self.text, "language": self.kwargs["language"]}

    def get_context_data(self, **context):
        text, code = self.text, self.kwargs["language"]
        return super().get_context_data(
            text=text,
            language=code,
            state=text.state(code),
            pieces=marked(text.original, text.words.original),
            terms=terms_in(text.original, text.words.original),
            may_approve=can_approve_translation.test(self.request.acting, text),
            **context,
        )

    def service(self, meeting, *, by, said, is_sure):
        """The desk saves one text as it saves many."""
        pairs, language = [(self.text, said)], self.kwargs["language"]
        return services.save_translations(meeting, by=by, said=pairs, language=language, is_sure=is_sure)


class ApproveView(TranslateView):
    """The author of the text stands by its translation, or corrects it first."""

    step = "approve_translation"
    form_class = forms.ApproveForm
    done = gettext_lazy("The translation is approved: it is official.")

    def check(self):
        text = super().check()
        if not can_approve_translation.test(self.request.acting, text):
            raise NotAllowed(self.thing.lifecycle.steps[self.step].says)
        if not text.waits_in() or self.kwargs["language"] not in text.waits_in():
            raise NotNow(self.step, text.state(self.kwargs["language"]))
        return text

    def service(self, _meeting, *, by, said, is_sure):
        """Approve what stands in the form."""
        return services.approve_translation(
            self.text, by=by, language=self.kwargs["language"], said=said, is_sure=is_sure
        )

    def get_success_url(self, result):
        if can_run.test(self.request.acting, None):
            return super().get_success_url(result)
        return self.thing.get_absolute_url()
