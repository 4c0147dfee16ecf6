"""The door of the demonstration: with whose eyes one may look, and what to try there. Where each thing leads is in ``tries``."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from dialogue.demo.cast import address


@dataclass(frozen=True)
class Try:
    """One thing to try: what the card says, and the name of the function in ``dialogue.pages.demo.tries`` that finds it."""

    words: str
    target: str


@dataclass(frozen=True)
class Card:
    """One person of the cast."""

    person: str
    title: str
    words: str
    icon: str
    tries: tuple = ()


CARDS = (
    Card(
        "secretariat",
        _("Secretary"),
        _("Runs the meetings, passes every paper on, decides nothing on merit."),
        "calendar",
        (
            Try(_("Admit the proposal that came in yesterday, or return it"), "proposal_to_admit"),
            Try(_("Put an admitted proposal on the next agenda"), "proposal_to_place"),
            Try(_("Publish the decisions of a closed meeting"), "meeting_to_publish"),
            Try(_("See whose reply is late, and who was reminded"), "desk"),
            Try(_("Schedule a meeting"), "schedule"),
        ),
    ),
    Card(
        "ngo",
        _("NGO"),
        _("Proposes, follows its proposals, says whether a report is true."),
        "people",
        (
            Try(_("File the draft that is ready, and get a receipt"), "draft_to_file"),
            Try(_("Assess a report while the time runs"), "report_to_assess"),
            Try(_("Decide on your objection after the body's answer"), "objection_to_decide"),
            Try(_("Read what the bodies reply to your proposal"), "proposal_answered"),
            Try(_("Say whether you will come to a meeting"), "invitation"),
        ),
    ),
    Card(
        "focal",
        _("Ministry"),
        _("Replies, takes positions, plans, reports, answers objections."),
        "building",
        (
            Try(_("Finish a reply that is late"), "reply_late"),
            Try(_("Change what the signatory handed back"), "reply_handed_back"),
            Try(_("Answer a proposal nobody has drafted a reply to"), "reply_to_write"),
            Try(_("See what others say of your report"), "own_report"),
            Try(_("Tell how far a recommendation is"), "recommendation_to_report"),
        ),
    ),
    Card(
        "observer",
        _("Observer"),
        _("Reads what is public, in three languages, and the agenda on the same day."),
        "eye",
        (
            Try(_("Read the next agenda"), "next_meeting"),
            Try(_("Find where the sides disagree"), "disagreements"),
            Try(_("Follow one recommendation from the first proposal to the last objection"), "whole_story"),
            Try(_("Search in Kazakh, Russian or English"), "search"),
            Try(_("Check that nothing was removed from the record"), "record"),
        ),
    ),
)
OTHERS = (
    Card("signatory", _("Signatory of a ministry"), _("Signs what the focal point drafted, or hands it back."), "sign"),
    Card("ngo2", _("Another NGO"), _("Objects, confirms, answers for its own seat."), "people"),
    Card("cochair", _("Co-chair"), _("Sees what is suggested for the next agenda."), "people"),
    Card("chair", _("Chair"), _("Sees what is suggested for the next agenda."), "person"),
    Card("mp", _("Member of parliament"), _("Proposes, and sits in the plenary."), "scales"),
    Card("custodian", _("Custodian"), _("Keeps the archive and checks the record."), "sealed"),
)


def card_of(email):
    """The card of the account, ``None`` for people of the cast without one and for everybody else."""
    return next((card for card in (*CARDS, *OTHERS) if address(card.person) == email), None)
