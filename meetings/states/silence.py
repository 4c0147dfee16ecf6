"""When a silence procedure moves. It knows two subjects, a date and the minutes, and decides on nothing else (domain.md §5.6)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.lifecycle import STAYS, Lifecycle, Step
from meetings.rules import can_answer_silence, can_carry_out_silence, can_object_silence
from participants.rules import is_the_house


class Silent(TextChoices):
    ASKED = "asked", _("Runs: a seat with a vote may object")
    AGREED = "agreed", _("Agreed by silence")
    DONE = "done", _("Agreed by silence; the meeting has its new day")
    STOPPED = "stopped", _("Stopped by an objection: it goes to the meeting")
    LAPSED = "lapsed", _("Over before it ended")


silencing = Lifecycle(
    # An answer is no act to be read by everybody: like answers to invitations it leaves no line.
    Step(
        "answer",
        _("I have read it and do not object"),
        can_answer_silence,
        (Silent.ASKED,),
        STAYS,
        _(
            "Only who sits on a seat that was told, and has not answered yet, may answer. You may have to change your hat."
        ),
        is_kept=False,
    ),
    Step(
        "object",
        _("Object"),
        can_object_silence,
        (Silent.ASKED,),
        Silent.STOPPED,
        _("Only who sits on a seat with a vote that was told may object; observers speak and never block."),
    ),
    Step("agree", _("Nobody objected"), is_the_house, (Silent.ASKED,), Silent.AGREED),
    Step(
        "carry_out",
        _("Move the meeting to the agreed day"),
        can_carry_out_silence,
        (Silent.AGREED,),
        Silent.DONE,
        _("Only the secretariat moves a meeting, and only to a day."),
    ),
    Step("lapse", _("Over"), is_the_house, (Silent.ASKED, Silent.AGREED), Silent.LAPSED),
)

SILENCE_HAPPENED = {
    "begin": _("Every seat of the body was asked"),
    "object": _("A seat objected: it goes to the meeting"),
    "agree": _("Nobody objected until the last day: agreed by silence"),
    "carry_out": _("The meeting was moved to the agreed day"),
    "lapse": _("Over: what it was about changed meanwhile"),
}
