"""The public memory: the chain of entries, and one entry with everything anybody needs to recompute its hash."""

from django.apps import apps
from django.db.models import Max
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView

from record.models import Entry, Inspection
from record.services import hashed_text, seals


def told(entry):
    """What happened, in words: the noun and the step's own label; the bare codes when no table knows them."""
    try:
        model = apps.get_model(entry.thing_kind)
    except (LookupError, ValueError):
        return f"{entry.thing_kind} · {entry.step}"
    steps = model.lifecycle.steps if hasattr(model, "lifecycle") else {}
    others = {"filing": _("Filed text"), "withdraw": _("Withdrawn from the record")}
    verb = steps[entry.step].label if entry.step in steps else others.get(entry.step, entry.step)
    return f"{capfirst(model._meta.verbose_name)} · {verb}"


class Record(ListView):
    """The entries, newest first: the public ones, or with ``?all=1`` the whole chain."""

    shown_to = "visible_to"
    template_name = "record/record.html"
    paginate_by = 50

    def get_queryset(self):
        seen = Entry.objects.visible_to(self.request.acting.user).for_list()
        return seen if self.shows_all else seen.public()

    @property
    def shows_all(self):
        return self.request.GET.get("all") == "1"

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        return context | {
            "rows": [(entry, told(entry)) for entry in context["object_list"]],
            "last": Entry.objects.order_by("-seq").first(),
            "inspection": Inspection.objects.order_by("-id").first(),
            "shows_all": self.shows_all,
        }


class EntryPage(DetailView):
    """One entry by its number."""

    shown_to = "visible_to"
    template_name = "record/entry.html"

    def get_object(self):
        entries = Entry.objects.visible_to(self.request.acting.user).select_related("line", "filing")
        return get_object_or_404(entries, seq=self.kwargs["seq"])

    def get_context_data(self, **context):
        return super().get_context_data(
            told=told(self.object),
            hashed=hashed_text(self.object),
            commitments=list(seals(self.object)),
            last_seq=Entry.objects.aggregate(last=Max("seq"))["last"],
            **context,
        )
