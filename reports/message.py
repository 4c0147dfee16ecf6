"""A meeting in a few lines, for the group chats people really read. Pure."""

from django.utils.translation import gettext as _

from core.templatetags.dates import day

LONGEST = 300  # characters, so that no chat folds it


def message(meeting, language, address):
    """When, where and about what, at most ``LONGEST`` characters, ending with the address; the theme gives way first.

    In the language that is being spoken. Says nothing the public page of the meeting does not say.
    """
    place = meeting.place.said(language).text if meeting.place else _("Online")
    head = f"{meeting.body.name.said(language).text}: {meeting.printed}"
    when = meeting.no_day or f"{day(meeting.on)}, {meeting.hours} ({meeting.zone_words})"
    when = f"{when}. {place}"
    theme = meeting.title.said(language).text
    room = LONGEST - len("\n".join([head, "", when, address]))
    return "\n".join(part for part in (head, shortened(theme, room), when, address) if part)[:LONGEST]


def shortened(text, room):
    """The text in so many characters: whole words, then an ellipsis; nothing where there is room for none."""
    if len(text) <= room:
        return text
    words = text[: max(room - 1, 0)].rpartition(" ")[0].rstrip(" ,;:–—")
    return f"{words}…" if words else ""
