"""Letters about minutes. Until they are published their letters carry a number and no text."""

from meetings.notices import OFFICIAL, circle_of
from meetings.querysets import CHAIRS
from notifications.outbox import tell
from participants.kinds import PostKind
from participants.models import User


def minutes_circulated(line, minutes):
    """Who may comment hears at once; who sits on an invited seat hears with them."""
    _tell("minutes_circulated", line, minutes, circle_of(minutes.meeting), at_once=True)


def minutes_commented(line, comment):
    """Work for the secretariat, in the app."""
    _tell("minutes_commented", line, comment.minutes, _secretariat())


def comment_answered(line, comment):
    """The organisation hears what was done with its comment."""
    readers = User.objects.on_posts(comment.organisation, *OFFICIAL)
    _tell("comment_answered", line, comment.minutes, readers, at_once=True)


def who_answers_for(organisation):
    """The people who speak officially for it, with an account today."""
    return User.objects.on_posts(organisation, *OFFICIAL)


def comment_entered(line, comment):
    """The organisation hears that its paper was typed, and may check the transcript."""
    _tell("comment_entered", line, comment.minutes, who_answers_for(comment.organisation), at_once=True)


def comments_closed(line, minutes):
    """The secretariat answers what is open and puts the text up for approval."""
    _tell("comments_closed", line, minutes, _secretariat(), at_once=True)


def minutes_put_up(line, minutes):
    """Those who preside must act."""
    _tell("minutes_put_up", line, minutes, User.objects.on_seats(minutes.meeting.body, *CHAIRS), at_once=True)


def minutes_handed_back(line, minutes):
    """The secretariat writes the text anew."""
    _tell("minutes_handed_back", line, minutes, _secretariat(), at_once=True)


def minutes_published(line, minutes):
    """Everybody invited, and who may speak for the invited organisations, hears in the app."""
    _tell("minutes_published", line, minutes, circle_of(minutes.meeting), neutral=False)


def minutes_corrected(line, minutes):
    """The same people hear of a corrigendum."""
    _tell("minutes_corrected", line, minutes, circle_of(minutes.meeting), neutral=False)


def minutes_answered(line, answer):
    """The same people hear that an organisation named in the text answered."""
    _tell("minutes_answered", line, answer.minutes, circle_of(answer.minutes.meeting), neutral=False)


def _secretariat():
    return User.objects.on_platform_posts(PostKind.SECRETARY)


def _tell(letter, line, minutes, readers, *, at_once=False, neutral=True):
    meeting = minutes.meeting
    tell(
        letter,
        line=line,
        key=f"{letter}:{line.uid}",
        about=minutes,
        readers=readers,
        at_once=at_once,
        neutral=neutral,
        code=meeting.ref,
        context={"body": meeting.body.name, "number": meeting.number, "title": meeting.title, "on": meeting.on},
    )
