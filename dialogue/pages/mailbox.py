"""The mailbox of the demonstration: the letters people of the cast got, with links that work."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.views.generic import ListView

from core.seeing import OwnPage
from dialogue.safe_start import DEMO_DOMAIN, demo_accounts
from notifications.models import MailboxLetter


class Mailbox(OwnPage, ListView):
    """One's own letters; people of the cast may read each other's, everybody else sees nobody's."""

    template_name = "dialogue/mailbox.html"
    context_object_name = "letters"
    paginate_by = 10

    def dispatch(self, request, *args, **kwargs):
        if not settings.DEMO:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def address(self):
        """Whose letters are shown. Raises ``PermissionDenied`` for others' letters outside the cast."""
        own, asked = self.request.acting.user.email, self.request.GET.get("who", "").strip().lower()
        if not asked or asked == own:
            return own
        if not (own.endswith(DEMO_DOMAIN) and asked.endswith(DEMO_DOMAIN)):
            raise PermissionDenied
        return asked

    def get_queryset(self):
        return MailboxLetter.objects.for_address(self.address())

    def get_context_data(self, **context):
        is_of_cast = self.request.acting.user.email.endswith(DEMO_DOMAIN)
        people = demo_accounts() if is_of_cast else []
        return super().get_context_data(who=self.address(), people=people, **context)
