"""Verbs of proposals, one file a phase of their life."""

from proposals.services.drafting import (
    discard_draft,
    draft_proposal,
    edit_proposal,
    file_proposal,
    missing_of,
    withdraw_proposal,
)
from proposals.services.hearing import (
    adopt_proposal,
    decline_proposal,
    defer_proposal,
    refer_proposal,
    settle_proposal_in_parts,
)
from proposals.services.intake import (
    admit_proposal,
    admit_untouched,
    place_on_agenda,
    return_proposal,
    send_proposal,
    take_off_agenda,
)
from proposals.services.opening import open_proposal, work_off_meetings
from proposals.services.replies import (
    draft_reply,
    enter_reply,
    forget_notes,
    hand_back_reply,
    remind_of_replies,
    send_reply_for_signature,
    sign_reply,
)
from proposals.services.waiting import suggest_waiting
