"""Pages behind the links of letters: opening one changes nothing, its button does (design.md §5.13)."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from core.tokens import find, use


@method_decorator(never_cache, name="dispatch")
class TokenView(FormView):
    """A page for whoever holds the link, signed in or not. Its address ends in ``<str:token>``.

    A subclass names the ``purpose`` of its tokens, what the page says (``title``, ``words``) and its ``buttons``, pairs of
    answer and label, and defines ``take``. With a ``form_class`` the page asks for more (a new password). The token is the
    right to act, so there is no rule to ask; it is spent in the transaction of ``take`` and stays good when that fails.
    """

    shown_to = "bearer"
    purpose = ""
    title = ""
    words = ""
    buttons = (("yes", _("Confirm")),)
    form_class = forms.Form
    template_name = "notifications/link.html"

    def take(self, token, answer, form):
        """Do what the pressed button says; returns where to go next. ``ValidationError`` shows on the page."""
        raise NotImplementedError

    def dispatch(self, request, *args, **kwargs):
        self.token = find(self.purpose, kwargs["token"])
        return super().dispatch(request, *args, **kwargs) if self.token else self.gone()

    def post(self, request, *args, **kwargs):
        self.answer = request.POST.get("answer", "")
        if self.answer not in [answer for answer, _label in self.buttons]:
            return self.get(request, *args, **kwargs)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            with transaction.atomic():
                token = use(self.purpose, self.kwargs["token"])
                if token is None:  # somebody pressed it in another window meanwhile
                    return self.gone()
                return redirect(self.take(token, self.answer, form))
        except ValidationError as problem:
            form.add_error(None, problem)
            return self.form_invalid(form)

    def get_context_data(self, **context):
        return super().get_context_data(title=self.title, words=self.words, buttons=self.buttons, **context)

    def gone(self):
        """The link was used, has expired or never was: says so, and what to do now. Never says which."""
        return render(self.request, "notifications/link_gone.html", status=410)
