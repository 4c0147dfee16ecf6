"""Permalinks: ``/go/<kind>/<uid>/`` leads to the page that tells of the thing, 404 for whoever may not see it."""

from django.apps import apps
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import translation
from django.views import View

from dialogue.languages import language_for


class Go(View):
    """Language-neutral: the page it leads to is in the reader's language."""

    shown_to = "visible_to"

    def get(self, request, kind, uid):
        try:
            model = apps.get_model(kind)
        except (LookupError, ValueError):
            raise Http404 from None
        if not hasattr(model.objects.all(), "visible_to"):
            raise Http404
        thing = get_object_or_404(model.objects.visible_to(request.acting.user), uid=uid)
        with translation.override(language_for(request)):
            return redirect(thing.story.get_absolute_url())
