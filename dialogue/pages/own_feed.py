"""One's own calendar as programs read it: the meetings one may see, and the last days of what one's organisations owe.

Whoever has the address reads it, and calendar services on the internet do: so there is no link to a room, nothing of a draft, no
name of a person, and a title only where everybody may read it. What the reader may see is asked anew each time.
"""

import datetime as dt

from django.conf import settings
from django.db.models import Case, OuterRef, Q, Subquery, When
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views import View

from core.calendar_entries import entry, in_language, say
from core.calendar_files import calendar_answer, calendar_text
from core.refs import Ref
from deadlines.models import Term
from meetings.calendar_file import own_entry
from meetings.models import Meeting
from participants.acting import hats
from participants.kinds import Audience, PostKind
from participants.own_calendar import reader_of
from participants.rules import is_assessor, is_secretariat
from proposals.models import Proposal, ReplyRequest
from recommendations.models import Claim, Objection, Recommendation

MOST = 200  # of each kind; of meetings the nearest to now, of terms the soonest
LATELY = dt.timedelta(days=31)  # what has been late for longer stands on the desk, and in no calendar
WINDOW = "assessment_window"  # code of the term everybody who assesses waits for, and nobody owes
STORIES = {  # what a term is about → the model, the path to what has a number and a title, and that one's model
    "proposals.proposal": (Proposal, "", Proposal),
    "proposals.replyrequest": (ReplyRequest, "proposal__", Proposal),
    "recommendations.recommendation": (Recommendation, "", Recommendation),
    "recommendations.claim": (Claim, "recommendation__", Recommendation),
    "recommendations.objection": (Objection, "assessment__claim__recommendation__", Recommendation),
}


class OwnFeed(View):
    """Without cookies and without a session. An address that opens nothing answers 404 and not a word why; no path is ever
    written to a log (``dialogue.logs``), no page is told where its reader came from, no search engine keeps it."""

    shown_to = "bearer"
    http_method_names = ("get", "head", "options")

    def get(self, request, token):
        reader = reader_of(token)
        if reader is None:
            response = HttpResponse(status=404, headers={"Cache-Control": "private, no-store"})
        else:
            response = calendar_answer(request, own_text(reader), reader.language, is_private=True)
        response["Referrer-Policy"], response["X-Robots-Tag"] = "no-referrer", "noindex"
        return response


def own_text(reader):
    """The calendar of this person, in the language of their letters."""
    own = hats(reader)
    with translation.override(reader.language):
        entries = [
            *_meetings(reader),
            *map(_of_term, terms_of(reader, own)),
            *map(_of_recommendation, led(reader, own)),
        ]
        return calendar_text("PUBLISH", entries, reader.language, name=_("My calendar: dialogue platform"))


def _meetings(reader):
    seen = Meeting.objects.visible_to(reader).for_list().with_expected(reader)
    for meeting in seen.around_now(MOST):
        address = settings.BASE_URL + Ref.of(meeting).path
        yield own_entry(meeting, reader.language, url=address, is_free=not meeting.is_expected)


def terms_of(reader, own):
    """The running terms of this person's hats: what their organisations owe, what the secretariat checks, which windows close
    for those who assess. Each with ``ref``, the number of its story, and ``title`` where everybody may read it."""
    concern = Q(debtor__in=_organisations(own))
    if any(is_secretariat.test(hat, None) for hat in own):
        concern |= Q(debtor=None, post_kind=PostKind.SECRETARY)
    if any(is_assessor.test(hat, None) for hat in own):
        concern |= Q(rule=WINDOW, about_uid__in=Claim.objects.visible_to(reader).values("uid"))
    terms = Term.objects.running().filter(concern, _not_long_ago())
    told = {"ref": _of_story("ref", reader), "title": _of_story("title", None)}
    return terms.annotate(**told).select_related("rule", "debtor").order_by("due_on", "id")[:MOST]


def led(reader, own):
    """The recommendations this person's organisations lead, not done yet and with a day until when."""
    seen = Recommendation.objects.visible_to(reader).own().filter(_not_long_ago(), lead__in=_organisations(own))
    undone = seen.overdue(dt.date.max)  # whatever the day
    return undone.for_list().order_by("due_on", "id")[:MOST]


def _organisations(own):
    return {hat.organisation.pk for hat in own if hat.organisation}


def _not_long_ago():
    return Q(due_on__gte=timezone.localdate() - LATELY)


def _of_story(column, user):
    """A column of the story of each term, where ``user`` may see it."""
    found = {
        kind: model.objects.visible_to(user).filter(uid=OuterRef("about_uid")).values(f"{path}{column}")[:1]
        for kind, (model, path, _story) in STORIES.items()
    }
    return Case(*[When(about_kind=kind, then=Subquery(rows)) for kind, rows in found.items()])


def _of_term(term):
    """The last day of a term; it moves when the term is extended, and goes when it is met."""
    story = STORIES[term.about_kind][2](ref=term.ref) if term.ref else None
    why = settings.BASE_URL + reverse("deadlines:term", args=[term.uid])
    more = _("Why this date: %(address)s") % {"address": why}
    what = in_language(term.rule.name, translation.get_language())
    return _day(term, what, story, term.title, term.debtor, url=term.about.path, more=more)


def _of_recommendation(one):
    """The day until which a recommendation is to be implemented, as its meeting set it."""
    title = one.title if one.audience == Audience.PUBLIC else None
    return _day(one, _("Last day to implement the recommendation"), one, title, one.lead, url=Ref.of(one).path)


def _day(thing, what, story, title, organisation, *, url, more=""):
    """An entry for a whole day, which blocks nobody's time, in the language that is on."""
    language, days = translation.get_language(), {"begins": thing.due_on, "ends": thing.due_on}
    address = settings.BASE_URL + url
    event = entry(thing.uid, stamp=thing.updated_at, sequence=thing.version, is_free=True, url=address, **days)
    head = [what, story.printed if story else ""]
    told = [
        in_language(title, language),
        in_language(organisation.name, language) if organisation else "",
        address,
        more,
    ]
    say(event, "summary", ": ".join(filter(None, head)), language)
    say(event, "description", "\n".join(filter(None, told)), language)
    return event
