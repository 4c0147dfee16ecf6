"""What the server refuses to do with the settings it was given (design.md §6)."""

from django.conf import settings
from django.contrib.auth import get_user_model

DEMO_DOMAIN = "@demo.example"


def demo_accounts():
    """The people of the demo, whose password everybody knows."""
    return get_user_model().objects.filter(email__endswith=DEMO_DOMAIN).order_by("pk")


def objection() -> str:
    """Why this server must not start, one line; empty when it may. Asks the database only when others could reach us."""
    beyond = sorted(set(settings.ALLOWED_HOSTS) - set(settings.LOOPBACK))
    if beyond and settings.DEMO:
        return f"The demo's passwords are public, it does not serve {', '.join(beyond)}: set DEMO=0"
    if beyond and demo_accounts().exists():
        return f"Demo accounts exist and their password is public: {', '.join(beyond)} needs an empty database"
    return ""
