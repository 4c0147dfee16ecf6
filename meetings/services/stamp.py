"""The screens of a sitting follow what they show: whoever writes it tells them."""

from django.db.models import F

from meetings.models import Sitting


def screens_changed(meeting):
    """The screens of the meeting show something else from now on."""
    Sitting.objects.get_or_create(meeting=meeting)
    Sitting.objects.filter(meeting=meeting).update(stamp=F("stamp") + 1)
