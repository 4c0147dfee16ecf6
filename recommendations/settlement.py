"""Where the sides stand, from the rows alone (design.md §5.2). Pure: no clock, no database."""

from dataclasses import dataclass

from recommendations.kinds import ClaimLevel, Declared, Finding, Settlement


@dataclass(frozen=True)
class Facts:
    """What the rows of one recommendation say today about its current claim. Only zero and more than zero are told apart:
    verdicts are never counted against each other.

    ``standing``: objections to this claim that are neither withdrawn nor ``late``. ``late``: filed after its window closed, and
    their author has not decided yet what the reply of the body changes. ``carried``: standing objections to an earlier claim
    that was replaced, of organisations that have said nothing of this one.
    """

    has_claim: bool = False
    finding: str = ""  # of a meeting on this claim
    is_window_open: bool = False
    confirmations: int = 0
    partial_confirmations: int = 0
    standing: int = 0
    late: int = 0
    carried: int = 0


def settlement(facts):
    """The fourth axis. One standing objection outweighs any number of confirmations; silence is never confirmation, and it
    never takes an objection back: a new claim has its window, then an objection nobody withdrew stands again.

    The first row that fits says it:

    | claim | finding | any objection | standing | late | window | carried | partly | confirm | settlement |
    |---|---|---|---|---|---|---|---|---|---|
    | no | – | – | – | – | – | – | – | – | no claim |
    | yes | returned | – | – | – | – | – | – | – | returned |
    | yes | disputed | yes | – | – | – | – | – | – | disputed |
    | yes | – | – | yes | – | – | – | – | – | objections stand |
    | yes | – | – | – | yes | – | – | – | – | reopened |
    | yes | – | – | – | – | open | – | – | – | in window |
    | yes | – | – | – | – | – | yes | – | – | objections stand |
    | yes | – | – | – | – | – | – | yes | – | partly confirmed |
    | yes | – | – | – | – | – | – | – | yes | confirmed |
    | yes | – | – | – | – | – | – | – | – | no objection |
    """
    disputed = facts.finding == Finding.DISPUTED and (facts.standing or facts.late or facts.carried)
    rows = (
        (not facts.has_claim, Settlement.NO_CLAIM),
        (facts.finding == Finding.RETURNED, Settlement.RETURNED),
        (disputed, Settlement.DISPUTED),
        (facts.standing, Settlement.OBJECTIONS_STAND),
        (facts.late, Settlement.REOPENED),
        (facts.is_window_open, Settlement.IN_WINDOW),
        (facts.carried, Settlement.OBJECTIONS_STAND),
        (facts.partial_confirmations, Settlement.PARTLY_CONFIRMED),
        (facts.confirmations, Settlement.CONFIRMED),
    )
    return next((said for fits, said in rows if fits), Settlement.NO_OBJECTION)


def declared(claim_level, last_report, has_measures):
    """The second axis: the current claim, else the last progress report, else whether anything is planned.

    | claim | report | measures | declared |
    |---|---|---|---|
    | full | – | – | implemented |
    | partial | – | – | partly |
    | none | one | – | what it says |
    | none | none | yes | in preparation |
    | none | none | no | not started |
    """
    if claim_level:
        return Declared.IMPLEMENTED if claim_level == ClaimLevel.FULL else Declared.PARTLY
    return last_report or (Declared.IN_PREPARATION if has_measures else Declared.NOT_STARTED)
