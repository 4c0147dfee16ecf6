"""When a meeting moves. What was decided is rows (``Decision``), not a state."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.awaited import Second
from core.lifecycle import STAYS, Lifecycle, Step
from meetings.kinds import Answer
from meetings.rules import (
    can_answer,
    can_close,
    can_dissent,
    can_open,
    can_propose_item,
    can_run,
    can_sign_sheet,
    can_withdraw_item,
    has_written_for_it,
)
from meetings.sides import presides_for
from meetings.states.closing import CLOSING_HAPPENED
from meetings.states.membership import Asked, Ending, asking, ending
from meetings.states.minutes import MINUTES_HAPPENED, Minuted, minuting
from meetings.states.papers import Papered, papering
from meetings.states.plans import Plan, planning
from meetings.states.tasks import TASKS_HAPPENED
from participants.rules import is_the_house


class S(TextChoices):
    PLANNED = "planned", _("Planned")
    ANNOUNCED = "announced", _("Announced")
    CIRCULATED = "circulated", _("Agenda published")
    HELD = "held", _("Held")
    PUBLISHED = "published", _("Decisions published")
    CANCELLED = "cancelled", _("Cancelled")
    POSTPONED = "postponed", _("Postponed")


OPEN = (S.ANNOUNCED, S.CIRCULATED)  # everybody knows of it, and it has not been held
COURSE = (S.PLANNED, S.ANNOUNCED, S.CIRCULATED, S.HELD, S.PUBLISHED)
NOT_CANCELLED = tuple(state for state in S if state != S.CANCELLED)

_only_secretariat = _("Only the secretariat runs meetings.")
_only_who_opens = _("Only the secretariat or who presides over this body opens its meeting.")
_only_a_vote = _(
    "Only a representative or a signatory of an organisation with a vote in this body may file a dissenting opinion. "
    "You may have to change your hat."
)
_only_members = _(
    "Only who sits on a seat of a member of this body may propose an item for its agenda. You may have to change your hat. "
    "Others can ask a member to propose it."
)
_only_author = _(
    "Only its author approves the translation of a text: who proposed the item, the secretariat for its own texts. You may have "
    "to change your hat."
)
_only_both = _(
    "Closing a meeting takes two who preside over its body: one for the State, one for civil society. Another person of the other "
    "side agrees to it."
)
_only_presiding = _("Only the chair and the co-chairs of the body sign its decision sheet.")
_only_own_seat = _("Only who sits on the seat that was invited may answer for it. You may have to change your hat.")

lifecycle = Lifecycle(
    Step("edit", _("Edit"), can_run, (S.PLANNED,), STAYS, _only_secretariat, is_kept=False),
    Step(
        "arrange", _("Arrange the agenda"), can_run, (S.PLANNED, S.ANNOUNCED), STAYS, _only_secretariat, is_kept=False
    ),
    Step("announce", _("Announce"), can_run, (S.PLANNED,), S.ANNOUNCED, _only_secretariat),
    Step("publish_agenda", _("Publish the agenda"), can_run, (S.ANNOUNCED,), S.CIRCULATED, _only_secretariat),
    Step("revise", _("Change the published agenda"), can_run, (S.CIRCULATED,), STAYS, _only_secretariat),
    Step("complete_papers", _("The papers are complete"), can_run, OPEN, STAYS, _only_secretariat, is_kept=False),
    Step("hear_late", _("Every constituency agreed: hear it"), can_run, (S.CIRCULATED,), STAYS, _only_secretariat),
    Step("drop_late", _("Drop: papers came late"), can_run, (S.CIRCULATED,), STAYS, _only_secretariat, is_kept=False),
    Step("propose_item", _("Propose an item"), can_propose_item, OPEN, STAYS, _only_members),
    Step("move", _("Change time or place"), can_run, OPEN, STAYS, _only_secretariat),
    Step("postpone", _("Postpone without a new day"), can_run, OPEN, S.POSTPONED, _only_secretariat),
    # One act, two steps: the meeting goes back to where it was, and a published agenda stays published.
    Step("set_day", _("Set a new day"), can_run, (S.POSTPONED,), S.ANNOUNCED, _only_secretariat),
    Step("set_day_again", _("Set a new day"), can_run, (S.POSTPONED,), S.CIRCULATED, _only_secretariat),
    Step("amend", _("Change theme, languages or chair"), can_run, OPEN, STAYS, _only_secretariat),
    Step(
        "close",
        _("Ask for a stricter rule"),
        can_close,
        (S.PLANNED, *OPEN),
        STAYS,
        _only_both,
        second=Second(presides_for, _only_both),
    ),
    Step("attend", _("Attendance"), can_run, (*OPEN, S.HELD), STAYS, _only_secretariat, is_kept=False),
    Step("receive", _("Guests"), can_run, (*OPEN, S.HELD), STAYS, _only_secretariat, is_kept=False),
    Step("open", _("Open the meeting"), can_open, (S.CIRCULATED,), STAYS, _only_who_opens),
    Step("hold", _("Record that it was held"), can_run, (S.CIRCULATED,), S.HELD, _only_secretariat),
    Step("lead", _("Run the sitting"), can_run, (S.CIRCULATED, S.HELD), STAYS, _only_secretariat, is_kept=False),
    Step(
        "order_speakers",
        _("Order of speakers"),
        can_run,
        (S.PLANNED, *OPEN),
        STAYS,
        _only_secretariat,
        is_kept=False,
    ),
    Step("decide", _("Record a decision"), can_run, (S.HELD,), STAYS, _only_secretariat),
    Step("correct", _("Correct a decision"), can_run, (S.HELD,), STAYS, _only_secretariat),
    Step(
        "publish_decisions",
        _("Publish the decision sheet"),
        can_run | is_the_house,  # everybody who presides has signed it
        (S.HELD,),
        S.PUBLISHED,
        _only_secretariat,
    ),
    Step("sign_sheet", _("Sign the decision sheet"), can_sign_sheet, (S.HELD, S.PUBLISHED), STAYS, _only_presiding),
    Step("close_signatures", _("The time to sign is over"), is_the_house, (S.PUBLISHED,), STAYS),
    Step("agree_task", _("Add an agreed task"), can_run, (S.HELD, S.PUBLISHED), STAYS, _only_secretariat),
    Step("dissent", _("File a dissenting opinion"), can_dissent, (S.PUBLISHED,), STAYS, _only_a_vote),
    Step("close_dissents", _("The time for dissenting opinions is over"), is_the_house, (S.PUBLISHED,), STAYS),
    Step(
        "begin_minutes",
        _("Begin the minutes"),
        can_run,
        (S.HELD, S.PUBLISHED),
        STAYS,
        _("Only the secretariat writes the minutes."),
        is_kept=False,
    ),
    # Which texts are still written, their own steps say: the agenda until it is over, a decision until the sheet is public.
    Step("translate", _("Translate"), can_run, NOT_CANCELLED, STAYS, _only_secretariat, is_kept=False),
    Step(
        "approve_translation",
        _("Approve the translation"),
        can_run | has_written_for_it,
        NOT_CANCELLED,
        STAYS,
        _only_author,
        is_kept=False,
    ),
    Step("render", _("Translations"), can_run | has_written_for_it, (S.CIRCULATED,), STAYS, _only_author),
    Step("cancel", _("Cancel the meeting"), can_run, (S.PLANNED, *OPEN, S.POSTPONED), S.CANCELLED, _only_secretariat),
)

# Answers leave no lines (design.md §5.7); a new day asks everybody again.
answering = Lifecycle(
    Step("accept", _("I will come"), can_answer, (Answer.NONE, Answer.NO), Answer.YES, _only_own_seat, is_kept=False),
    Step(
        "decline", _("I will not come"), can_answer, (Answer.NONE, Answer.YES), Answer.NO, _only_own_seat, is_kept=False
    ),
    Step("answer_seat", _("Answer in full"), can_answer, tuple(Answer), STAYS, _only_own_seat, is_kept=False),
    Step("check_in", _("I am here"), can_answer, tuple(Answer), STAYS, _only_own_seat, is_kept=False),
    Step("ask_again", _("Ask again"), can_run, (Answer.YES, Answer.NO), Answer.NONE, _only_secretariat, is_kept=False),
    field="answer",
)

HAPPENED = {
    "announce": _("Announced; the seats of the body were invited"),
    "publish_agenda": _("Agenda published"),
    "revise": _("Published agenda changed"),
    "render": _("Translations of the agenda added"),
    "hear_late": _("An item is heard though its papers came late: every constituency agreed"),
    "move": _("Time or place changed"),
    "postpone": _("Postponed; the new day is not yet set"),
    "set_day": _("A new day was set; the seats were invited again"),
    "set_day_again": _("A new day was set; the seats were invited again"),
    "amend": _("Theme, languages or chair changed"),
    **CLOSING_HAPPENED,
    "open": _("Opened; the quorum was recorded"),
    "hold": _("Held"),
    "decide": _("Decision recorded"),
    "correct": _("Decision corrected"),
    "publish_decisions": _("Decision sheet published"),
    "sign_sheet": _("Decision sheet signed"),
    "close_signatures": _("The time to sign the decision sheet ended without all signatures"),
    "dissent": _("A dissenting opinion was filed"),
    "close_dissents": _("The time for dissenting opinions ended"),
    "cancel": _("Cancelled"),
    "agree_task": _("A task was agreed"),
    **TASKS_HAPPENED,
    "stand": _("Wording both sides can live with was recorded; it is no decision"),
}


class Proposed(TextChoices):
    """An item a member proposes. It leaves "waiting" by its author's hand, onto an agenda, or by a refusal with a reason."""

    WAITING = "waiting", _("Waits for the secretariat")
    TAKEN = "taken", _("On the agenda")
    REFUSED = "refused", _("Not taken")
    WITHDRAWN = "withdrawn", _("Withdrawn by its author")


_only_proposer = _("Only who sits on the seat that proposed the item may withdraw it.")

proposing = Lifecycle(
    Step("take", _("Take onto the agenda"), can_run, (Proposed.WAITING,), Proposed.TAKEN, _only_secretariat),
    Step("refuse", _("Do not take it"), can_run, (Proposed.WAITING,), Proposed.REFUSED, _only_secretariat),
    Step(
        "withdraw",
        _("Withdraw the item"),
        can_withdraw_item,
        (Proposed.WAITING,),
        Proposed.WITHDRAWN,
        _only_proposer,
    ),
    # Dropped from the agenda it waits again: an item cannot be refused by taking it and dropping it.
    Step("put_back", _("Put back"), can_run, (Proposed.TAKEN,), Proposed.WAITING, _only_secretariat),
)
