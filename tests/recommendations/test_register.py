"""The register: search in three languages, facets with counts, pills, a constant number of queries."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from core.templatetags.dates import day
from core.words import Words
from deadlines.terms import calendar_now
from meetings.kinds import Method
from participants.acting import THE_HOUSE
from participants.kinds import OrganisationKind
from recommendations import services
from recommendations.kinds import PositionValue
from recommendations.models import Recommendation
from tests.make.law import a_theme
from tests.make.participants import client_of, make_organisation
from tests.make.recommendations import (
    a_public_decision,
    end_window,
    make_adopted,
    make_claim,
    make_kept_objection,
    make_position,
    make_report,
    make_transmitted,
    now,
)
from tests.recommendations.test_importing import TABLE

MOST = 10
YEAR = str(timezone.localdate().year)


@pytest.fixture(autouse=True)
def no_counts_of_others():
    cache.clear()


def get(hat=None, language="en", **query):
    with override(language):
        return client_of(hat).get(reverse("page:recommendations"), query)


def rows(page):
    return [row.ref for row in page.context["rows"]]


def counts(page, name):
    """What the group offers: values with their numbers."""
    groups = {group["name"]: group["options"] for group in page.context["groups"]}
    return {option["value"]: option["count"] for option in groups.get(name, [])}


def due(days):
    return {"due_on": timezone.localdate() + dt.timedelta(days=days)}


def asked(django_assert_max_num_queries, **query):
    cache.clear()
    with django_assert_max_num_queries(MOST) as queries:
        assert get(**query).status_code == 200
    return len(queries)


def test_the_register_asks_as_often_for_three_rows_as_for_one_whatever_is_chosen(cast, django_assert_max_num_queries):
    theme = a_theme("assembly")
    everything = {
        "q": "порядок",
        "show": "unanswered",
        "term": "none",
        "position": "none",
        "declared": "not_started",
        "views": "no_claim",
        "to": cast.ministry.code,
        "theme": "assembly",
        "year": YEAR,
        "kind": "joint",
    }
    make_transmitted(cast, themes=(theme,))
    one = [asked(django_assert_max_num_queries), asked(django_assert_max_num_queries, **everything)]
    make_transmitted(cast, themes=(theme,)), make_transmitted(cast)
    assert [asked(django_assert_max_num_queries), asked(django_assert_max_num_queries, **everything)] == one


def test_once_counted_it_is_counted_anew_only_when_something_happened(cast, django_assert_num_queries):
    make_transmitted(cast)
    get()
    with django_assert_num_queries(6):  # last line, calendar, bodies, themes, meetings, rows
        assert len(rows(get())) == 1
    make_transmitted(cast)
    assert len(rows(get())) == 2


def test_an_empty_register_says_what_will_stand_here(db):
    page = get()
    assert (page.status_code, rows(page), page.context["groups"], page.context["found"]) == (
        200,
        [],
        [],
        "0 recommendations",
    )
    assert "No recommendation was adopted yet" in page.content.decode()


def test_a_search_that_finds_nothing_offers_all(cast):
    make_transmitted(cast)
    page = get(q="пенсия")
    assert rows(page) == []
    assert "No recommendation matches" in page.content.decode()


@pytest.mark.parametrize(
    "wanted",
    [
        "уведомительного",
        "УВЕДОМИТЕЛЬНЫЙ порядок",
        "хабарламаны",
        "енгізу",
        "notifications",
        "Ministry",
        "КСО-{ref}",
        "{bare}",
    ],
)
def test_it_is_searched_in_every_language_by_code_and_by_body(cast, wanted):
    lead = make_organisation(OrganisationKind.STATE_BODY, name="Ministry of Searches")
    words = Words.of(ru="Ввести уведомительный порядок", kk="Хабарлама тәртібін енгізу", en="Introduce notification")
    found = make_transmitted(cast, title=words, lead=lead)
    other = Words.of(ru="Другое", kk="Басқа", en="Else")
    make_transmitted(cast, title=other, text=other)
    year, _dash, rest = found.ref.partition("-")
    page = get(q=wanted.format(ref=f"{year}/{rest}", bare=found.ref))
    assert rows(page) == [found.ref]


def test_each_row_says_what_the_state_says_and_what_others_say_of_it_or_when_it_is_due(cast):
    silent, busy = make_transmitted(cast), make_transmitted(cast)
    make_report(busy, cast)
    Recommendation.objects.filter(pk=busy.pk).update(**due(-1))
    contested = make_transmitted(cast)
    make_kept_objection(make_claim(contested, cast), cast.author, cast)
    said = {row.ref: [(str(b["words"]), b["tone"], b["icon"]) for b in row.badges] for row in get().context["rows"]}
    with override("en"):
        later, yesterday = day(silent.due_on), day(timezone.localdate() - dt.timedelta(days=1))
        assert said == {
            silent.ref: [("No position yet", "wait", "building"), (f"due on {later}", "", "clock")],
            busy.ref: [("In progress", "info", "building"), (f"was due on {yesterday}", "stop", "clock")],
            contested.ref: [("Implemented", "ok", "building"), ("Objections stand", "stop", "people")],
        }


def test_unanswered_disagreed_and_overdue_are_found_and_counted(cast):
    silent = make_transmitted(cast)
    answered = make_transmitted(cast)
    make_position(answered, cast)
    contested = make_transmitted(cast)
    make_position(contested, cast)
    make_kept_objection(make_claim(contested, cast), cast.author, cast)
    Recommendation.objects.filter(pk__in=[answered.pk, contested.pk]).update(**due(-1))
    page = get()
    assert counts(page, "show") == {"unanswered": 1, "disagreed": 1}
    assert counts(page, "term") == {"late": 1}
    assert rows(get(show="unanswered")) == [silent.ref]
    assert rows(get(show="disagreed")) == [contested.ref]
    assert rows(get(term="late")) == [answered.ref]
    assert set(rows(get(show=["unanswered", "disagreed"]))) == {silent.ref, contested.ref}
    assert rows(get(show="disagreed", term="late")) == []


def test_due_days_within_ten_working_days_and_none(cast):
    today = timezone.localdate()
    tenth = calendar_now().add_working_days(today, 10)
    soon, after, never = (make_transmitted(cast) for _one in range(3))
    for one, last in ((soon, tenth), (after, tenth + dt.timedelta(days=1)), (never, None)):
        Recommendation.objects.filter(pk=one.pk).update(due_on=last)
    assert counts(get(), "term") == {"soon": 1, "none": 1}
    assert rows(get(term="soon")) == [soon.ref]
    assert rows(get(term="none")) == [never.ref]


def test_counts_of_a_group_are_what_the_other_groups_leave(cast):
    other = make_organisation(OrganisationKind.STATE_BODY)
    first, second, third = make_transmitted(cast), make_transmitted(cast, lead=other), make_transmitted(cast)
    make_position(third, cast)
    page = get(to=cast.ministry.code)
    assert set(rows(page)) == {first.ref, third.ref}
    assert counts(page, "to") == {cast.ministry.code: 2, other.code: 1}
    assert counts(page, "position") == {"none": 1, "in_part": 1}
    both = get(to=other.code, position="in_part")
    assert (rows(both), counts(both, "to"), counts(both, "position")) == (
        [],
        {cast.ministry.code: 1, other.code: 0},
        {"none": 1, "in_part": 0},
    )
    assert second.ref in rows(get(to=other.code))


def test_themes_years_and_kinds_narrow_and_are_counted(cast):
    assembly, prisons = a_theme("assembly"), a_theme("prisons")
    both = make_transmitted(cast, themes=(assembly, prisons))
    one = make_transmitted(cast, themes=(prisons,), method=Method.CIVIL_SOCIETY_TEXT)
    page = get()
    assert counts(page, "theme") == {"assembly": 1, "prisons": 2}
    assert counts(page, "kind") == {"joint": 1, "civil_society": 1}
    assert sum(counts(page, "year").values()) == 2
    assert rows(get(theme="assembly")) == [both.ref]
    assert set(rows(get(theme=["assembly", "prisons"]))) == {both.ref, one.ref}
    assert rows(get(theme="prisons", kind="civil_society")) == [one.ref]
    assert counts(get(theme="assembly"), "kind") == {"joint": 1}
    assert rows(get(year=str(both.adopted_on.year), theme="assembly")) == [both.ref]
    assert rows(get(year="1999")) == []


def test_pills_say_what_is_chosen_and_a_press_takes_one_away(cast):
    make_transmitted(cast)
    page = get(show="unanswered", position="none", q="порядок", page="1")
    with override("en"):
        pills = {str(pill["words"]): pill["url"] for pill in page.context["pills"]}
    assert pills == {
        "No answer yet": "?position=none&q=%D0%BF%D0%BE%D1%80%D1%8F%D0%B4%D0%BE%D0%BA",
        "No position yet": "?show=unanswered&q=%D0%BF%D0%BE%D1%80%D1%8F%D0%B4%D0%BE%D0%BA",
    }


@pytest.mark.parametrize(
    "query", [{"position": "' OR 1=1"}, {"year": "20x6"}, {"to": "nobody"}, {"term": "\x00"}, {"theme": ["a", "b"]}]
)
def test_a_value_that_was_never_offered_is_ignored(cast, query):
    make_transmitted(cast)
    assert len(rows(get(**query))) == 1


@pytest.mark.parametrize("page", ["0", "2", "x", "99999999999999999999"])
def test_a_page_that_is_not_there_is_not_found(cast, page):
    make_transmitted(cast)
    assert get(page=page).status_code == 404


def test_what_is_not_public_stands_in_the_register_of_the_secretariat_alone_and_says_so(cast):
    adopted = make_adopted(cast)
    assert rows(get()) == []
    page = get(cast.secretary)
    assert rows(page) == [adopted.ref]
    with override("en"):
        assert [str(badge["words"]) for badge in page.context["rows"][0].badges][2:] == ["Adopted"]
    assert [rows(get(hat)) for hat in (cast.author, cast.focal, cast.chair)] == [[], [], []]


def test_drafts_of_an_import_stand_in_no_register_and_reference_data_only_on_demand(cast):
    own = make_transmitted(cast)
    landing = services.land_batch(TABLE, by=THE_HOUSE, name="table.csv")
    assert rows(get(cast.secretary)) == [own.ref]
    services.publish_batch(landing.batch, by=THE_HOUSE)
    Recommendation.objects.filter(ref="2014-ext-0001").update(is_reference=True)
    assert rows(get()) == [own.ref, "2015-ext-0001"]
    assert rows(get(scope="all")) == [own.ref, "2015-ext-0001", "2014-ext-0001"]
    assert get(scope="all").context["kept"] == [("scope", "all")]


def test_what_has_ended_says_what_became_of_it(cast):
    recommendation = make_transmitted(cast)
    make_position(recommendation, cast, PositionValue.NOT_SUPPORTED)
    said = {"decision": a_public_decision(cast), "reason": Words.of(en="It will not be done")}
    services.end_recommendation(now(recommendation), by=cast.secretary, **said)
    assert "Follow-up has ended: Declined with reasons" in " ".join(get().content.decode().split())


def test_a_row_is_overdue_until_the_lead_says_that_it_is_done(cast):
    recommendation = make_transmitted(cast)
    Recommendation.objects.filter(pk=recommendation.pk).update(**due(-1))
    assert [row.late for row in get().context["rows"]] == [True]
    end_window(make_claim(now(recommendation), cast))
    assert [row.late for row in get().context["rows"]] == [False]
