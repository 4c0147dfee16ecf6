"""A body refers a text to its parent, the parent's meeting answers. Recorded with a decision, in force with its sheet."""

from django.utils import timezone

from core.lines import write_line
from core.refs import Ref
from core.series import next_number
from core.things import lock, touch
from meetings.kinds import REFERRAL, Outcome, SuggestionReason
from meetings.models import Referral, Suggestion
from meetings.notices import referring as notices
from meetings.services.suggestions import suggest_item, withdraw_suggestions
from meetings.states.referring import Referred
from meetings.states.referring import referring as lifecycle

VERBS = {Outcome.ADOPTED: "adopt", Outcome.AMENDED: "amend", Outcome.RETURNED: "return"}


def refer(decision):
    """The decision refers its text to the parent of the body: one row, seen as the decision is. Returns the ``Referral``."""
    item, year = decision.item, timezone.localdate().year
    return Referral.objects.create(
        ref=f"{year}-{next_number(f'referrals/{year}'):03}",
        decision=decision,
        body=item.meeting.body.parent,
        earlier=Referral.objects.returned_on(item),
    )


def work_off_sheet(meeting, *, by):
    """The decision sheet of the (locked) meeting becomes public: what it refers goes to the parent, what it answers is answered."""
    for referral in Referral.objects.filter(decision__item__meeting=meeting).order_by("id"):
        _begin(referral, by)
    made = Suggestion.objects.filter(item__meeting=meeting, item__dropped_at=None, about_kind=REFERRAL)
    decisions = {one.about_uid: one.item.decision for one in made.select_related("item__decision__filing")}
    waiting = Referral.objects.filter(uid__in=decisions, body=meeting.body_id, state=Referred.WAITING)
    for referral in waiting.order_by("id"):
        _answer(referral, decisions[referral.uid], by)


def _begin(referral, by):
    referral.referred_at = timezone.now()
    touch(referral, "referred_at")
    facts = {**_named(referral.decision), "to": referral.body.code}
    line = write_line(referral, "refer", by=by, target=str(referral.state), about=referral.decision, facts=facts)
    _suggest(referral, referral.body, SuggestionReason.REFERRED)
    notices.text_referred(line, referral)


def _answer(referral, decision, by):
    """Put off, it is suggested again: nothing lies in a drawer."""
    verb = VERBS.get(decision.outcome)
    if verb is None:
        _suggest(referral, referral.body, SuggestionReason.REFERRED)
        return
    lock(referral)
    referral.answer = decision
    touch(referral, "answer")
    reason = decision.text if verb == "return" else None
    line = lifecycle.take(verb, referral, by=by, about=decision, reason=reason, facts=_named(decision))
    withdraw_suggestions(Ref.of(referral), SuggestionReason.REFERRED)
    if verb == "return":
        _suggest(referral, referral.sender, SuggestionReason.RETURNED)
    notices.referral_answered(line, referral)


def _suggest(referral, body, reason):
    suggest_item(body=body, about=Ref.of(referral), words=referral.decision.item.title, reason=reason)


def _named(decision):
    filed, meeting = decision.filing, decision.item.meeting
    return {
        "decision": filed.sha256,
        "control": filed.control_code,
        "meeting": meeting.ref,
        "item": decision.item.position,
    }
