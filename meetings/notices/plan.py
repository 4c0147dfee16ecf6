"""Letters about the plan of a body. Until it is approved the plan is not public: its letters carry a code and no text."""

from notifications.outbox import tell
from participants.kinds import PostKind
from participants.models import Seat, User

OFFICIAL = (PostKind.REPRESENTATIVE, PostKind.SIGNATORY)


def plan_circulated(line, plan):
    """The body reads it; whoever speaks for an organisation with a seat may comment until a day."""
    _tell("plan_circulated", line, plan, _body(plan))


def plan_commented(line, comment):
    """The secretariat has a comment to answer."""
    _tell("plan_commented", line, comment.plan, _secretariat())


def plan_comment_answered(line, comment):
    """Whoever speaks for the organisation reads what came of its comment, and why."""
    _tell("plan_comment_answered", line, comment.plan, User.objects.on_posts(comment.organisation, *OFFICIAL))


def plan_comments_over(plan):
    """The secretariat answers what is not answered and puts the plan before the body."""
    _tell("plan_comments_over", None, plan, _secretariat(), key=f"plan_comments_over:{plan.uid}")


def plan_put(line, plan):
    """In the app: the body decides at its next meeting."""
    _tell("plan_put", line, plan, _body(plan), at_once=False)


def plan_taken_back(line, plan):
    """In the app: another draft follows."""
    _tell("plan_taken_back", line, plan, _body(plan), at_once=False)


def plan_approved(line, plan):
    """In the app: it is public, and whoever commented reads the answers there."""
    _tell("plan_approved", line, plan, _body(plan), at_once=False, neutral=False, year=plan.year, body=plan.body.name)


def _secretariat():
    return User.objects.on_platform_posts(PostKind.SECRETARY)


def _body(plan):
    """Whoever sits in the body, and whoever speaks for an organisation with a seat in it."""
    organisations = Seat.objects.current().filter(body=plan.body_id).values("organisation")
    return User.objects.on_seats(plan.body) | User.objects.on_posts_of(organisations, *OFFICIAL)


def _tell(letter, line, plan, readers, *, key="", at_once=True, neutral=True, **context):
    tell(
        letter,
        line=line,
        key=key or f"{letter}:{line.uid}",
        about=plan,
        readers=readers,
        at_once=at_once,
        neutral=neutral,
        code=plan.ref,
        context=context,
    )
