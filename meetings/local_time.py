"""A meeting stores the clock and the zone of its place; UTC is derived (design.md §5.16). Pure.

The offset of a zone moves by law: Kazakhstan went from UTC+6 to UTC+5 on 1 March 2024, so an old meeting in Astana began at
another UTC hour than a new one at the same clock. ``tzdata`` is pinned in requirements.txt.
"""

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext_lazy as _

HOME = "Asia/Almaty"

# The zones a secretariat is offered: home, and where partners sit. A stored meeting may have any IANA zone.
OFFERED = {
    HOME: _("Astana time"),
    "Europe/Vienna": _("Vienna time"),
    "Europe/Warsaw": _("Warsaw time"),
    "Europe/Zurich": _("Geneva time"),
    "Europe/Brussels": _("Brussels time"),
    "America/New_York": _("New York time"),
    "Asia/Tashkent": _("Tashkent time"),
    "Asia/Bishkek": _("Bishkek time"),
    "UTC": _("UTC"),
}


def is_zone(name):
    """Whether ``name`` is a zone of the IANA database."""
    try:
        return bool(ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown, no name at all, a folder of zones
        return False


def utc(on, clock, zone):
    """The moment, in UTC, at which the clock of ``zone`` shows ``clock`` on the day ``on``.

    A clock time that comes twice (the hour put back) means the first time. Raises ``ValueError`` for one that never comes
    (the hour put forward) and for an unknown zone.
    """
    if not is_zone(zone):
        raise ValueError(f"no such zone: {zone}")
    local = dt.datetime.combine(on, clock, tzinfo=ZoneInfo(zone))
    moment = local.astimezone(dt.UTC)
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValueError(f"the clock of {zone} skips {clock:%H:%M} on {on}")
    return moment


def zone_words(zone):
    """The zone as people call it; its IANA name when it is not one of those offered."""
    return OFFERED.get(zone, zone)
