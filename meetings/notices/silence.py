"""Letters about silence procedures. On minutes, which are a draft, they carry a number and no text."""

from meetings.kinds import SilenceSubject
from notifications.outbox import tell
from participants.kinds import PostKind
from participants.models import User


def silence_asked(line, silence):
    """Whoever sits in the body may act until the last day."""
    _tell("silence_asked", line, silence, _body(silence))


def silence_stopped(line, silence):
    """The secretariat puts it on an agenda; the body hears in the app."""
    _tell("silence_stopped", line, silence, _secretariat(), reason=line.reason)
    key = f"silence_stopped:body:{line.uid}"
    _tell("silence_stopped", line, silence, _body(silence), key=key, at_once=False, reason=line.reason)


def silence_agreed(line, silence):
    """The secretariat carries it out; the body hears in the app."""
    said = {name: line.facts[name] for name in ("told", "answered")}
    _tell("silence_agreed", line, silence, _secretariat(), **said)
    key = f"silence_agreed:body:{line.uid}"
    _tell("silence_agreed", line, silence, _body(silence), key=key, at_once=False, **said)


def _secretariat():
    return User.objects.on_platform_posts(PostKind.SECRETARY)


def _body(silence):
    """Whoever sits today on a seat that was asked."""
    return User.objects.on_seats(silence.meeting.body)


def _tell(letter, line, silence, readers, *, key="", at_once=True, **context):
    meeting = silence.meeting
    known = {"body": meeting.body.name, "number": meeting.number, "on": meeting.on, "until": silence.term.due_on}
    known |= {"new_on": silence.on, "hours": silence.hours, "text": silence.text}
    tell(
        letter,
        line=line,
        key=key or f"{letter}:{line.uid}",
        about=silence,
        readers=readers,
        at_once=at_once,
        neutral=silence.subject == SilenceSubject.MINUTES,
        code=meeting.ref,
        context={**known, **context},
    )
