from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from notifications import checks  # noqa: F401 - registers itself


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = _("Notifications")
