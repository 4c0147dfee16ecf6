"""How meetings are called in print. Pure; in the language being spoken."""

from django.utils.translation import gettext as _


def meeting_name(number):
    """The meeting by its number in its body: "Meeting 59" · "Заседание № 59" · "№ 59 отырыс"."""
    return _("Meeting %(number)s") % {"number": number}


def clock_times(starts, ends):
    """From when to when, by the clock of the place: "10:00–13:00"."""
    return f"{starts:%H:%M}–{ends:%H:%M}"


def no_day():
    """What stands in place of a day while a meeting has none."""
    return _("Postponed, new day not yet set")
