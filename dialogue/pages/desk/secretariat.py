"""The desk of the secretariat: what came in, what must be passed on, what is late, which meeting needs what."""

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Subquery, When, Window
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.templatetags.dates import short_day
from core.templatetags.said import said
from deadlines.models import Term
from deadlines.terms import next_rung
from dialogue.pages.desk import calls, tasks
from dialogue.pages.desk.todo import Todo, about, short
from dialogue.pages.desk.waiting import NO_MOMENT, Place, Waiting, found, keys, of_story, text
from meetings.models import Suggestion
from meetings.states import S as MeetingState
from proposals.models import Placement, Proposal, ReplyRequest
from proposals.states import S
from recommendations.models import Objection, Recommendation

# Working days from the day of the meeting until which a step belongs to be taken (default timetable, domain.md §6).
WITHIN = {MeetingState.PLANNED: -10, MeetingState.ANNOUNCED: -10, MeetingState.CIRCULATED: 0, MeetingState.HELD: 2}
OWED = ("reply", "position", "objection_reply")  # terms somebody owes


def waiting(acting, most):
    """Proposals to check, to send to the bodies, to put on an agenda; what bodies owe late (the ``most`` urgent); suggestions."""
    made = {"intake": _intake, "late": _owed, "suggestion": _suggested, tasks.TASK: tasks.waits}
    made[calls.CALL] = calls.waits
    rows = found(_proposals(), _overdue(most), _suggestions(acting), tasks.part(acting), calls.part())
    return [one for kind, *row in rows if (one := made[kind](*row))]


def _intake(uid, due, since, needs):
    place = Place.UNPLACED if needs == "place" else Place.HERE
    return Waiting("intake", uid, place, due, since, needs) if needs else None


def _owed(uid, due, _since, number):
    return Waiting("late", uid, Place.LATE, due, of=int(number))


def _suggested(uid, _due, since, _state):
    return Waiting("suggestion", uid, Place.SUGGESTED, since=since)


def suggested(acting):
    """What the platform and the meetings themselves want on the next agenda: all that waits for a chair."""
    return [_suggested(*row) for _kind, *row in found(_suggestions(acting))]


def _proposals():
    """Those that are not concluded, with what each needs, if anything."""
    checked = Term.objects.filter(rule_id="completeness", about_uid=OuterRef("uid"), met_on=None, over_on=None)
    asked = ReplyRequest.objects.filter(proposal=OuterRef("pk"))
    placed = Placement.objects.filter(proposal=OuterRef("pk"), removed_at=None)
    needs = Case(
        When(state=S.FILED, then=text("check")),
        When(~Exists(asked), then=text("send")),
        When(~Exists(placed), then=text("place")),
        default=text(""),
    )
    due, going = Subquery(checked.values("due_on")[:1]), Proposal.objects.filter(state__in=[S.FILED, S.ADMITTED])
    return keys(going, "intake", due=due, since=F("filed_at"), state=needs)


def _overdue(most):
    """The first of what is late, each with how many there are: with every key, the desk would cost more the more is late."""
    terms = Term.objects.overdue().of_kinds(*OWED).annotate(number=Cast(Window(Count("pk")), CharField()))
    rows = terms.values_list(text("late"), F("uid"), F("due_on"), NO_MOMENT, F("number"))
    return rows.order_by("due_on", "uid")[:most]


def _suggestions(acting):
    return keys(Suggestion.objects.visible_to(acting.user).waiting(), "suggestion", since=F("created_at"))


def proposals(acting, uids):
    """Proposals that need something."""
    seen = Proposal.objects.visible_to(acting.user).filter(uid__in=uids).select_related("organisation")
    return seen.only(*of_story(), "filed_at", "organisation__name")


def _of_proposal(one, waiting):
    if waiting.facts == "check":
        return _to_check(one, waiting)
    if waiting.facts == "send":
        return _to_pass_on(one, _("Ask the bodies to reply to"), "send", _("Ask"))
    return _to_pass_on(one, _("Put on an agenda"), "place", _("Choose"))


def _to_check(one, waiting):
    note = _("from %(author)s; untouched, the clock admits it") % {"author": one.organisation.name}
    words, url = about(_("Check whether it is complete:"), one.printed, one.title), one.get_absolute_url()
    return Todo(words, url, due=waiting.due, note=note, step=url, label=_("Read"))


def _to_pass_on(one, sentence, verb, label):
    words, filed = about(sentence, one.printed, one.title), timezone.localdate(one.filed_at)
    note = _("from %(author)s") % {"author": one.organisation.name}
    step = reverse(f"proposals:{verb}", args=[one.ref])
    return Todo(words, one.get_absolute_url(), since=filed, note=note, step=step, label=label)


def late(acting, uids):
    """Terms that have passed, each with the number of what it is about."""
    refs = [
        ReplyRequest.objects.filter(uid=OuterRef("about_uid")).values("proposal__ref"),
        Recommendation.objects.filter(uid=OuterRef("about_uid")).values("ref"),
        Objection.objects.filter(uid=OuterRef("about_uid")).values("assessment__claim__recommendation__ref"),
    ]
    ref = Coalesce(*[Subquery(found[:1]) for found in refs])
    return Term.objects.filter(uid__in=uids).annotate(ref=ref).select_related("rule", "debtor")


def _late(term, waiting):
    words = format_html("{} · {}: {}", said(term.debtor.name), said(term.rule.name), _printed(term))
    return Todo(words, term.about.path, due=term.due_on, note=_next_letter(term))


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
            due=calendar.add_working_days(meeting.on, WITHIN[meeting.state]) if meeting.state in WITHIN else None,
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
        MeetingState.POSTPONED: _("Set a new day"),
        MeetingState.HELD: _("Publish the decisions"),
    }.get(meeting.state, "")


def _about_meeting(meeting):
    if meeting.no_day:
        return meeting.no_day
    notes = [_("the meeting: %(day)s") % {"day": short_day(meeting.on)}]
    if meeting.empty_seats and meeting.ends_at > timezone.now():
        said_seats = ngettext("%(n)s seat nobody sits on", "%(n)s seats nobody sits on", meeting.empty_seats)
        notes.append(said_seats % {"n": meeting.empty_seats})
    return " · ".join(notes)


def suggestions(acting, uids):
    """What is suggested for the next agenda."""
    return Suggestion.objects.visible_to(acting.user).filter(uid__in=uids).select_related("body")


def _suggestion(one, waiting):
    note = f"{one.get_reason_display()} · {short(one.body)}"
    return Todo(said(one.words), one.about.path, since=timezone.localdate(one.created_at), note=note)


TELLERS = {
    "intake": (proposals, _of_proposal),
    "late": (late, _late),
    "suggestion": (suggestions, _suggestion),
    **calls.TELLERS,
}
