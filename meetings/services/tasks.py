"""Agreed tasks: agreed with a decision, done by the word of the owner, dropped by another decision."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.filing import file
from core.refs import Ref
from core.things import lock_with_story, touch
from deadlines.terms import cancel_terms, meet_term, start_term, work_off_rungs
from meetings.kinds import SuggestionReason
from meetings.models import AgreedTask
from meetings.notices import tasks as notices
from meetings.services.suggestions import suggest_item, withdraw_suggestions
from meetings.states import lifecycle
from meetings.states.tasks import tasking

TASK = "task"  # code of the term (deadlines.TermRule); its last day is the one that was agreed


@transaction.atomic
def agree_task(decision, *, by, text, owner, due_on):
    """What follows from the decision and which post answers for it until when, filed for ever; returns the ``AgreedTask``.

    It becomes public, its owner hears and its reminders begin with the decision sheet. Raises ``ValidationError`` without a
    text and for a day that does not lie after the meeting.
    """
    lock_with_story(decision)
    meeting = decision.meeting
    lifecycle.check("agree_task", meeting, by)
    if not text:
        raise ValidationError({"text": _("Say what was agreed.")})
    if due_on <= meeting.on:
        raise ValidationError({"due_on": _("The due day must lie after the meeting.")})
    task = AgreedTask(decision=decision, text=text, owner=owner, due_on=due_on)
    facts = {"document": "agreed task", "decision": decision.filing.sha256, **_known(task)}
    task.filing = file(task, by=by, words={"task": text}, facts=facts)
    task.save(force_insert=True)
    is_public = meeting.decisions_published_at is not None
    line = lifecycle.take("agree_task", meeting, by=by, about=task, facts=task.filing.named, public=is_public)
    if is_public:
        _begin(task, line, by=by)
    return task


@transaction.atomic
def agree_tasks(decision, *, by, tasks):
    """Each of these, as ``agree_task`` takes them; returns them."""
    return [agree_task(decision, by=by, **task) for task in tasks]


def begin_tasks(meeting, line, *, by):
    """The decision sheet is public now: the owners hear, and reminders begin. Returns the tasks."""
    tasks = list(AgreedTask.objects.open().filter(decision__item__meeting=meeting).select_related("owner"))
    for task in tasks:
        _begin(task, line, by=by)
    return tasks


@transaction.atomic
def finish_task(task, *, by, text):
    """Its owner says in a word what was done, for ever. Done late is kept as late. Raises ``ValidationError`` without one."""
    lock_with_story(task)
    tasking.check("finish_task", task, by)
    _refuse_unless(text, "text", _("Say in a word what was done."))
    task.done_words, task.ended_at = text, timezone.now()
    facts = {"document": "agreed task done", "agreed": task.filing.sha256, **_known(task)}
    task.done_filing = file(task, by=by, words={"done": text}, facts=facts)
    touch(task, "done_words", "done_filing", "ended_at")
    line = tasking.take("finish_task", task, by=by, facts=task.done_filing.named)
    meet_term(task, TASK)
    withdraw_suggestions(Ref.of(task))
    notices.task_done(line, task)
    return task


@transaction.atomic
def drop_task(task, *, by, decision, reason):
    """A decision of the body drops it, with a reason everybody reads.

    Raises ``ValidationError`` without a reason and for a decision that is not public, of another body, or of an earlier meeting.
    """
    lock_with_story(task)
    tasking.check("drop_task", task, by)
    _refuse_unless(reason, "reason", _("Say why it is dropped."))
    later = decision.meeting.decisions_published_at and decision.meeting.on >= task.meeting.on
    fits = later and decision.meeting.body_id == task.meeting.body_id
    _refuse_unless(fits, "decision", _("Only a published decision of the same body, not taken earlier, drops it."))
    task.dropped_by, task.reason, task.ended_at = decision, reason, timezone.now()
    touch(task, "dropped_by", "reason", "ended_at")
    line = tasking.take("drop_task", task, by=by, about=decision, reason=reason)
    cancel_terms(task, TASK)
    withdraw_suggestions(Ref.of(task))
    notices.task_dropped(line, task)
    return task


def remind_of_tasks(on):
    """The ladder of design.md §5.6; its last rung also suggests the task for the next agenda. Returns how many letters went."""

    def act(rung):
        task = AgreedTask.objects.select_related("owner", "decision__item__meeting__body").get(uid=rung.term.about_uid)
        notices.task_reminded(rung, task)
        if rung.is_to_chair:
            question = {"standing_question": task.decision.item.standing_question}
            about, reason = Ref.of(task), SuggestionReason.OVERDUE
            suggest_item(body=task.meeting.body, about=about, words=task.text, reason=reason, **question)

    return work_off_rungs((TASK,), on, act)


def _begin(task, line, *, by):
    owner, meeting = task.owner, task.meeting
    dates = {"started_on": meeting.on, "until": task.due_on}
    start_term(TASK, about=task, by=by, debtor=owner.organisation, post_kind=owner.kind, **dates)
    notices.task_agreed(line, task)


def _known(task):
    owner = task.owner
    said = {"meeting": task.meeting.ref, "item": task.decision.item.position, "due_on": task.due_on.isoformat()}
    return {**said, "owner": {"organisation": owner.organisation.code, "post": str(owner.kind)}}


def _refuse_unless(condition, field, sentence):
    if not condition:
        raise ValidationError({field: sentence} if field else sentence)
