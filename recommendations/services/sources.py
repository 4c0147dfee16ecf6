"""What the rows of a source refer to by name: bodies, mechanisms, themes; and a row as an unsaved draft."""

import datetime as dt
from dataclasses import replace

from django.utils.html import escape, linebreaks

from core.words import Words
from law.models import Mechanism, Theme
from participants.models import OrganisationName
from recommendations.kinds import RecommendationKind
from recommendations.models import CoExecutor, Recommendation
from recommendations.services.adopting import index
from recommendations.services.settling import position_of_source

OWN_STATE = "Kazakhstan"  # the State whose recommendations are the body's own register


class Known:
    """What rows refer to by name, read once."""

    through = Recommendation.themes.through

    def __init__(self, lead):
        self.lead = lead
        self.mechanisms = {mechanism.code: mechanism for mechanism in Mechanism.objects.all()}
        self.bodies = {}
        names = OrganisationName.objects.select_related("organisation")
        for row in names:
            for words in (row.name, row.short_name):
                for text in words.texts.values():
                    self.bodies.setdefault(_bare(text.text), row.organisation)
        self.themes = {_bare(text.text): theme for theme in Theme.objects.all() for text in theme.name.texts.values()}

    def as_recommendation(self, row):
        """The row as an unsaved draft; what is not known by name stays in the words of the source."""
        body = self.bodies.get(_bare(row.lead)) if row.lead else self.lead
        under_review = row.state_under_review
        recommendation = Recommendation(
            kind=RecommendationKind.EXTERNAL,
            title=Words.of(**row.titles),
            text=_as_typed(Words.of(**row.texts)),
            lead=body,
            lead_said="" if body else row.lead[:300],
            adopted_said=str(row.adopted or ""),
            adopted_on=_first_day(row.adopted),
            mechanism=self.mechanisms.get(row.mechanism.lower()),
            symbol=row.document[:120],
            paragraph=row.paragraph[:60],
            cycle=(row.session or row.cycle)[:60],
            recommending=[name[:120] for name in row.recommending],
            state_under_review=under_review[:120],
            source_position=row.position,
            position=position_of_source(row.position),
            action_category=row.action_category,
            is_reference=bool(under_review) and under_review != OWN_STATE,
            source_key=row.key,
            source_cells=row.source_cells,
        )
        index(recommendation)
        recommendation.source_co_executors, recommendation.source_themes = row.co_executors, row.themes
        return recommendation

    def relate(self, recommendations):
        """Co-executors and themes of stored rows, as far as their names are known; the source's cells keep them all."""
        executors, themes = [], []
        for one in recommendations:
            bodies = {self.bodies.get(_bare(name)) for name in one.source_co_executors} - {None, one.lead}
            executors += [CoExecutor(recommendation=one, organisation=body) for body in bodies]
            known = {self.themes.get(_bare(name)) for name in one.source_themes} - {None}
            themes += [self.through(recommendation=one, theme=theme) for theme in known]
        CoExecutor.objects.bulk_create(executors)
        self.through.objects.bulk_create(themes)


def _as_typed(words):
    """Text of a source is text, never markup: its HTML is made without Markdown, which would cost a minute for 33,000 rows."""
    return Words(words.original, {code: replace(text, html=_html(text.text)) for code, text in words.texts.items()})


def _html(text):
    return linebreaks(text, autoescape=True) if "\n" in text else f"<p>{escape(text)}</p>"


def _first_day(date):
    return None if date is None else dt.date(date.year, date.month or 1, date.day or 1)


def _bare(text):
    return " ".join(text.lower().replace("«", "").replace("»", "").replace('"', "").split())
