"""What happened lately in all stories at once, read from the lines: for the home page and the desk of an observer."""

from django.utils.html import format_html

from core.lines import Line
from core.templatetags.said import said
from dialogue.pages.proposal import HAPPENED as TO_A_PROPOSAL
from dialogue.pages.recommendation import HAPPENED as TO_A_RECOMMENDATION
from meetings.models import Meeting, Minutes
from meetings.states import HAPPENED as TO_A_MEETING
from meetings.states import MINUTES_HAPPENED as TO_MINUTES
from proposals.models import Proposal
from recommendations.models import Recommendation

# Steps worth a line among the latest. A decision sheet stands for the dozen recommendations it sends out.
TOLD = {
    "meetings.meeting": [
        "announce",
        "move",
        "postpone",
        "set_day",
        "set_day_again",
        "publish_agenda",
        "publish_decisions",
        "dissent",
        "cancel",
    ],
    "meetings.minutes": ["publish", "correct"],
    "proposals.proposal": ["file", "reply", "withdraw"],
    "recommendations.recommendation": [
        "take_position",
        "report",
        "claim",
        "withdraw_claim",
        "assess",
        "contest",
        "answer_objection",
        "keep",
        "narrow",
        "withdraw",
        "close_window",
        "end",
    ],
}
STORIES = {
    "meetings.meeting": (Meeting, TO_A_MEETING),
    "meetings.minutes": (Minutes, TO_MINUTES),
    "proposals.proposal": (Proposal, TO_A_PROPOSAL),
    "recommendations.recommendation": (Recommendation, TO_A_RECOMMENDATION),
}
STEPS = {step for steps in TOLD.values() for step in steps}
STOPS = {"cancel", "contest", "keep", "withdraw_claim"}
BY_THE_HOUSE = {"close_window"}


def latest(user, *, limit):
    """The latest public events of the stories this person may see, for ``core/partials/timeline.html``.

    One query for the lines and one for each kind of story among them.
    """
    lines = Line.objects.filter(is_public=True, story_kind__in=TOLD, step__in=STEPS)
    lines = [line for line in lines.order_by("-id")[: 2 * limit] if line.step in TOLD[line.story_kind]]
    stories = _stories(lines, user)
    told = [_told(line, stories[line.story_uid]) for line in lines if line.story_uid in stories]
    return told[:limit]


def _stories(lines, user):
    found = {}
    for kind in {line.story_kind for line in lines}:
        uids = {line.story_uid for line in lines if line.story_kind == kind}
        seen = STORIES[kind][0].objects.visible_to(user).filter(uid__in=uids)
        if kind == "meetings.minutes":
            seen = seen.select_related("meeting")
        found |= {thing.uid: thing for thing in seen}
    return found


def _told(line, story):
    happened = STORIES[line.story_kind][1][line.step]
    tone = "stop" if line.step in STOPS else "sys" if line.step in BY_THE_HOUSE else ""
    return {
        "on": line.at,
        "words": happened,
        "url": story.get_absolute_url(),
        "actor": format_html('<span class="nowrap">{}</span>', story.printed),
        "detail": said(story.title),
        "tone": tone,
    }
