"""What members proposed for the agenda of a meeting, as its page shows it under the agenda."""

from django.urls import reverse

from meetings.models import ProposedItem
from meetings.states import Proposed

STEPS = {"take": "meetings:take_item", "refuse": "meetings:refuse_item", "withdraw": "meetings:withdraw_item"}


def proposed_for(meeting, acting):
    """What this person may see: ``waiting``, ``moved`` (on the agenda of a later meeting), ``refused``; and ``by_item``, who
    proposed what stands on this agenda. What its author took back is not told."""
    found = {"waiting": [], "moved": [], "refused": [], "by_item": {}}
    for one in ProposedItem.objects.visible_to(acting.user).of_page(meeting):
        one.steps = [(step.label, reverse(STEPS[step.verb], args=[one.uid])) for step in _open_steps(one, acting)]
        if one.state == Proposed.TAKEN and one.item.meeting_id == meeting.pk:
            found["by_item"][one.item_id] = one
        else:
            found["moved" if one.state == Proposed.TAKEN else one.state].append(one)
    return found


def _open_steps(one, acting):
    return [step for step in one.lifecycle.open_to(one, acting) if step.verb in STEPS]
