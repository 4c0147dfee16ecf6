"""Verbs of follow-up, one file a side."""

from recommendations.services.adopting import adopt, transmit, work_off_meetings
from recommendations.services.claiming import (
    claim_implementation,
    draft_claim,
    enter_claim,
    send_claim_for_signature,
    withdraw_claim,
)
from recommendations.services.clock import close_windows, keep_silent_objections, remind, suggest_overdue
from recommendations.services.concluding import conclude_dispute, end_recommendation
from recommendations.services.executing import (
    draft_position,
    draft_progress,
    enter_position,
    enter_progress,
    hand_back_paper,
    plan_measure,
    report_progress,
    send_position_for_signature,
    send_progress_for_signature,
    take_position,
)
from recommendations.services.hearing import decide_without_recommendation
from recommendations.services.importing import discard_batch, land_batch, publish_batch
from recommendations.services.judging import (
    answer_objection,
    assess_claim,
    contest_claim,
    draft_objection_reply,
    enter_objection_reply,
    keep_objection,
    narrow_objection,
    send_objection_reply_for_signature,
    withdraw_objection,
)
from recommendations.services.papers import forget_notes
from recommendations.services.settling import check_axes, settle
