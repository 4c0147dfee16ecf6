"""Letters about agreed tasks. They are public with the decision sheet, so their letters say what was agreed."""

from notifications.outbox import tell
from participants.kinds import PostKind
from participants.models import User


def task_agreed(line, task):
    """Whoever sits on the owning post must act."""
    _tell("task_agreed", line, task, _owners(task), key=f"task_agreed:{task.uid}")


def task_done(line, task):
    """The secretariat hears in the app."""
    _tell("task_done", line, task, User.objects.on_platform_posts(PostKind.SECRETARY), at_once=False)


def task_dropped(line, task):
    """Its owner hears that nothing is owed any more, and why."""
    _tell("task_dropped", line, task, _owners(task), reason=task.reason)


def task_reminded(rung, task):
    """A rung of the ladder: the owner, then the signatory, at last the chairs and the secretariat."""
    readers = User.objects.on_posts(rung.term.debtor, *rung.posts) if rung.posts else User.objects.none()
    if rung.is_to_chair:
        readers = User.objects.on_platform_posts(PostKind.SECRETARY)
        readers = readers | User.objects.on_seats(task.meeting.body, *rung.seats)
    said = {"is_late": rung.is_late}
    said |= {"next_on": rung.next.on, "next_who": rung.next.who} if rung.next else {}
    _tell("task_reminded", None, task, readers, key=rung.key, **said)


def _owners(task):
    return User.objects.on_posts(task.owner.organisation, task.owner.kind)


def _tell(letter, line, task, readers, *, key="", at_once=True, **context):
    known = {"task": task.text, "owner": task.owner.organisation.name, "due": task.due_on, "ref": task.meeting.ref}
    key = key or f"{letter}:{line.uid}"
    tell(letter, line=line, key=key, about=task.meeting, readers=readers, at_once=at_once, context={**known, **context})
