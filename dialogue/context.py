"""What every template knows without being told."""

from django.conf import settings


def platform(request):
    """``DEMO``: the frame marks every page of a demonstration (design.md §6)."""
    return {"DEMO": settings.DEMO}
