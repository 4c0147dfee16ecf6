"""The desk, composed of what the hat's powers bring."""

from django.views.generic import TemplateView

from core.seeing import OwnPage


class Desk(OwnPage, TemplateView):
    template_name = "dialogue/desk.html"
