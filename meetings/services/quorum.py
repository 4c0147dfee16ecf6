"""The quorum: its rule, how it stands, and what is recorded of it at the start and at each decision."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from core.lines import write_line
from core.rules import NotAllowed
from core.things import lock, touch
from meetings import quorum
from meetings.kinds import TOOK_PART, Method
from meetings.models import QuorumRule, QuorumSnapshot
from meetings.rules import can_set_quorum
from meetings.services.short_notice import refuse_unless_noticed
from meetings.states import lifecycle
from meetings.voting import CHOICES, voted
from participants.kinds import Constituency


def quorum_rule_of(body):
    """The rule of the body as a row; the default, unsaved, where it adopted none."""
    default = quorum.Rule()
    stands = QuorumRule.objects.filter(body=body).first()
    return stands or QuorumRule(body=body, total=default.total, each=default.each, required=list(default.required))


def seats_with_a_vote(meeting):
    """How many seats with a vote were invited, by constituency."""
    return dict(Counter(meeting.invitations.with_a_vote().values_list("seat__constituency", flat=True)))


def there_now(meeting):
    """How many seats with a vote took part as far as it is recorded, by constituency, those who left not among them; where no
    list may be kept, the numbers."""
    if meeting.is_without_attribution:
        return dict(meeting.turnout)
    voting = meeting.invitations.with_a_vote().values("seat")
    rows = meeting.attendances.filter(presence__in=TOOK_PART, seat__in=voting, left=None)
    return dict(Counter(rows.values_list("seat__constituency", flat=True)))


def quorum_now(meeting):
    """The tally as it stands, with exact numbers: for whoever takes the attendance."""
    return quorum.tally(quorum_rule_of(meeting.body).rule, seats_with_a_vote(meeting), there_now(meeting))


def quorum_now_shown(meeting):
    """The same as it may be printed to anybody."""
    return quorum.shown(quorum_now(meeting), there_now(meeting), seats_with_a_vote(meeting))


@transaction.atomic
def set_quorum(body, *, by, total, each, required, article):
    """Another rule for the body, from the next record on: what was recorded keeps the rule it was held against. A public line
    on the body. Returns the ``QuorumRule``."""
    if not can_set_quorum.test(by, None):
        raise NotAllowed(_("Only the secretariat runs meetings."))
    lock(body)
    names = sorted(set(required), key=Constituency.values.index)
    if Constituency.OBSERVERS in names:
        raise ValidationError({"required": _("Observers have no vote and never count.")})
    wanted = {"total": total, "each": each, "required": names, "article": article}
    rule = quorum_rule_of(body)
    for name, value in wanted.items():
        setattr(rule, name, value)
    if rule.pk:
        touch(rule, *wanted)
    else:
        rule.save()
    write_line(rule, "set_quorum", by=by, facts={**wanted, "total": str(total), "each": str(each)})
    return rule


@transaction.atomic
def open_meeting(meeting, *, by):
    """The meeting begins: its quorum is recorded, met or not. Returns the ``QuorumSnapshot``.

    Raises ``ValidationError`` before the meeting begins, without any attendance taken, and when it was opened with a quorum.
    """
    lock(meeting)
    lifecycle.check("open", meeting, by)
    refuse_unless_noticed(meeting)
    if meeting.starts_at > timezone.now():
        raise ValidationError(_("The meeting has not begun yet."))
    if meeting.quorums.at_the_start().filter(is_met=True).exists():
        raise ValidationError(_("The meeting was opened already, with a quorum."))
    there = there_now(meeting)
    if not there:
        raise ValidationError(_("Take the attendance first: nobody is recorded as present."))
    snapshot = _record(meeting, None, there)
    parts = [[part.name, part.needed, part.there, part.met] for part in snapshot.shown.parts]
    lifecycle.take("open", meeting, by=by, facts={"quorum": [["" if v is None else v for v in p] for p in parts]})
    return snapshot


def record_quorum(item, *, method, votes, there=None):
    """At a decision, inside its transaction: the quorum is recorded. Returns the ``QuorumSnapshot``.

    ``there``: how many seats with a vote are there by constituency when it is taken; what the attendance says otherwise.
    Raises ``ValidationError`` for votes of observers, for more votes than are there, and for a vote without a quorum in total
    or in a required constituency.
    """
    meeting = item.meeting
    recorded = there_now(meeting)
    now = recorded if there is None else there
    _check_votes(votes, now, recorded, seats_with_a_vote(meeting))
    snapshot = _record(meeting, item, now)
    if method == Method.VOTE:
        need_quorum(snapshot)
    return snapshot


def need_quorum(snapshot):
    """Raise ``ValidationError`` that says where the quorum is missing."""
    if snapshot.is_met:
        return
    names = [part.label or _("in total") for part in snapshot.shown.missing]
    words = _(
        "There is no quorum for a vote: %(where)s. Decide by consensus, defer the item, or wait until enough are there."
    )
    raise ValidationError({"method": words % {"where": ", ".join(str(name) for name in names)}})


def _record(meeting, item, there):
    rule, seats = quorum_rule_of(meeting.body).rule, seats_with_a_vote(meeting)
    said = {"total": str(rule.total), "each": str(rule.each), "required": [str(name) for name in rule.required]}
    met = quorum.tally(rule, seats, there).met
    return QuorumSnapshot.objects.create(meeting=meeting, item=item, rule=said, seats=seats, there=there, is_met=met)


def _check_votes(votes, there, recorded, seats):
    for name, number in there.items():
        if number < 0 or number > max(recorded.get(name, 0), 0):
            raise ValidationError(
                _("%(group)s: more are said to be there than the attendance has.") % {"group": _label(name)}
            )
    for name, cast in votes.items():
        if name == Constituency.OBSERVERS or not seats.get(name):
            raise ValidationError(format_lazy("{}: {}", _label(name), _("has no vote here. Observers never vote.")))
        if set(cast) - set(CHOICES) or any(number < 0 for number in cast.values()):
            raise ValidationError(_("A vote is for, against or an abstention."))
        if voted(cast) > min(there.get(name, 0), seats[name]):
            raise ValidationError(_("%(group)s: more voted than are there.") % {"group": _label(name)})


def _label(name):
    return Constituency(name).label if name in Constituency.values else name
