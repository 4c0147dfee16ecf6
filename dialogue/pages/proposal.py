"""One proposal: what it asks, of whom, what the bodies replied, where it is heard and what came of it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from dialogue.pages.proposals import with_badge
from dialogue.pages.told import paper_steps, steps_of, term_told, timeline
from meetings.models import AgendaItem
from participants.access import WHO_SEES, WHO_SEES_DRAFTS, eyes_of
from participants.kinds import Audience
from proposals.kinds import Part, Publicity
from proposals.models import Proposal, Reply
from proposals.services import missing_of
from proposals.states import S
from recommendations.models import Recommendation

HAPPENED = {
    "file": gettext_lazy("Filed"),
    "admit": gettext_lazy("Admitted"),
    "hand_back": gettext_lazy("Returned for completion"),
    "send": gettext_lazy("Sent to the bodies for a reply"),
    "place": gettext_lazy("Put on an agenda, or taken off it"),
    "reply": gettext_lazy("A body replied"),
    "open": gettext_lazy("Made public, as its author chose"),
    "adopt": gettext_lazy("Adopted by a meeting"),
    "decline": gettext_lazy("Not adopted by a meeting"),
    "settle_in_parts": gettext_lazy("Decided by a meeting in the parts of the item"),
    "refer": gettext_lazy("Referred to the parent body"),
    "defer": gettext_lazy("Put off by a meeting"),
    "withdraw": gettext_lazy("Withdrawn by its author"),
}
TONES = {"hand_back": "stop", "decline": "stop", "withdraw": "sys", "open": "sys"}
ADDRESSES = {
    verb: f"proposals:{verb}" for verb in ("edit", "file", "admit", "hand_back", "send", "place", "withdraw", "discard")
}
POSITIONS = {
    "supported": ("ok", "check"),
    "in_part": ("wait", "partly"),
    "noted": ("", "eye"),
    "not_supported": ("stop", "object"),
}


class ProposalPage(DetailView):
    shown_to = "visible_to"
    template_name = "dialogue/proposal.html"
    context_object_name = "proposal"

    def get_object(self):
        seen = Proposal.objects.visible_to(self.request.acting.user).addressed(self.kwargs["key"])
        wanted = seen.select_related("organisation", "filing", "decision__item__meeting")
        return with_badge(self.as_filed(get_object_or_404(wanted)))

    def as_filed(self, proposal):
        """What its organisation changes after it was returned is a draft again: others read what was filed."""
        own = proposal.organisation_id in eyes_of(self.request.acting.user).organisations
        self.filed_files = None
        if proposal.state == S.RETURNED and not own:
            self.filed_files = {file["sha256"] for file in proposal.filing.facts["files"]}
            for name in proposal.filing.words:
                setattr(proposal, name, proposal.filing.said(name))
        return proposal

    def files(self):
        """Its files; of a returned one those that were filed."""
        rows = self.object.file_rows.select_related("stored")
        return [row.listed() for row in rows if self.filed_files is None or row.stored.sha256 in self.filed_files]

    def get_context_data(self, **context):
        proposal, acting = self.object, self.request.acting
        addressees = list(proposal.addressees.for_list())
        is_open_draft = proposal.state in ("drafted", "returned")
        return super().get_context_data(
            addressees=addressees,
            requests=self.requests(),
            links=self.chain(),
            files=self.files(),
            themes=proposal.themes.all(),
            steps=steps_of(
                proposal, acting, ADDRESSES, primary=("file", "admit", "send"), hard=("withdraw", "discard")
            ),
            missing=[part.label for part in missing_of(proposal)] if is_open_draft else [],
            asked_for=[Part(part).label for part in proposal.missing],
            events=timeline(proposal, HAPPENED, TONES),
            seen=WHO_SEES[proposal.audience] if proposal.filed_at else WHO_SEES_DRAFTS,
            seen_later=self.seen_later(),
            **context,
        )

    def requests(self):
        """What each body was asked and replied; a draft inside its own organisation, with its steps."""
        proposal, acting = self.object, self.request.acting
        requests = list(
            proposal.requests.select_related("organisation", "term__rule", "term__calendar", "reply__filing")
        )
        drafts = {}
        if acting.organisation:
            own = Reply.objects.visible_to(acting.user).filter(request__proposal=proposal).exclude(state="signed")
            drafts = {draft.request_id: draft for draft in own.select_related("organisation")}
        for request in requests:
            request.shown_reply = request.reply
            request.draft = drafts.get(request.pk)
            request.term_bar = term_told(request.term)
            request.tone, request.icon = POSITIONS[request.reply.position] if request.reply else ("wait", "clock")
            request.steps = self.steps_of(request)
        return requests

    def steps_of(self, request):
        """Write, change, sign: for people of the body that was asked."""
        acting = self.request.acting
        if request.reply or not acting.speaks_for(request.organisation_id):
            return []
        if not self.object.lifecycle.is_timely("reply", self.object) or not acting.has("focal_point", "signatory"):
            return []
        label = _("Change the draft") if request.draft else _("Write the reply")
        write = {"label": label, "url": reverse("proposals:reply", args=[request.uid]), "is_primary": not request.draft}
        is_with_drafter = request.draft is None or request.draft.state == "drafted"
        return [
            *([write] if is_with_drafter else []),
            *(paper_steps(request.draft, acting, "proposals:reply") if request.draft else []),
        ]

    def chain(self):
        """Obligation › act › this proposal › agenda item › recommendation; a gap is said."""
        proposal, user = self.object, self.request.acting.user
        obligations = [
            {"words": row.citation, "url": ""}
            for row in proposal.obligation_rows.select_related("instrument", "provision")
        ]
        acts = [
            {"words": row.citation, "url": row.act.get_absolute_url() if row.act else ""}
            for row in proposal.act_rows.select_related("act")
        ]
        placed = proposal.placements.filter(removed_at=None).values("item")
        items = AgendaItem.objects.visible_to(user).filter(pk__in=placed).select_related("meeting")
        heard = [{"words": f"{item.meeting.printed}, {item.number}", "url": item.get_absolute_url()} for item in items]
        made = Recommendation.objects.visible_to(user).filter(origins__proposal=proposal).order_by("id")
        self.recommendations = list(made)
        became = [{"words": one.printed, "url": one.get_absolute_url()} for one in self.recommendations]
        gap = {"is_gap": True}
        return [
            *(obligations or [{**gap, "words": _("no obligation cited")}]),
            *(acts or [{**gap, "words": _("no act cited")}]),
            {"words": proposal.printed or _("draft"), "is_current": True, "url": ""},
            *(heard or [{**gap, "words": _("on no agenda yet")}]),
            *(became or [{**gap, "words": _("no recommendation yet")}]),
        ]

    def seen_later(self):
        """What will change about who sees it, and when."""
        proposal = self.object
        if not proposal.filed_at or proposal.audience == Audience.PUBLIC:
            return ""
        return _("The author's choice: %(choice)s.") % {"choice": Publicity(proposal.publicity).label}
