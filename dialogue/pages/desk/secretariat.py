"""The desk of the secretariat: what came in, what must be passed on, what is late, which meeting needs what."""

from django.db.models import Case, Exists, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.templatetags.dates import short_day
from core.templatetags.said import said
from deadlines.models import Term
from deadlines.terms import next_rung
from dialogue.pages.desk.todo import Todo, about, most_urgent, short
from meetings.models import Suggestion
from meetings.states import S as MeetingState
from proposals.models import Placement, Proposal, ReplyRequest
from proposals.states import S
from recommendations.models import Objection, Recommendation

# Working days from the day of the meeting until which a step belongs to be taken (default timetable, domain.md §6).
WITHIN = {MeetingState.PLANNED: -10, MeetingState.ANNOUNCED: -10, MeetingState.CIRCULATED: 0, MeetingState.HELD: 2}
OWED = ("reply", "position", "objection_reply")  # terms somebody owes


def proposals(acting, most):
    """Three lists from one query: to admit or return; to send to the bodies; on no agenda yet. Of each the ``most`` urgent."""
    checked = Term.objects.filter(rule_id="completeness", about_uid=OuterRef("uid"), met_on=None, over_on=None)
    asked = ReplyRequest.objects.filter(proposal=OuterRef("pk"))
    placed = Placement.objects.filter(proposal=OuterRef("pk"), removed_at=None)
    seen = (
        Proposal.objects.visible_to(acting.user).filter(state__in=[S.FILED, S.ADMITTED]).select_related("organisation")
    )
    needs = Case(
        When(state=S.FILED, then=Value("check")),
        When(~Exists(asked), then=Value("send")),
        When(~Exists(placed), then=Value("place")),
    )
    seen = seen.annotate(checked_by=Subquery(checked.values("due_on")[:1]), needs=needs).filter(needs__isnull=False)
    found = list(most_urgent(seen, "filed_at", most, side="needs"))
    return [[_needed(one) for one in found if one.needs == needed] for needed in ("check", "send", "place")]


def _needed(one):
    if one.needs == "check":
        return _to_check(one)
    if one.needs == "send":
        return _to_pass_on(one, _("Ask the bodies to reply to"), "send", _("Ask"))
    return _to_pass_on(one, _("Put on an agenda"), "place", _("Choose"))


def _to_check(one):
    note = _("from %(author)s; untouched, the clock admits it") % {"author": one.organisation.name}
    words = about(_("Check whether it is complete:"), one.printed, one.title)
    read = {"step": one.get_absolute_url(), "label": _("Read"), "left_out": (one.needs, one.left_out)}
    return Todo(words, one.get_absolute_url(), due=one.checked_by, note=note, **read)


def _to_pass_on(one, sentence, verb, label):
    words, filed = about(sentence, one.printed, one.title), timezone.localdate(one.filed_at)
    note = _("from %(author)s") % {"author": one.organisation.name}
    step = {"step": reverse(f"proposals:{verb}", args=[one.ref]), "label": label}
    return Todo(words, one.get_absolute_url(), since=filed, note=note, left_out=(verb, one.left_out), **step)


def late(acting, most):
    """What bodies owe and are late with, and who gets the next letter."""
    refs = [
        ReplyRequest.objects.filter(uid=OuterRef("about_uid")).values("proposal__ref"),
        Recommendation.objects.filter(uid=OuterRef("about_uid")).values("ref"),
        Objection.objects.filter(uid=OuterRef("about_uid")).values("assessment__claim__recommendation__ref"),
    ]
    ref = Coalesce(*[Subquery(found[:1]) for found in refs])
    terms = Term.objects.overdue().of_kinds(*OWED).annotate(ref=ref).select_related("rule", "debtor")
    return [
        Todo(
            format_html("{} · {}: {}", said(term.debtor.name), said(term.rule.name), _printed(term)),
            term.about.path,
            due=term.due_on,
            note=_next_letter(term),
            left_out=("late", term.left_out),
        )
        for term in most_urgent(terms, "due_on", most)
    ]


def _printed(term):
    """The number of what it is about, as the page's language prints it."""
    return (Proposal if term.rule_id == "reply" else Recommendation)(ref=term.ref).printed


def _next_letter(term):
    rung = next_rung(term)
    if rung is None:
        return _("all letters were sent; it is suggested for the next agenda")
    return _("next letter: %(who)s, %(day)s") % {"who": rung.who, "day": short_day(rung.on)}


def of_meetings(meetings, calendar):
    """What each meeting needs next, and by when (``WITHIN``); ``meetings`` carry ``empty_seats``."""
    needed = [(meeting, _needs(meeting)) for meeting in meetings]
    return [
        Todo(
            format_html("{}: {}, {}", sentence, meeting.printed, said(short(meeting.body))),
            meeting.get_absolute_url(),
            due=calendar.add_working_days(meeting.on, WITHIN[meeting.state]),
            note=_about_meeting(meeting),
            step=meeting.get_absolute_url(),
            label=_("Open"),
        )
        for meeting, sentence in needed
        if sentence
    ]


def _needs(meeting):
    """What it needs, empty when nothing."""
    if meeting.state == MeetingState.CIRCULATED:
        return _("Record that it was held") if meeting.ends_at <= timezone.now() else ""
    return {
        MeetingState.PLANNED: _("Announce"),
        MeetingState.ANNOUNCED: _("Publish the agenda"),
        MeetingState.HELD: _("Publish the decisions"),
    }.get(meeting.state, "")


def _about_meeting(meeting):
    notes = [_("the meeting: %(day)s") % {"day": short_day(meeting.on)}]
    if meeting.empty_seats and meeting.ends_at > timezone.now():
        said_seats = ngettext("%(n)s seat nobody sits on", "%(n)s seats nobody sits on", meeting.empty_seats)
        notes.append(said_seats % {"n": meeting.empty_seats})
    return " · ".join(notes)


def suggestions(acting, most):
    """What the platform and the meetings themselves want on the next agenda; for the secretariat and the chairs."""
    waiting = Suggestion.objects.visible_to(acting.user).waiting().select_related("body")
    return [
        Todo(
            said(one.words),
            one.about.path,
            since=timezone.localdate(one.created_at),
            note=f"{one.get_reason_display()} · {short(one.body)}",
            left_out=("suggestion", one.left_out),
        )
        for one in most_urgent(waiting, "created_at", most)
    ]
