"""What the page of a meeting says of translations: what its agenda lacks, and what waits for the author who reads it. No query."""

from meetings.services import lacks_of, translatable_title
from meetings.states import S

WRITTEN = (S.PLANNED, S.ANNOUNCED, S.CIRCULATED)


def lacks_on_agenda(items):
    """How many titles and summaries of the standing items lack which language."""
    standing = [item for item in items if not item.dropped_at]
    return lacks_of(words for item in standing for words in (item.title, item.summary))


def waiting_for(acting, meeting, items):
    """The translations this hat approves as the author of an item: (item, key of its title, language)."""
    if meeting.state not in WRITTEN:
        return []
    found, seats = [], {seat.pk for seat in acting.seats}
    for item in items:
        if item.proposed_as and item.proposed_as.seat_id in seats and not item.dropped_at:
            text = translatable_title(item, item.proposed_as.seat)
            found += [(item, text.key, code) for code in text.waits_in()]
    return found
