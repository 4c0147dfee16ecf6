"""The law the body speaks about: acts by title or number, treaties and commitments with their provisions."""

from django.utils.translation import ngettext
from django.views.generic import ListView

from law.models import Act, Instrument
from law.rules import can_describe_acts


class Law(ListView):
    """Acts, the newest first; on the first page also the instruments."""

    shown_to = "everyone"
    template_name = "dialogue/law.html"
    paginate_by = 25

    def get_queryset(self):
        seen = Act.objects.visible_to(self.request.acting.user)
        return seen.matching(self.request.GET.get("q", "")).for_list()

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        query, acts = self.request.GET.get("q", ""), context["paginator"].count
        is_whole = not query and context["page_obj"].number == 1
        return {
            **context,
            "q": query,
            "found": ngettext("%(n)s act", "%(n)s acts", acts) % {"n": acts},
            "instruments": Instrument.objects.visible_to(self.request.acting.user).for_list() if is_whole else [],
            "can_describe": can_describe_acts.test(self.request.acting, None),
        }
