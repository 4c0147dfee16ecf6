"""The public word for the end of a recommendation, from the axes (design.md §5.2). Pure."""

from recommendations.kinds import Declared, Outcome, PositionValue, Settlement


def outcome(is_ended, position, declared, settlement):
    """Empty while the recommendation is followed up; afterwards what became of it, said so that "no objection" is never
    read as "confirmed" and "noted" never as "implemented"."""
    if not is_ended:
        return ""
    if settlement in (Settlement.NO_CLAIM, Settlement.RETURNED, Settlement.REOPENED):
        refused = position in (PositionValue.NOTED, PositionValue.NOT_SUPPORTED)
        return Outcome.DECLINED if refused else Outcome.NOT_IMPLEMENTED
    if settlement in (Settlement.OBJECTIONS_STAND, Settlement.DISPUTED):
        return Outcome.OBJECTIONS_STAND
    if declared == Declared.PARTLY or settlement == Settlement.PARTLY_CONFIRMED:
        return Outcome.PARTLY
    return Outcome.CONFIRMED if settlement == Settlement.CONFIRMED else Outcome.NO_OBJECTION
