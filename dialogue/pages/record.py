"""The public memory: the chain of entries, and one entry with everything anybody needs to recompute its hash."""

from django.apps import apps
from django.db.models import Max
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView, ListView

from record.models import Entry, Inspection
from record.services import hashed_text, seals

NOUNS = {
    "law.act": _("Legal act"),
    "deadlines.calendarversion": _("Working calendar"),
    "participants.organisation": _("Organisation"),
    "participants.body": _("Body"),
    "participants.post": _("Post"),
    "participants.seat": _("Seat"),
    "participants.user": _("Participant"),
    "record.entry": _("Entry of the record"),
    "meetings.meeting": _("Meeting"),
    "meetings.invitation": _("Invitation"),
    "meetings.decision": _("Decision"),
    "meetings.dissent": _("Dissenting opinion"),
    "meetings.minutes": _("Minutes of the meeting"),
    "meetings.membershiprequest": _("Request for membership"),
    "meetings.meetingcall": _("Call for an extraordinary meeting"),
    "meetings.shortnotice": _("Short notice"),
    "meetings.silence": _("Silence procedure"),
    "meetings.silenceobjection": _("Objection"),
    "meetings.membershipending": _("End of a membership"),
    "meetings.membershipanswer": _("Answer to the end of a membership"),
    "meetings.referral": _("Referred text"),
    "meetings.agreedwording": _("Wording both sides can live with"),
    "meetings.workplan": _("Work plan"),
    "meetings.plancomment": _("Comment on a work plan"),
    "meetings.plananswer": _("Answer to a comment on a work plan"),
    "proposals.proposal": _("Proposal"),
    "proposals.reply": _("Reply"),
    "recommendations.recommendation": _("Recommendation"),
    "recommendations.position": _("Position"),
    "recommendations.progress": _("Progress report"),
    "recommendations.claim": _("Report of implementation"),
    "recommendations.assessment": _("Assessment"),
    "recommendations.objection": _("Objection"),
    "recommendations.objectionreply": _("Reply to an objection"),
    "recommendations.batch": _("Imported recommendations"),
}
# Steps that stand in no table of steps.
STEPS = {
    "filing": _("Filed text"),
    "withdraw": _("Withdrawn"),
    "change": _("Changed"),
    "register": _("Registered"),
    "rename": _("Renamed"),
    "establish": _("Established"),
    "give_seat": _("Given a seat"),
    "end_seat": _("A seat ended"),
    "ask": _("Asked"),
    "raise": _("Raised"),
    "refer": _("Referred to the parent body"),
    "open_post": _("Given a post"),
    "begin_holding": _("Taken by a person"),
    "end_holding": _("Left by a person"),
    "invite": _("Invited"),
    "join": _("Joined"),
    "deactivate": _("Deactivated"),
    "publish": _("Published"),
}


def told(entry):
    """What happened, in words: the noun, and the step as its own table calls it."""
    try:
        model = apps.get_model(entry.thing_kind)
    except (LookupError, ValueError):  # a kind of former days
        return f"{entry.thing_kind} · {entry.step}"
    steps = model.lifecycle.steps if hasattr(model, "lifecycle") else {}
    verb = steps[entry.step].label if entry.step in steps else STEPS.get(entry.step, entry.step)
    return f"{NOUNS.get(entry.thing_kind) or capfirst(model._meta.verbose_name)} · {verb}"


class Record(ListView):
    """The entries, newest first: the public ones, or with ``?all=1`` the whole chain."""

    shown_to = "visible_to"
    template_name = "record/record.html"
    paginate_by = 50

    def get_queryset(self):
        seen = Entry.objects.visible_to(self.request.acting.user).for_list()
        return seen if self.shows_all else seen.public()

    @property
    def shows_all(self):
        return self.request.GET.get("all") == "1"

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        return context | {
            "rows": [(entry, told(entry)) for entry in context["object_list"]],
            "last": Entry.objects.order_by("-seq").first(),
            "inspection": Inspection.objects.order_by("-id").first(),
            "shows_all": self.shows_all,
        }


class EntryPage(DetailView):
    """One entry by its number."""

    shown_to = "visible_to"
    template_name = "record/entry.html"

    def get_object(self):
        entries = Entry.objects.visible_to(self.request.acting.user).select_related("line", "filing")
        return get_object_or_404(entries, seq=self.kwargs["seq"])

    def get_context_data(self, **context):
        return super().get_context_data(
            told=told(self.object),
            hashed=hashed_text(self.object),
            commitments=list(seals(self.object)),
            last_seq=Entry.objects.aggregate(last=Max("seq"))["last"],
            **context,
        )
