"""What all papers of executors share: one open draft, signature in the app or outside, one line, settlement."""

from django.core.exceptions import ValidationError

from core.things import lock, lock_with_story
from participants import papers
from recommendations.models import Claim, ObjectionReply, Position, Progress
from recommendations.states import lifecycle

PAPERS = (Position, Progress, Claim, ObjectionReply)


def open_draft(model, step, recommendation, *, by, about, **fields):
    """Save the organisation's one open draft of this kind, seen inside it only; returns it. Leaves no line.

    ``about`` are the keys by which a draft is found again, ``fields`` what it says.
    """
    lock(recommendation)
    lifecycle.check(step, recommendation, by)
    drafts = model.objects.filter(organisation=by.organisation, **about).drafts()
    draft = drafts.first() or model(organisation=by.organisation, drafted_by=by.user.uid, **about)
    draft.lifecycle.check("draft", draft, by)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.version += 1 if draft.pk else 0
    draft.save()
    return draft


def ready(step, paper, *, by):
    """Lock the recommendation and the paper, re-read both, and refuse whoever may not take the step now; returns the
    recommendation. Check what the paper says after this: it may have changed since the page was opened."""
    lock_with_story(paper)
    lifecycle.check(step, paper.story, by)
    return paper.story


def sign(step, paper, *, by, letter=None, facts=None):
    """Sign or enter the paper and take its step on the recommendation; returns the line. ``settle`` is the caller's last word."""
    recommendation = ready(step, paper, by=by)
    filing = papers.sign(paper, by=by, letter=letter)
    filed = {**filing.named, **(facts or {})}
    return lifecycle.take(step, recommendation, by=by, about=paper, facts=filed)


def forget_notes(on):
    """Erase internal notes of papers signed more than 30 days ago (design.md §5.4); returns how many."""
    return papers.forget_notes(PAPERS, on=on)


def need(condition, field, sentence):
    """Raise ``ValidationError`` beside the field (``None``: above the form) unless the condition holds."""
    if not condition:
        raise ValidationError({field: sentence} if field else sentence)
