"""The yearly plan of a body until its decision: the secretariat drafts it, sends it out for comments, takes them into account and
puts it before the body. Whoever changes a plan locks it first."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.filing import file
from core.lifecycle import NotNow
from core.refs import Ref
from core.rules import NotAllowed
from core.things import lock, touch
from core.words import Words
from deadlines.terms import cancel_terms, start_term
from meetings.kinds import SuggestionReason
from meetings.models import PlanRow, Suggestion, WorkPlan
from meetings.models.plan import FIRST_YEAR, LAST_YEAR
from meetings.notices import plan as notices
from meetings.rules import can_run
from meetings.services.suggestions import suggest_item, withdraw_suggestions
from meetings.states import Plan
from meetings.states import planning as lifecycle
from participants.acting import in_all_languages

COMMENT = "plan_comment"  # code of the term (deadlines.TermRule)
COPIED = ("key", "quarter", "theme", "lead", "standing_question")


@transaction.atomic
def draft_plan(body, *, by, year):
    """A draft of the plan for the year, which the secretariat and the chairs see; a further version begins with the rows of the
    last one. Raises ``NotAllowed``, and ``ValidationError`` while another version is in the making or for an odd year."""
    if not can_run.test(by, None):
        raise NotAllowed(_("Only the secretariat drafts the work plan of a body."))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError({"year": _("Name a year.")})
    lock(body)
    if WorkPlan.objects.of_year(body, year).unsettled().exists():
        raise ValidationError({"year": _("A version of this plan is in the making already.")})
    last = WorkPlan.objects.of_year(body, year).first()
    edition = last.edition + 1 if last else 1
    said = {"body": body, "year": year, "edition": edition}
    plan = WorkPlan.objects.create(ref=f"{body.code}-{year}-{edition}", **said)
    if last:
        rows = [{name: getattr(row, name) for name in COPIED} for row in last.rows.all()]
        PlanRow.objects.bulk_create(PlanRow(plan=plan, **row) for row in rows)
    return plan


@transaction.atomic
def add_row(plan, *, by, quarter, theme, standing_question, lead=None):
    """One more theme of a quarter. Raises ``NotNow`` while comments are taken: the text everybody comments on stands still."""
    _change(plan, by)
    said = {"quarter": quarter, "theme": theme, "standing_question": standing_question, "lead": lead or Words()}
    return PlanRow.objects.create(plan=plan, **said)


@transaction.atomic
def edit_row(row, *, by, quarter, theme, standing_question, lead=None):
    """Change what a row says. Raises as ``add_row`` does."""
    _change(row.plan, by)
    lock(row)
    row.quarter, row.theme, row.standing_question, row.lead = quarter, theme, standing_question, lead or Words()
    return touch(row, "quarter", "theme", "standing_question", "lead")


@transaction.atomic
def drop_row(row, *, by):
    """Take a row out; what was sent out keeps it in its filing. Raises as ``add_row`` does. Returns the plan."""
    plan = row.plan
    _change(plan, by)
    row.delete()
    return plan


@transaction.atomic
def circulate_plan(plan, *, by):
    """Send the draft out: filed, the body reads it, organisations with a seat comment for 10 working days (default of the
    platform). Raises ``ValidationError`` for a plan without rows."""
    lock(plan)
    lifecycle.check("circulate", plan, by)
    plan.filing = _file(plan, by)
    plan.circulated_at = timezone.now()
    plan.window = start_term(COMMENT, about=plan, by=by)
    touch(plan, "filing", "circulated_at", "window")
    line = lifecycle.take("circulate", plan, by=by, facts=plan.filing.named, public=False)
    notices.plan_circulated(line, plan)
    return plan


@transaction.atomic
def put_plan(plan, *, by):
    """Put the plan before the body as it stands now: filed once more, and suggested for its next agenda.

    Raises ``ValidationError`` while comments are taken, while one has no answer, and for a plan without rows.
    """
    lock(plan)
    lifecycle.check("put", plan, by)
    if plan.takes_comments:
        raise ValidationError(_("Organisations may still comment."))
    if plan.comments.unanswered().exists():
        raise ValidationError(_("Answer every comment first."))
    plan.filing = _file(plan, by)
    plan.put_at = timezone.now()
    touch(plan, "filing", "put_at")
    line = lifecycle.take("put", plan, by=by, facts=plan.filing.named, public=False)
    _suggest(plan)
    notices.plan_put(line, plan)
    return plan


@transaction.atomic
def take_back_plan(plan, *, by, reason):
    """This version goes no further, for a reason the body reads; its comments stay. Another draft is another version."""
    line = lifecycle.take("take_back", plan, by=by, reason=reason, public=False)
    cancel_terms(plan, COMMENT)
    withdraw_suggestions(Ref.of(plan))
    notices.plan_taken_back(line, plan)
    return plan


def suggest_undecided(meeting):
    """What stood on the agenda of the meeting and was not settled by its decision sheet is suggested again."""
    heard = Suggestion.objects.filter(item__meeting=meeting, reason=SuggestionReason.PLAN, withdrawn_at=None)
    for plan in WorkPlan.objects.filter(state=Plan.PUT, uid__in=heard.values("about_uid")).order_by("id"):
        _suggest(plan)


def _change(plan, by):
    """Lock the plan, ask who and when, and make its next version: whoever sends out an older page is told."""
    lock(plan)
    lifecycle.check("edit", plan, by)
    if not plan.is_editable:
        raise NotNow("edit", plan.state)
    lifecycle.take("edit", plan, by=by)


def _suggest(plan):
    words = in_all_languages(format_lazy("{}: {}", gettext_lazy("Work plan of the body"), plan.year))
    suggest_item(body=plan.body, about=Ref.of(plan), words=words, reason=SuggestionReason.PLAN)


def _file(plan, by):
    rows = list(plan.rows.all())
    if not rows:
        raise ValidationError(_("The plan has no rows yet."))
    words = {f"theme {number}": row.theme for number, row in enumerate(rows, 1)}
    words |= {f"lead {number}": row.lead for number, row in enumerate(rows, 1)}
    told = [
        {"row": number, "quarter": row.quarter, "question": str(row.standing_question), "key": str(row.key)}
        for number, row in enumerate(rows, 1)
    ]
    facts = {"document": "work plan", "ref": plan.ref, "body": plan.body.code, "year": plan.year, "rows": told}
    return file(plan, by=by, words=words, facts=facts)
