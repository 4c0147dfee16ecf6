"""What the clock does in follow-up: windows end, silence keeps an objection, the ladder reminds (design.md §5.6)."""

from django.utils import timezone

from core.things import lock_with_story, touch
from deadlines.terms import work_off_ended, work_off_rungs
from meetings.kinds import SuggestionReason
from participants.acting import THE_HOUSE
from recommendations import notices
from recommendations.kinds import ObjectionStand
from recommendations.models import Claim, Objection, Recommendation
from recommendations.services.adopting import POSITION
from recommendations.services.claiming import WINDOW
from recommendations.services.judging import REPLY, STAND, keep_objection
from recommendations.services.settling import settle
from recommendations.services.standing import current_claim
from recommendations.services.suggesting import suggest, suggest_dispute
from recommendations.states import lifecycle


def close_windows(on):
    """End the windows whose last day has passed and settle; "no objection came" is never called confirmed."""

    def close(term):
        claim = lock_with_story(Claim.objects.get(uid=term.about_uid))
        recommendation = claim.recommendation
        if claim.window_closed_at or claim != current_claim(recommendation):
            return
        if not lifecycle.is_timely("close_window", recommendation):
            return
        claim.window_closed_at = timezone.now()
        touch(claim, "window_closed_at")
        line = lifecycle.take("close_window", recommendation, by=THE_HOUSE, about=claim)
        settle(recommendation)
        suggest_dispute(recommendation)
        notices.window_closed(line, claim)

    return work_off_ended((WINDOW,), on, close)


def keep_silent_objections(on):
    """Silence keeps: objections nobody withdrew or narrowed within 10 working days of the answer stand."""

    def keep(term):
        objection = Objection.objects.get(uid=term.about_uid)
        if objection.state == ObjectionStand.REPLIED:
            keep_objection(objection, by=THE_HOUSE)

    return work_off_ended((STAND,), on, keep)


def suggest_overdue(on):
    """Suggest for the next agenda what is past its due day and not reported as implemented; withdrawn once it is."""
    late = Recommendation.objects.overdue(on).exclude(decision=None).select_related("decision__item__meeting__body")
    for recommendation in late:
        suggest(recommendation, SuggestionReason.OVERDUE)


def remind(on):
    """The ladders of position, objection reply and the objector's stand; returns how many letters went."""
    return work_off_rungs((POSITION, REPLY, STAND), on, _remind)


def _remind(rung):
    model = Recommendation if rung.term.rule_id == POSITION else Objection
    thing = model.objects.get(uid=rung.term.about_uid)
    notices.term_reminded(rung, thing, thing.story)
    if rung.is_to_chair:
        suggest(thing.story, SuggestionReason.OVERDUE)
