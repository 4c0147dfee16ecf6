"""Comments on a plan that was sent out: signed by an organisation with a seat, each answered with a reason, both for ever."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.filing import file
from core.things import lock
from deadlines.terms import work_off_ended
from meetings.models import PlanAnswer, PlanComment, WorkPlan
from meetings.notices import plan as notices
from meetings.services.plan import COMMENT
from meetings.states import Plan
from meetings.states import planning as lifecycle


@transaction.atomic
def comment_plan(plan, *, by, text):
    """File what the hat's organisation says of the plan; the body reads it at once, everybody once the plan is approved. It may
    comment more than once. Raises ``ValidationError`` without a text and after the window's last day."""
    lock(plan)
    lifecycle.check("comment", plan, by)
    if not plan.takes_comments:
        raise ValidationError(_("The time for comments is over."))
    if not text:
        raise ValidationError({"text": _("Write your comment.")})
    comment = PlanComment(plan=plan, organisation=by.organisation)
    facts = {"document": "comment on a work plan", "plan": plan.ref, "on": plan.filing.sha256}
    comment.filing = file(comment, by=by, words={"text": text}, facts=facts)
    comment.save(force_insert=True)
    said = {"about": comment, "facts": comment.filing.named, "public": False}
    notices.plan_commented(lifecycle.take("comment", plan, by=by, **said), comment)
    return comment


@transaction.atomic
def answer_plan_comment(comment, *, by, taken, reason):
    """Say what came of the comment (``kinds.Taken``) and why. Raises ``ValidationError`` without a reason and a second time."""
    lock(comment.plan)
    lifecycle.check("answer", comment.plan, by)
    if comment.answers.exists():
        raise ValidationError(_("This comment is answered already."))
    if not reason:
        raise ValidationError({"reason": _("Give the reason: every comment is answered with one.")})
    answer = PlanAnswer(comment=comment, taken=taken)
    facts = {"document": "answer to a comment", "plan": comment.plan.ref, "taken": str(taken)}
    facts |= {"comment": comment.filing.sha256}
    answer.filing = file(answer, by=by, words={"reason": reason}, facts=facts)
    answer.save(force_insert=True)
    said = {"about": answer, "facts": answer.filing.named, "public": False}
    notices.plan_comment_answered(lifecycle.take("answer", comment.plan, by=by, **said), comment)
    return answer


def close_plan_comments(on):
    """End the windows whose last day has passed: the secretariat hears that it may answer and put the plan. Returns how many."""

    def close(term):
        plan = WorkPlan.objects.get(uid=term.about_uid)
        if plan.state == Plan.IN_COMMENT:
            notices.plan_comments_over(plan)

    return work_off_ended((COMMENT,), on, close)
