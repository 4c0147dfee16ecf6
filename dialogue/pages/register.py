"""What the register can be narrowed by, and how its rows are counted: two queries, however many values there are."""

import datetime as dt

from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _

from core.alphabet import in_order_of
from core.templatetags.dates import day
from deadlines.terms import calendar_now
from dialogue.pages.filters import Filter
from law.models import Theme
from meetings.models import Meeting
from participants.kinds import ADDRESSEES
from participants.models import Organisation
from recommendations.kinds import DISAGREED, Declared, PositionValue, RecommendationKind, Settlement
from recommendations.models import Recommendation
from recommendations.states import S

NEAR = 10  # working days
FIRST_YEAR = 1990  # no mechanism recommended anything to the country before
MEETING = "decision__item__meeting__ref"  # where it was decided; none for what was taken over from a source
COLUMNS = ("position", "declared", "settlement", "lead__code", "kind", MEETING, "year", "term", "state")


def soon(today):
    """The last day that is within 10 working days; before a calendar was loaded, within two weeks."""
    try:
        return calendar_now().add_working_days(today, NEAR)
    except LookupError:
        return today + dt.timedelta(days=14)


def filters_of(today, near):
    """Every group of choices, in the order of the page."""
    bodies = Organisation.objects.addressees(ADDRESSEES).for_list().only("code", "name")
    themes = Theme.objects.order_by(in_order_of("name"), "id").only("code", "name")
    years = [(str(year), str(year)) for year in range(today.year, FIRST_YEAR, -1)]
    return [
        Filter("show", _("To look at"), *_attention()),
        Filter("term", _("Due day"), *_terms(today, near)),
        Filter("position", _("Position of the state body"), PositionValue.choices, "position__in"),
        Filter("declared", _("Reported"), Declared.choices, "declared__in"),
        Filter("views", _("The sides' views"), Settlement.choices, "settlement__in"),
        Filter("to", _("Lead"), [(body.code, body.name) for body in bodies], "lead__code__in"),
        Filter("theme", _("Theme"), [(theme.code, theme.name) for theme in themes], "", _by_theme(themes)),
        Filter("meeting", _("Decided at"), _meetings(), f"{MEETING}__in"),
        Filter("year", _("Year"), years, "adopted_on__year__in"),
        Filter("kind", _("Kind"), RecommendationKind.choices, "kind__in"),
    ]


def _meetings():
    """Those that decided, the latest first; only those with a row that still matches are offered."""
    over = (
        Meeting.objects.filter(decisions_published_at__isnull=False)
        .select_related("body")
        .order_by("-starts_at", "-id")
    )
    found = over.only("ref", "number", "on", "body__name")
    return [(one.ref, f"{one.printed}, {day(one.on)} · {one.body.name}") for one in found]


def _attention():
    choices = [("unanswered", _("No answer yet")), ("disagreed", _("The sides disagree"))]
    unanswered, disagreed = Q(position=PositionValue.NONE, state=S.TRANSMITTED), Q(settlement__in=map(str, DISAGREED))
    return choices, "", {"unanswered": unanswered, "disagreed": disagreed}


def _terms(today, near):
    choices = [("late", _("Overdue")), ("soon", _("Within 10 working days")), ("none", _("No due day"))]
    return choices, "", _term_conditions(today, near)


def _term_conditions(today, near):
    return {
        "late": Recommendation.late_on(today),
        "soon": Q(state=S.TRANSMITTED, due_on__range=(today, near)),
        "none": Q(due_on=None),
    }


def _by_theme(themes):
    return {theme.code: Q(pk__in=_with_themes([theme.code])) for theme in themes}


def _with_themes(codes):
    rows = Recommendation.themes.through.objects.filter(theme__code__in=codes)
    return rows.values("recommendation")


def kinds_of_rows(seen, today, near, *, chosen_themes=(), by_theme=False):
    """The rows in groups that differ in nothing a filter asks: for each the values it has by filter, and how many there are.

    With ``by_theme`` a row with several themes stands in several groups; without, a group only knows whether it has one of
    the chosen themes. One query.
    """
    conditions = _term_conditions(today, near)
    term = Case(*(When(asked, then=Value(value)) for value, asked in conditions.items()), default=Value(""))
    rows = seen.order_by().annotate(year=ExtractYear("adopted_on"), term=term)
    if by_theme:
        rows, last = rows.filter(themes__isnull=False), "themes__code"
    else:
        own = _with_themes(chosen_themes).filter(recommendation=OuterRef("pk"))
        rows, last = rows.annotate(has_theme=Exists(own) if chosen_themes else Value(False)), "has_theme"
    counted = rows.values_list(*COLUMNS, last).annotate(rows=Count("pk"))
    return [(_values(row[:-1], chosen_themes), row[-1]) for row in counted]


def _values(row, chosen_themes):
    position, declared, settlement, lead, kind, meeting, year, term, state, theme = row
    attention = {"unanswered"} if position == PositionValue.NONE and state == S.TRANSMITTED else set()
    attention |= {"disagreed"} if settlement in DISAGREED else set()
    themes = {theme} if isinstance(theme, str) else set(chosen_themes) if theme else set()
    return {
        "show": attention,
        "term": {term} - {""},
        "position": {position},
        "declared": {declared},
        "views": {settlement},
        "to": {lead},
        "theme": themes,
        "meeting": {meeting},
        "year": {str(year)},
        "kind": {kind},
    }
