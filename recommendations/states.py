"""The procedure only. What each side says is rows (design.md §5.2); most acts leave the state alone."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.lifecycle import STAYS, Lifecycle, Step
from participants.rules import is_the_house
from recommendations.kinds import ObjectionStand as O
from recommendations.rules import (
    can_answer_objection,
    can_assess,
    can_import,
    can_run,
    can_speak_for_an_executor,
    can_speak_for_lead,
    is_the_objector,
)


class S(TextChoices):
    DRAFTED = "drafted", _("Draft")
    ADOPTED = "adopted", _("Adopted")
    TRANSMITTED = "transmitted", _("Sent to the bodies")
    SUPERSEDED = "superseded", _("Superseded")
    ENDED = "ended", _("Ended")


_sent = (S.TRANSMITTED,)
_meeting = _("Only the secretariat records what a meeting decided.")
_lead = _("Only the focal point or the signatory of the lead body may do this.")
_executor = _("Only the focal point or the signatory of the lead body or a co-executor may do this.")
_assessor = _("Only a representative of an NGO or an independent institution that does not carry it out may assess.")

lifecycle = Lifecycle(
    Step("adopt", _("Adopt"), can_run, (S.DRAFTED,), S.ADOPTED),
    Step("take_over", _("Take over from a source"), can_import, (S.DRAFTED,), S.TRANSMITTED),  # a whole batch at once
    Step("transmit", _("Send to the bodies"), can_run, (S.ADOPTED,), S.TRANSMITTED),
    Step("take_position", _("Take a position"), can_speak_for_an_executor, _sent, STAYS, _executor),
    Step("plan", _("Plan a measure"), can_speak_for_lead, _sent, STAYS, _lead),
    Step("report", _("Report progress"), can_speak_for_an_executor, _sent, STAYS, _executor),
    Step("claim", _("Report as implemented"), can_speak_for_lead, _sent, STAYS, _lead),
    Step("withdraw_claim", _("Withdraw the report"), can_speak_for_lead, _sent, STAYS, _lead),
    Step("assess", _("Assess"), can_assess, _sent, STAYS, _assessor),
    Step("contest", _("Object"), can_assess, _sent, STAYS, _assessor),
    Step("answer_objection", _("Answer the objection"), can_speak_for_lead, _sent, STAYS, _lead),
    Step("close_window", _("The time for assessment is over"), is_the_house, _sent, STAYS),
    Step("conclude", _("Record what a meeting found"), can_run, _sent, STAYS, _meeting),
    Step("end", _("End follow-up"), can_run, _sent, S.ENDED, _meeting),
)

_objector = _("Only the organisation that objected may do this.")
_standing = (O.OPEN, O.REPLIED, O.KEPT, O.NARROWED)
# The body is heard before the objection is kept or narrowed; it can be withdrawn at any time, and filed again afterwards.
# Answering and filing again leave the line of the recommendation's own step.
objection_lifecycle = Lifecycle(
    Step("answer", _("Answer"), can_answer_objection, (O.OPEN,), O.REPLIED, _lead, is_kept=False),
    Step("keep", _("Keep the objection"), is_the_objector | is_the_house, (O.REPLIED,), O.KEPT, _objector),
    Step("narrow", _("Narrow the objection"), is_the_objector, (O.REPLIED, O.KEPT), O.NARROWED, _objector),
    Step("withdraw", _("Withdraw the objection"), is_the_objector, _standing, O.WITHDRAWN, _objector),
    Step("renew", _("Object again"), is_the_objector, (O.WITHDRAWN,), O.OPEN, _objector, is_kept=False),
)
