"""Items that members propose, in every state, made by the services."""

from core.words import Words
from meetings import services
from tests.make.meetings import make_announced

WHY = Words.of(ru="Закон вступает в силу в январе", en="The law comes into force in January")
NO = Words.of(ru="Вопрос уже рассмотрен", en="It was dealt with in March")


def proposal(**changed):
    """What a member types."""
    said = {"title": Words.of(ru="О судах", en="On courts"), "standing_question": "q1", "why": WHY, "minutes": 20}
    return {**said, "rapporteurs": Words.of(en="Ministry of Justice"), **changed}


def make_proposed(cast, *, meeting=None, by=None, **changed):
    """The member proposed an item for an announced meeting."""
    return services.propose_item(meeting or make_announced(cast), by=by or cast.member, **proposal(**changed))


def make_taken(cast, **made):
    """The secretariat took it onto the agenda."""
    proposed = make_proposed(cast, **made)
    return services.take_item(proposed, by=cast.secretary, meeting=proposed.meeting, minutes=15)


def make_refused(cast, **made):
    """The secretariat refused it."""
    return services.refuse_item(make_proposed(cast, **made), by=cast.secretary, reason=NO)


def make_taken_back(cast, **made):
    """The member took it back."""
    return services.withdraw_item(make_proposed(cast, **made), by=cast.member)
