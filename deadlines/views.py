"""The page "Why this date?"."""

from django.views.generic import DetailView

from deadlines.models import Term
from deadlines.terms import bar, explain


class TermView(DetailView):
    """Dates and the name of the rule, nothing of the thing itself: that is behind its link, which is 404 for whoever may
    not see it. Whoever was given the uid of a term saw it on a page of the thing."""

    shown_to = "visible_to"
    template_name = "deadlines/term.html"
    context_object_name = "term"
    slug_field = slug_url_kwarg = "uid"

    def get_queryset(self):
        return Term.objects.visible_to(self.request.acting.user).for_list().select_related("calendar")

    def get_context_data(self, **context):
        term = self.object
        return super().get_context_data(explanation=explain(term), bar={**bar(term), "why_url": ""}, **context)
