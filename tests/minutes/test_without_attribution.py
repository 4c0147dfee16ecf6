"""Under the Chatham House Rule and closed nothing links a remark to whoever made it (design.md §5.8, domain.md §13a.3): there is no
field, the service refuses, the database refuses, and a text that names somebody is warned of."""

import json

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import Error, transaction

from core.filing import Filing
from core.words import Words
from meetings import services
from meetings.kinds import Regime
from meetings.models import Comment, Remark
from meetings.naming import named_in
from tests.make.minutes import (
    SAID,
    make_approving,
    make_begun,
    make_comment,
    make_in_comment,
    make_published,
    make_remark,
)
from tests.make.participants import client_of, make_hat, make_organisation
from tests.meetings.browsing import address, html, typed

NAMELESS = [Regime.CHATHAM_HOUSE, Regime.CLOSED]
MARKER = "zhusan fragrance over the steppe"  # what a known organisation said


@pytest.fixture(params=NAMELESS)
def minutes(cast, request):
    return make_begun(cast, regime=request.param)


def rows_with(*words):
    """Which tables hold a row in which all the words stand."""
    found = set()
    for model in apps.get_models():
        for row in model._base_manager.values():
            text = json.dumps(row, default=str, ensure_ascii=False)
            if all(word in text for word in words):
                found.add(model._meta.label_lower)
    return found


def test_the_service_takes_no_organisation_and_no_constituency(cast, minutes):
    for said in ({"organisation": cast.member.organisation}, {"constituency": "executive"}):
        with pytest.raises(ValidationError):
            make_remark(minutes, cast, **said)
    assert Remark.objects.count() == 0


def test_whoever_writes_the_database_takes_none_either(cast, minutes):
    remark = make_remark(minutes, cast)
    row = {"minutes": minutes, "item": remark.item, "position": 2, "text": SAID}
    for act in (
        lambda: Remark.objects.create(**row, organisation=cast.member.organisation),
        lambda: Remark.objects.create(**row, constituency="executive"),
        lambda: Remark.objects.filter(pk=remark.pk).update(organisation=cast.member.organisation),
        lambda: Remark.objects.filter(pk=remark.pk).update(constituency="executive"),
    ):
        with pytest.raises(Error, match="no attribution of remarks under this regime"), transaction.atomic():
            act()


def test_the_form_has_no_field_for_who_said_it_and_elsewhere_it_has(cast, minutes):
    page = client_of(cast.secretary).get(address("meetings:add_remark", minutes.meeting.items.first().uid))
    assert set(page.context["form"].fields) == {"text", "is_sure", "version", "once"}
    open_one = make_begun(cast, regime="on_record").meeting.items.first()
    page = client_of(cast.secretary).get(address("meetings:add_remark", open_one.uid))
    assert set(page.context["form"].fields) == {"text", "attribution", "version", "once"}


def test_who_sends_the_field_all_the_same_writes_nothing_of_it(cast, minutes):
    item = minutes.meeting.items.first()
    smuggled = {
        "attribution": f"organisation:{cast.member.organisation.uid}",
        "organisation": cast.member.organisation.pk,
        "constituency": "executive",
    }
    client_of(cast.secretary).post(
        address("meetings:add_remark", item.uid), typed(item, text_kk=MARKER, text_ru=MARKER, **smuggled)
    )
    assert list(Remark.objects.values_list("organisation", "constituency")) == [(None, "")]
    member = cast.member
    linked = [rows_with(MARKER, str(one)) for one in (member.organisation.uid, member.user.uid, member.seat.uid)]
    assert [rows_with(MARKER), linked] == [{"meetings.remark"}, [set()] * 3]


def test_published_no_table_links_the_remark_to_anybody_of_the_meeting(cast, minutes):
    text = Words.of(kk=MARKER, ru=MARKER)
    make_remark(minutes, cast, text=text)
    services.circulate_minutes(minutes, by=cast.secretary)
    type(minutes).objects.filter(pk=minutes.pk).update(state="answering")
    minutes.refresh_from_db()
    services.put_up_minutes(minutes, by=cast.secretary)
    for hat in (cast.chair, cast.co_chair):
        services.approve_minutes(minutes, by=hat)
    assert rows_with(MARKER) == {"meetings.remark", "core.filing", "reports.rendering"}
    hats = (cast.member, cast.observer, cast.signer)
    uids = [str(uid) for hat in hats for uid in (hat.user.uid, hat.organisation.uid, hat.seat and hat.seat.uid) if uid]
    names = [hat.organisation.name.said("en").text for hat in hats]
    assert [rows_with(MARKER, one) for one in [*uids, *names]] == [set()] * len([*uids, *names])
    assert [name.endswith(" by") for name in minutes.filing.words] == [False]
    assert "constituencies" not in minutes.filing.facts


def test_a_text_that_names_an_organisation_in_any_language_is_warned_of_until_it_is_confirmed(cast, minutes):
    name = cast.member.organisation.name
    for language in ("kk", "ru", "en"):
        text = Words.of(ru=f"Как сказала {name.said(language).text}, нужен закон")
        with pytest.raises(ValidationError) as refusal:
            make_remark(minutes, cast, text=text)
        assert list(refusal.value.message_dict) == ["is_sure"]
    assert make_remark(minutes, cast, text=text, is_sure=True).text == text


def test_the_editor_shows_the_warning_keeps_what_was_typed_and_keeps_no_trace_of_the_answer(cast, minutes):
    item, name = minutes.meeting.items.first(), cast.member.organisation.name.said("en").text
    client, at = client_of(cast.secretary), address("meetings:add_remark", item.uid)
    said = {"text_ru": f"{name} против", "text_kk": "Қарсы"}
    warned = client.post(at, typed(item, **said))
    form = warned.context["form"]
    assert [list(form.errors), form.fields["is_sure"].widget.input_type] == [["is_sure"], "checkbox"]
    assert [f"{name} против" in warned.content.decode(), name in form.errors["is_sure"][0]] == [True, True]
    assert Remark.objects.count() == 0
    sent = client.post(at, typed(item, is_sure="on", **said))
    assert [sent.status_code, Remark.objects.count()] == [302, 1]
    assert {field.name for field in Remark._meta.get_fields()} & {"is_sure", "warning"} == set()


def test_where_names_may_be_told_nobody_is_warned(cast):
    minutes = make_begun(cast, regime="public")
    text = Words.of(ru=f"{cast.member.organisation.name.said('ru').text} против")
    assert make_remark(minutes, cast, text=text).text == text


def test_a_comment_and_its_answer_are_warned_of_as_well(cast):
    minutes = make_in_comment(cast, regime=Regime.CHATHAM_HOUSE)
    text = Words.of(en=f"{cast.observer.organisation.name.said('en').text} said so, not we")
    with pytest.raises(ValidationError) as refusal:
        make_comment(minutes, cast.signer, text=text)
    assert [
        list(refusal.value.message_dict),
        Comment.objects.count(),
        Filing.objects.filter(case_kind="meetings.comment").count(),
    ] == [["is_sure"], 0, 0]
    comment = make_comment(minutes, cast.signer)
    with pytest.raises(ValidationError):
        services.answer_comment(comment, by=cast.secretary, is_accepted=False, text=text)


def test_so_is_the_reason_of_who_hands_the_text_back(cast):
    minutes = make_approving(cast, regime=Regime.CLOSED)
    reason = Words.of(en=f"It was {cast.observer.organisation.name.said('en').text} who said so")
    client, at = client_of(cast.chair), address("meetings:hand_back_minutes", minutes.ref)
    warned = client.post(at, typed(minutes, reason_en=reason.said("en").text))
    assert list(warned.context["form"].errors) == ["is_sure"]
    assert client.post(at, typed(minutes, reason_en="Somebody else said so")).status_code == 302


def test_the_page_says_that_there_is_no_other_text(cast):
    minutes = make_published(cast, regime=Regime.CHATHAM_HOUSE)
    assert "Nothing here tells who said what. There is no other text." in html(None, "page:minutes", minutes.ref)


def test_people_who_sit_there_are_found_by_any_long_word_of_their_name(cast, minutes):
    person = cast.member.user
    person.name = Words.of(ru="Сауле Ахметовна Жунусова")
    person.save()
    with pytest.raises(ValidationError):
        make_remark(minutes, cast, text=Words.of(ru="С Жунусовой согласились все"))


NAMES = [
    ("Justice", ["Министерство юстиции", "Әділет министрлігі", "Минюст"]),
    ("Free Word", ["Free Word", "FW"]),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("С Министерством юстиции согласились", ["Justice"]),
        ("Әділет министрлігінің пікірі", ["Justice"]),
        ("минюст обещал", ["Justice"]),
        ("министерство\nюстиции", ["Justice"]),
        ("министерство финансов", []),
        ("free word and FW", ["Free Word"]),
        ("a free world", []),
        ("FWD: letter", []),
        ("nothing of the kind", []),
    ],
)
def test_names_are_found_in_their_forms(text, found):
    assert named_in([text], NAMES) == found


def test_an_organisation_without_a_short_name_is_not_found_everywhere():
    assert named_in(["any text"], [("X", ["", "—"])]) == []


def test_an_organisation_of_another_meeting_is_nobody_here(cast, minutes):
    other = make_organisation(name="Jupiter Observatory")
    make_hat("member", organisation=other)
    assert make_remark(minutes, cast, text=Words.of(en="The Jupiter Observatory is far away"))
