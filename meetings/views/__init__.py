"""Steps of meetings, one file a chapter; the pages that show meetings are in ``dialogue.pages``."""

from meetings.views.agenda import (
    AgendaPublishView,
    AgendaView,
    ItemDropView,
    ItemEditView,
)
from meetings.views.answers import AcceptView, AnswerView, DeclineView
from meetings.views.calendar import BodyFeedView, CalendarFeedView, CalendarFileView
from meetings.views.planning import AmendView, AnnounceView, CancelView, EditView, MoveView
from meetings.views.sitting import DecisionCorrectView, DecisionsPublishView, DissentView, HoldView
from meetings.views.starting import NameMeetingView, ScheduleView, StartView
