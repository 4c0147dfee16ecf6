"""Verbs of meetings, one file a chapter of a meeting's life."""

from meetings.services.agenda import add_item, drop_item, edit_item, lower_item, move_item, publish_agenda, raise_item
from meetings.services.answers import accept_invitation, answer_invitation, decline_invitation
from meetings.services.dissents import check_dissent, close_dissents, file_dissent
from meetings.services.planning import (
    amend_meeting,
    announce_meeting,
    cancel_meeting,
    edit_meeting,
    move_meeting,
    schedule_meeting,
)
from meetings.services.sitting import correct_decision, hold_meeting, publish_decisions, record_decision
from meetings.services.suggestions import suggest_item, withdraw_suggestions

__all__ = [
    "accept_invitation",
    "add_item",
    "amend_meeting",
    "announce_meeting",
    "answer_invitation",
    "cancel_meeting",
    "check_dissent",
    "close_dissents",
    "correct_decision",
    "decline_invitation",
    "drop_item",
    "edit_item",
    "edit_meeting",
    "file_dissent",
    "hold_meeting",
    "lower_item",
    "move_item",
    "move_meeting",
    "publish_agenda",
    "publish_decisions",
    "raise_item",
    "record_decision",
    "schedule_meeting",
    "suggest_item",
    "withdraw_suggestions",
]
