"""Rows by model, written in bulk in the order of their keys; lines and filings hashed as the services hash them."""

import datetime as dt
from functools import cached_property
from zoneinfo import ZoneInfo

from django.utils import timezone

from core.canonical import digest
from core.filing import Filing
from core.lines import Line
from core.words import Words
from deadlines.models import Term, TermRule
from deadlines.terms import calendar_now
from deadlines.terms.running import newest_version
from meetings.models import AgendaItem, Attendance, Decision, Invitation, Meeting
from proposals.models import Addressee, Placement, Proposal, ProposalAct, ProposalObligation, Reply, ReplyRequest
from recommendations import models as follow_up

ALMATY = ZoneInfo("Asia/Almaty")
IN_ORDER = (  # a row stands behind every row it has a key to
    Filing,
    Term,
    Meeting,
    Invitation,
    Attendance,
    AgendaItem,
    Decision,
    Proposal,
    Addressee,
    Proposal.themes.through,
    ProposalAct,
    ProposalObligation,
    Placement,
    ReplyRequest,
    Reply,
    follow_up.Recommendation,
    follow_up.CoExecutor,
    follow_up.Origin,
    follow_up.Recommendation.themes.through,
    follow_up.RecommendationAct,
    follow_up.RecommendationObligation,
    follow_up.Position,
    follow_up.Measure,
    follow_up.Measure.recommendations.through,
    follow_up.Progress,
    follow_up.Claim,
    follow_up.Evidence,
    follow_up.Assessment,
    follow_up.Objection,
    follow_up.ObjectionReply,
    Line,
)


def moment(day, hour, minute=0):
    """That hour of Astana on that day."""
    return dt.datetime.combine(day, dt.time(hour, minute), ALMATY).astimezone(dt.UTC)


class Heap:
    def __init__(self):
        self.rows = {model: [] for model in IN_ORDER}
        self.today, self.calendar, self.version = timezone.localdate(), calendar_now(), newest_version()
        self.ends = {}

    @cached_property
    def rules(self):
        return {rule.code: rule for rule in TermRule.objects.all()}

    def add(self, row):
        """Keep the row until the next ``flush``; returns it."""
        self.rows[type(row)].append(row)
        return row

    def flush(self):
        """Write everything that was added."""
        for model, rows in self.rows.items():
            model._base_manager.bulk_create(rows)
            rows.clear()

    def working_day(self, day):
        """The day, or the first working day after it."""
        return self.calendar.first_working(day)

    def is_over(self, day):
        """Whether it happened: nobody acts today or later."""
        return day < self.today

    def line(self, story, step, party, at, *, thing=None, source="", target="", about=None, facts=None, public=True):
        """A line as ``core.lines.write_line`` writes it, at another moment. ``party`` acts."""
        thing = thing or story
        line = Line(
            story_kind=story._meta.label_lower,
            story_uid=story.uid,
            thing_kind=thing._meta.label_lower,
            thing_uid=thing.uid,
            step=step,
            source=str(source),
            target=str(target or source),
            about_kind=about._meta.label_lower if about else "",
            about_uid=about.uid if about else None,
            acting=party.signature,
            at=at,
            reason=Words(),
            facts=facts or {},
            is_public=public,
        )
        line.sha256 = digest(line.content())
        return self.add(line)

    def file(self, case, party, at, words, facts):
        """A filing as ``core.filing.file`` makes it; points the case to it and returns what its line keeps of it."""
        filing = Filing(
            case_kind=case._meta.label_lower,
            case_uid=case.uid,
            number=1,
            words={name: said.as_json() for name, said in words.items()},
            facts=facts,
            author=party.author,
            acting=party.signature,
            filed_at=at,
        )
        filing.sha256 = digest(filing.content())
        case.filing = self.add(filing)
        return filing.named

    def term(self, code, about, started_on, *, debtor=None, met_on=None, over_on=None):
        """A term as ``deadlines.terms.start_term`` starts it; met or over on a day."""
        rule = self.rules[code]
        key = (started_on, rule.working_days)
        if key not in self.ends:
            self.ends[key] = self.calendar.add_working_days(*key)
        return self.add(
            Term(
                rule=rule,
                about_kind=about._meta.label_lower,
                about_uid=about.uid,
                debtor=debtor,
                post_kind=rule.post_kind,
                started_on=started_on,
                working_days=rule.working_days,
                first_due_on=self.ends[key],
                due_on=self.ends[key],
                calendar=self.version,
                source=rule.source,
                is_window=rule.is_window,
                met_on=met_on,
                over_on=over_on,
            )
        )
