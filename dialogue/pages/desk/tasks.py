"""Agreed tasks on the desk of whoever holds the post that owns them: one part of the query of each desk."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogue.pages.desk.todo import Todo, about
from dialogue.pages.desk.waiting import Place, Waiting, found, keys
from meetings.models import AgreedTask

TASK = "task"


def own(acting):
    """The open tasks the hat's post answers for, once their decision sheet is public."""
    return (
        AgreedTask.objects.open().of_hat(acting).filter(decision__item__meeting__decisions_published_at__isnull=False)
    )


def part(acting):
    """Their keys, as one part of ``found``."""
    return keys(own(acting), TASK, due=F("due_on"))


def waits(uid, due, *_rest):
    """One of them: always with this hat."""
    return Waiting(TASK, uid, Place.HERE, due)


def waiting(acting):
    """All of them, for a desk that asks for nothing else. One query."""
    return [waits(*row) for _kind, *row in found(part(acting))]


def tasks(acting, uids):
    """Those that are listed."""
    return AgreedTask.objects.visible_to(acting.user).filter(uid__in=uids).for_list()


def _of_task(task, waiting):
    step = {"step": reverse("meetings:finish_task", args=[task.uid]), "label": _("Say that it is done")}
    return Todo(about(_("Agreed task"), "", task.text), task.get_absolute_url(), due=waiting.due, **step)


TELLERS = {TASK: (tasks, _of_task)}
