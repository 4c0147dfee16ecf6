"""All proposals this person may see, with filters whose state is in the address."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import ListView

from dialogue.pages.filters import Filter, chosen_pills, facet
from participants.kinds import ADDRESSEES
from participants.models import Organisation
from proposals.kinds import Outcome
from proposals.models import Proposal
from proposals.rules import can_begin
from proposals.states import S

BADGES = {  # tone and icon of a state
    S.DRAFTED: ("", "pen"),
    S.FILED: ("info", "send"),
    S.RETURNED: ("wait", "back"),
    S.ADMITTED: ("info", "check"),
    S.CONCLUDED: ("ok", "check"),
    S.WITHDRAWN: ("", "cross"),
}


def with_badge(proposal):
    """The proposal with the badges of its row: state, and outcome once a meeting decided."""
    tone, icon = BADGES[proposal.state]
    words = proposal.get_state_display()
    if proposal.outcome:
        declined = proposal.outcome == Outcome.DECLINED
        tone, icon, words = (
            "stop" if declined else "ok",
            "object" if declined else "check",
            proposal.get_outcome_display(),
        )
    proposal.badges = [{"tone": tone, "icon": icon, "words": words}]
    return proposal


class Proposals(ListView):
    shown_to = "visible_to"
    template_name = "dialogue/proposals.html"
    paginate_by = 25

    def filters(self):
        """What can be chosen, each with its condition."""
        bodies = Organisation.objects.addressees(ADDRESSEES).for_list()
        return [
            Filter("state", _("State"), S.choices, "state__in"),
            Filter("outcome", _("Outcome"), Outcome.choices, "outcome__in"),
            Filter("to", _("To whom"), [(body.code, body) for body in bodies], "addressees__code__in"),
        ]

    def get_queryset(self):
        self.seen = Proposal.objects.visible_to(self.request.acting.user).matching(self.request.GET.get("q", ""))
        self.chosen = self.filters()
        found = self.seen
        for one in self.chosen:
            found = one.narrow(found, self.request.GET)
        return found.distinct().for_list()

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        count = context["paginator"].count
        return {
            **context,
            "rows": [with_badge(proposal) for proposal in context["page_obj"]],
            "groups": [facet(one, self.request.GET) for one in self.chosen],
            "pills": chosen_pills(self.chosen, self.request.GET),
            "found": ngettext("%(n)s proposal", "%(n)s proposals", count) % {"n": count},
            "q": self.request.GET.get("q", ""),
            "can_begin": can_begin.test(self.request.acting, None),
        }
