"""Every view says who may see what it shows (``tests/test_every_view_names_its_rule.py`` walks the map of addresses).

A ``StepView`` names its ``step`` or ``rule``. A page for some hats only is a ``RuledPage`` and names its ``rule``. Every other
view names ``shown_to``, a class as an attribute and a function by the decorator ``@shown_to(…)``, as one of ``WAYS``.
"""

from django.contrib.auth.views import redirect_to_login
from django.utils.translation import gettext_lazy as _

from core.refusals import Refusals

WAYS = {
    "visible_to": "its rows come from Model.objects.visible_to(user): 404 for what this person may not see",
    "everyone": "the same for everybody: no rows, or only such as are public by nature",
    "own": "the signed-in person's own things; anybody else is sent to sign in",
    "bearer": "whoever holds the token of a letter or of a calendar",
}


def shown_to(way):
    """Mark a function view. Raises ``ValueError`` for a way that is not in ``WAYS``."""
    if way not in WAYS:
        raise ValueError(f"{way!r} is not one of {sorted(WAYS)}")

    def mark(view):
        view.shown_to = way
        return view

    return mark


class OwnPage:
    """A page of the signed-in person's own things: the desk, the profile, the letters."""

    shown_to = "own"

    def dispatch(self, request, *args, **kwargs):
        if request.acting.is_nobody:
            return redirect_to_login(request.get_full_path())
        return super().dispatch(request, *args, **kwargs)


class RuledPage(Refusals):
    """A page for the hats of a ``rule`` (of ``core.rules``): the others read why not, the anonymous sign in first."""

    rule = None
    thing = None
    says = _("The hat you wear does not open this page.")

    def dispatch(self, request, *args, **kwargs):
        if request.acting.is_nobody:
            return redirect_to_login(request.get_full_path())
        if not self.rule.test(request.acting, self.thing):
            return self.not_allowed(self.says)
        return super().dispatch(request, *args, **kwargs)
