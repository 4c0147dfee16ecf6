"""Where the sides stand, from the rows alone (design.md §5.2). Pure: no clock, no database."""

from dataclasses import dataclass

from recommendations.kinds import Declared, Settlement


@dataclass(frozen=True)
class Facts:
    """What the rows of one recommendation say today about its current claim."""

    has_claim: bool = False
    is_window_open: bool = False
    confirmations: int = 0
    partial_confirmations: int = 0
    standing_objections: int = 0


def settlement(facts):
    """The fourth axis. One standing objection outweighs any number of confirmations; silence is never confirmation.

    | claim | standing objection | window | partly | confirm | settlement |
    |---|---|---|---|---|---|
    | no | – | – | – | – | no claim |
    | yes | yes | – | – | – | objections stand |
    | yes | no | open | – | – | in window |
    | yes | no | ended | yes | – | partly confirmed |
    | yes | no | ended | no | yes | confirmed |
    | yes | no | ended | no | no | no objection |
    """
    if not facts.has_claim:
        return Settlement.NO_CLAIM
    if facts.standing_objections:
        return Settlement.OBJECTIONS_STAND
    if facts.is_window_open:
        return Settlement.IN_WINDOW
    if facts.partial_confirmations:
        return Settlement.PARTLY_CONFIRMED
    return Settlement.CONFIRMED if facts.confirmations else Settlement.NO_OBJECTION


def declared(claim_level, last_report, has_measures):
    """The second axis: the current claim, else the last progress report, else whether anything is planned."""
    if claim_level:
        return Declared.IMPLEMENTED if claim_level == "full" else Declared.PARTLY
    return last_report or (Declared.IN_PREPARATION if has_measures else Declared.NOT_STARTED)
