"""The public word for the end of a recommendation, from the axes (design.md §5.2). Pure."""

from recommendations.kinds import Declared, Outcome, PositionValue, Settlement

NOTHING_TO_SHOW = (Settlement.NO_CLAIM, Settlement.RETURNED)
OPPOSED = (Settlement.OBJECTIONS_STAND, Settlement.DISPUTED, Settlement.REOPENED)


def outcome(is_ended, position, declared, settlement):
    """Empty while the recommendation is followed up or assessed; afterwards what became of it, said so that "no objection" is
    never read as "confirmed" and "noted" never as "implemented".

    | settlement | position | declared | outcome |
    |---|---|---|---|
    | no claim, returned | noted, not supported | – | declined |
    | no claim, returned | any other | – | not implemented |
    | objections stand, disputed, reopened | – | – | objections stand |
    | in window | – | – | nothing is said yet |
    | partly confirmed | – | – | partly |
    | confirmed, no objection | – | partly | partly |
    | confirmed | – | any other | confirmed |
    | no objection | – | any other | no objection |
    """
    if not is_ended or settlement == Settlement.IN_WINDOW:
        return ""
    if settlement in NOTHING_TO_SHOW:
        refused = position in (PositionValue.NOTED, PositionValue.NOT_SUPPORTED)
        return Outcome.DECLINED if refused else Outcome.NOT_IMPLEMENTED
    if settlement in OPPOSED:
        return Outcome.OBJECTIONS_STAND
    if declared == Declared.PARTLY or settlement == Settlement.PARTLY_CONFIRMED:
        return Outcome.PARTLY
    return Outcome.CONFIRMED if settlement == Settlement.CONFIRMED else Outcome.NO_OBJECTION
