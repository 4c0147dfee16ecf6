"""What whoever runs the server should hear before the first letter."""

from django.conf import settings
from django.core.checks import Warning, register


@register()
def letters_leave_the_house(app_configs, **options):
    """Outside the demo letters must go to a mail server: in the mailbox nobody would read them."""
    if settings.DEMO or settings.EMAIL_BACKEND != "notifications.mailbox.MailboxBackend":
        return []
    return [Warning("No letter leaves this server.", hint="Set EMAIL_URL to a mail server.", id="notifications.W001")]
