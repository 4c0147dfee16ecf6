"""An item with a proposal on it, its two sides and who goes between them, made by the services."""

from core.words import Words
from meetings import services as meetings
from meetings.services import between as services
from participants.kinds import SeatRole
from proposals.services import place_on_agenda
from tests.make.meetings import make_announced
from tests.make.participants import make_hat
from tests.make.proposals import make_admitted
from tests.make.proposals import make_cast as make_proposal_cast

DRAFT = Words.of(en="Five days would do for us", ru="Нам хватило бы пяти дней")
WORDING = Words.of(en="A notice of five working days", ru="Уведомление за пять рабочих дней")


def make_cast():
    """The cast of proposals, and a co-chair who may go between; ``item`` carries the proposal, its agenda is published."""
    cast = make_proposal_cast()
    cast.between = make_hat(SeatRole.CO_CHAIR, body=cast.body)
    meeting = make_announced(cast)
    cast.item = meeting.items.get()
    cast.proposal = make_admitted(cast)
    place_on_agenda(cast.proposal, by=cast.secretary, item=cast.item)
    meeting.refresh_from_db()
    cast.meeting = meetings.publish_agenda(meeting, by=cast.secretary)
    cast.item.refresh_from_db()
    return cast


def make_proposed(cast, **changed):
    """The NGO proposed the co-chair to the ministry."""
    said = {"by": cast.author, "seat": cast.between.seat, "other": cast.ministry, **changed}
    return services.propose_between(cast.item, **said)


def make_agreed(cast):
    """Both sides agreed."""
    return services.agree_between(make_proposed(cast), by=cast.focal)


def make_draft(between, by):
    """A draft of one side, not released."""
    return services.add_draft(between, by=by, text=DRAFT)


def make_released(between, by):
    """A draft the go-between may read."""
    return services.release_draft(make_draft(between, by), by=by)


def make_wording(between, cast):
    """What the go-between recorded."""
    return services.word_between(between, by=cast.between, text=WORDING)


def make_standing(cast, between=None):
    """A wording both sides can live with."""
    worded = make_wording(between or make_agreed(cast), cast)
    services.mark_wording(worded, by=cast.author, can=True)
    return services.mark_wording(worded, by=cast.focal, can=True)
