"""A published agenda marks its changes: each item keeps what everybody was last told of it, what it said when it was first
published, and when that changed. The meeting is locked."""

from django.utils import timezone


def mark_changes(meeting):
    """Compare every item with what was told of it, times among it (minutes from the beginning of the meeting: a moved meeting
    changes no item); tell what stands now."""
    for item in meeting.programme(list(meeting.items.standing())):
        stands = {
            "title": item.title.plain(),
            "rapporteurs": item.rapporteurs.plain(),
            "question": str(item.standing_question),
            "minutes": item.minutes,
            "begins_after": item.begins_after,
        }
        if item.summary:
            stands["summary"] = item.summary.plain()
        if item.told == stands:
            continue
        marked = {"told": stands}
        if item.told:
            changed = {name: value for name, value in item.told.items() if stands.get(name) != value}
            marked |= {"was": {**changed, **item.was}, "changed_at": timezone.now()}
        meeting.items.filter(pk=item.pk).update(**marked)
