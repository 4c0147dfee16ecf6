"""What this is, what it does not store, and who keeps it."""

from django.views.generic import TemplateView


class About(TemplateView):
    shown_to = "everyone"
    template_name = "dialogue/about.html"
