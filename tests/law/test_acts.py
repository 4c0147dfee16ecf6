"""An act is known by its identifier; the secretariat says what it is."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from law.kinds import ActType
from law.models import Act
from law.rules import can_describe_acts
from law.services import describe_act, register_act
from participants.acting import NOBODY, THE_HOUSE
from participants.kinds import PostKind, SeatRole
from tests.make.law import an_act
from tests.make.participants import client_of, make_hat

pytestmark = pytest.mark.django_db
TITLE = Words.of(kk="Тыныштық туралы", ru="О тишине", en="On Silence")


def test_an_unknown_identifier_is_accepted_and_not_called_described():
    act = register_act("Z9900000001", by=THE_HOUSE)
    assert (act.type, act.is_described, act.title) == (ActType.LAW, False, Words())


def test_registering_the_same_act_twice_gives_the_same_act():
    assert register_act("Z9900000001", by=THE_HOUSE) == register_act("Z9900000001", by=NOBODY)
    assert Act.objects.count() == 1


@pytest.mark.parametrize("text", ["", "Z99", "закон 94-V", "z9900000001"])
def test_what_has_not_the_form_of_an_identifier_is_refused(text):
    with pytest.raises(ValidationError) as problem:
        register_act(text, by=THE_HOUSE)
    assert problem.value.code == "form"


def test_somebody_must_register_an_act():
    with pytest.raises(ValueError, match="somebody must act"):
        register_act("Z9900000001", by=None)


def test_a_described_act_is_cited_and_the_line_says_what_was_described():
    act = an_act("Z9900000001", title=TITLE, number="1-I", adopted_on=dt.date(1999, 1, 2))
    line = Line.objects.get(step="describe")
    assert act.is_described
    assert act.citation.said("ru").text == "Закон Республики Казахстан от 2 января 1999 года № 1-I «О тишине»"
    assert line.facts == {"adilet_id": "Z9900000001", "described": ["adopted_on", "number", "title"]}
    assert (line.source, line.target, line.is_public) == ("cited", "described", True)


def test_words_an_act_has_not_are_refused():
    with pytest.raises(TypeError, match="rating"):
        describe_act(an_act(), by=make_hat(PostKind.SECRETARY), rating=5)


@pytest.mark.parametrize("kind", [k for k in [*PostKind, *SeatRole] if k != PostKind.SECRETARY])
def test_only_the_secretariat_describes_acts(kind):
    with pytest.raises(NotAllowed):
        describe_act(an_act(), by=make_hat(kind), number="1")


def test_a_rule_asked_about_nothing_or_by_nobody_says_no():
    assert [can_describe_acts.test(who, what) for who in (NOBODY, None) for what in (None, Act())] == [False] * 4


def test_the_database_refuses_to_make_a_described_act_undescribed():
    act = an_act(number="1")
    with pytest.raises(Exception, match="Invalid transition"), transaction.atomic():
        Act.objects.filter(pk=act.pk).update(state="cited")


def test_one_identifier_is_one_act():
    act = an_act()
    with pytest.raises(IntegrityError), transaction.atomic():
        Act.objects.create(adilet_id=act.adilet_id, type="law")


@pytest.mark.parametrize("asked", ["тыныштық", "тишина", "silence", "Z9900000001", "900000", "94-V"])
def test_an_act_is_found_in_three_languages_and_by_its_numbers(asked):
    act, _other = an_act("Z9900000001", title=TITLE, number="94-V"), an_act("K1200000007", title=Words.of(ru="О шуме"))
    assert list(Act.objects.visible_to(None).matching(asked)) == [act]


def test_an_act_nobody_has_described_is_found_by_its_identifier():
    act = an_act("Z9900000001")
    assert list(Act.objects.matching("Z9900000001")) == [act]


def test_an_act_is_called_by_its_number_or_title_in_any_language():
    act = an_act("Z9900000001", title=TITLE, number="94-V")
    an_act("Z9900000002", title=Words.of(ru="О шуме"))
    called = ["94-V", "№ 94-V", "94-v", "о тишине", "On silence", "тыныштық туралы"]
    assert [list(Act.objects.called(typed)) for typed in called] == [[act]] * len(called)
    assert list(Act.objects.called("")) == list(Act.objects.called("О тиш")) == []


def test_whether_an_act_is_in_force_depends_on_the_day():
    act = an_act(in_force_on=dt.date(2026, 7, 1), lapsed_on=dt.date(2030, 1, 1))
    days = [dt.date(2026, 6, 30), dt.date(2026, 7, 1), dt.date(2029, 12, 31), dt.date(2030, 1, 1)]
    assert [act.is_in_force(day) for day in days] == [False, True, True, False]
    assert [Act.objects.in_force(day).exists() for day in days] == [False, True, True, False]


def test_an_act_of_which_no_day_is_known_counts_as_in_force():
    assert (an_act().is_in_force(), Act.objects.in_force().count()) == (True, 1)


def test_the_newest_acts_come_first_and_those_without_a_day_last():
    old, new, unknown = an_act(adopted_on=dt.date(1999, 1, 1)), an_act(adopted_on=dt.date(2020, 1, 1)), an_act()
    assert list(Act.objects.for_list()) == [new, old, unknown]


def test_the_link_to_the_register_speaks_the_language_of_the_page():
    act = an_act("Z9900000001")
    with translation.override("kk"):
        assert act.adilet_url == "https://adilet.zan.kz/kaz/docs/Z9900000001"
    with translation.override("ru"):
        assert act.adilet_url == "https://adilet.zan.kz/rus/docs/Z9900000001"


ADDRESS = "/en/law/acts/Z9900000001/describe/"


def test_the_secretary_describes_an_act_on_its_page():
    act, client = an_act("Z9900000001"), client_of(make_hat(PostKind.SECRETARY))
    page = client.get(ADDRESS)
    form = page.context["form"]
    sent = {
        "version": act.version,
        "once": form["once"].value(),
        "type": "law",
        "number": "94-V",
        "title_ru": "О тишине",
    }
    assert client.post(ADDRESS, sent).status_code == 302
    act.refresh_from_db()
    assert (act.number, act.title.texts["ru"].text, act.is_described) == ("94-V", "О тишине", True)


def test_days_in_the_wrong_order_are_told_beside_the_field_and_nothing_is_lost():
    act, client = an_act("Z9900000001"), client_of(make_hat(PostKind.SECRETARY))
    form = client.get(ADDRESS).context["form"]
    sent = {"version": act.version, "once": form["once"].value(), "type": "law", "number": "94-V"}
    page = client.post(ADDRESS, {**sent, "in_force_on": "2026-07-01", "lapsed_on": "2026-07-01"})
    assert list(page.context["form"].errors) == ["lapsed_on"]
    assert page.context["form"]["number"].value() == "94-V"


@pytest.mark.parametrize(("kind", "status"), [(PostKind.REPRESENTATIVE, 403), (SeatRole.OBSERVER, 403), (None, 302)])
def test_the_page_is_refused_with_the_reason_to_other_hats_and_asks_the_anonymous_to_sign_in(kind, status):
    an_act("Z9900000001")
    assert client_of(make_hat(kind) if kind else None).get(ADDRESS).status_code == status
