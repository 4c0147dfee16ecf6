"""The minutes as pages show and take them."""

import re

import pytest

from core.templatetags.dates import day
from core.words import Words
from meetings import services
from meetings.models import Comment, Remark
from tests.make.meetings import make_circulated, make_dissent, make_held
from tests.make.minutes import (
    HELD,
    IN_STATE,
    SAID,
    WHY,
    WRONG,
    make_answering,
    make_approving,
    make_begun,
    make_comment,
    make_drafted,
    make_in_comment,
    make_over,
    make_published,
    make_remark,
    the_day_after,
)
from tests.make.participants import client_of
from tests.meetings.browsing import address, html, queries, typed

ARTICLE = "Article 9 of the law was discussed"


def text_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_page_of_a_held_meeting_offers_to_begin_and_leads_to_the_minutes_after(cast):
    meeting = make_over(cast)
    at, begin = address("page:minutes", meeting.ref), address("meetings:begin_minutes", meeting.ref)

    def shown(hat):
        page = html(hat, "page:meeting", meeting.ref)
        return [f'href="{one}"' in page for one in (begin, at)]

    assert [shown(cast.secretary), shown(cast.chair), shown(None)] == [[True, False], [False, False], [False, False]]
    sent = client_of(cast.secretary).post(begin, typed(meeting))
    assert sent["Location"] == at
    assert [shown(cast.secretary), shown(cast.chair), shown(None)] == [[False, True], [False, True], [False, False]]


def test_a_meeting_that_was_not_held_offers_nothing(cast):
    meeting = make_circulated(cast)
    assert address("meetings:begin_minutes", meeting.ref) not in html(cast.secretary, "page:meeting", meeting.ref)


def test_empty_minutes_say_so_and_what_to_do(cast):
    minutes = services.begin_minutes(make_held(cast), by=cast.secretary)
    page = html(cast.secretary, "page:minutes", minutes.ref)
    add = address("meetings:add_remark", minutes.meeting.items.get().uid)
    told = ["Nothing is written on this item yet.", "No published decision on this item yet.", add]
    assert [word in page for word in told] == [True] * 3
    assert add not in html(cast.chair, "page:minutes", minutes.ref)


def test_the_decision_is_read_from_the_decision_sheet(cast):
    minutes = make_drafted(cast)
    page = html(cast.secretary, "page:minutes", minutes.ref)
    assert [ARTICLE in page, "Adopt it" in page, page.index(ARTICLE) < page.index("Adopt it")] == [True] * 3


def test_a_dissenting_opinion_stands_beside_the_decision(cast):
    minutes = make_drafted(cast)
    make_dissent(minutes.meeting.items.get().decision, cast.signer)
    page = html(cast.secretary, "page:minutes", minutes.ref)
    assert page.index("Adopt it") < page.index("The text leaves Article 21 out")


def test_a_missing_language_is_said(cast):
    minutes = make_begun(cast)
    make_remark(minutes, cast, text=Words.of(ru="Обсудили"))
    told = text_of(html(cast.secretary, "page:minutes", minutes.ref))
    assert "Not written yet in: ҚАЗ ENG" in told


def test_a_paragraph_is_written_by_its_form_with_whose_words_it_tells(cast):
    minutes = make_begun(cast)
    item, member = minutes.meeting.items.get(), cast.member.organisation
    client, at = client_of(cast.secretary), address("meetings:add_remark", item.uid)
    sent = client.post(at, typed(item, text_kk="Айтылды", text_ru="Сказано", attribution=f"organisation:{member.uid}"))
    remark = Remark.objects.get()
    assert [sent["Location"], remark.organisation] == [remark.get_absolute_url(), member]
    client.post(at, typed(item, text_ru="Сказано", attribution="constituency:executive"))
    page = html(cast.secretary, "page:minutes", minutes.ref)
    assert [member.name.said("en").text in page, "Executive" in page] == [True, True]
    form = client.get(address("meetings:edit_remark", remark.uid)).context["form"]
    assert form.initial["attribution"] == f"organisation:{member.uid}"


def test_two_editors_at_once_lose_no_text(cast):
    """The second sees what stands now in every language beside what was typed; sending again is a knowing choice."""
    remark = make_drafted(cast).remarks.get()
    client, at = client_of(cast.secretary), address("meetings:edit_remark", remark.uid)
    first, second = (
        typed(remark, text_ru="Первый", text_kk="Бірінші"),
        typed(remark, text_ru="Второй", text_kk="Екінші"),
    )
    assert client.post(at, first).status_code == 302
    stale = client.post(at, second)
    page = stale.content.decode()
    assert stale.status_code == 409
    assert [word in page for word in ("Первый", "Бірінші", "Второй", "Екінші")] == [True] * 4
    remark.refresh_from_db()
    assert remark.text.said("ru").text == "Первый"
    again = typed(text_ru="Второй", text_kk="Екінші", version=stale.context["form"]["version"].value())
    assert client.post(at, again).status_code == 302
    remark.refresh_from_db()
    assert remark.text.said("ru").text == "Второй"


def test_who_writes_a_paragraph_that_somebody_removes_keeps_the_text_and_may_set_it_again(cast):
    minutes = make_drafted(cast)
    remark = minutes.remarks.get()
    client, at = client_of(cast.secretary), address("meetings:edit_remark", remark.uid)
    client.post(address("meetings:remove_remark", remark.uid), typed(remark))
    assert minutes.remarks.standing().count() == 0
    stale = client.post(at, typed(remark, text_ru="Моё"))
    assert [stale.status_code, "Моё" in stale.content.decode()] == [409, True]
    client.post(at, typed(text_ru="Моё", version=stale.context["form"]["version"].value()))
    assert [one.number for one in minutes.remarks.standing()] == ["1/1"]


@pytest.mark.parametrize("name", ["add_remark", "edit_remark"])
def test_who_writes_while_the_draft_is_circulated_keeps_the_text(cast, name):
    minutes = make_drafted(cast)
    thing = minutes.meeting.items.get() if name == "add_remark" else minutes.remarks.get()
    services.circulate_minutes(minutes, by=cast.secretary)
    late = client_of(cast.secretary).post(address(f"meetings:{name}", thing.uid), typed(thing, text_ru="Поздно"))
    assert [late.status_code, "Поздно" in late.content.decode()] == [409, True]
    assert [one.text.plain() for one in Remark.objects.all()] == [SAID.plain()]


def test_a_double_click_writes_one_paragraph_and_files_one_comment(cast):
    minutes = make_begun(cast)
    item = minutes.meeting.items.get()
    client, said = client_of(cast.secretary), typed(item, text_kk="Бір", text_ru="Раз")
    places = [client.post(address("meetings:add_remark", item.uid), said)["Location"] for _click in range(2)]
    remark = Remark.objects.get()
    assert places == [remark.get_absolute_url()] * 2
    services.circulate_minutes(minutes, by=cast.secretary)
    client, said = client_of(cast.signer), typed(remark, text_en="No")
    places = [client.post(address("meetings:comment", remark.uid), said)["Location"] for _click in range(2)]
    assert places == [Comment.objects.get().get_absolute_url()] * 2


def test_the_form_of_a_comment_shows_the_paragraph_and_says_that_it_is_public(cast):
    remark = make_in_comment(cast).remarks.get()
    page = html(cast.signer, "meetings:comment", remark.uid)
    assert [word in page for word in (ARTICLE, "signed by your organisation", "neither changed nor taken back")] == [
        True
    ] * 3


def test_after_the_window_the_form_is_closed_with_the_day_and_a_comment_sent_late_is_not_lost(cast):
    minutes = make_in_comment(cast)
    remark, client = minutes.remarks.get(), client_of(cast.signer)
    at = address("meetings:comment", remark.uid)
    with the_day_after(minutes.comment_window):
        client.force_login(cast.signer.user)
        page = client.get(at, follow=True)
        ended = f"The time for comments ended on {day(minutes.comment_window.due_on)}."
        assert [str(message) for message in page.context["messages"]] == [ended]
        late = client.post(at, typed(remark, text_en="Too late"))
        assert [late.context["form"].non_field_errors(), "Too late" in late.content.decode()] == [[ended], True]
        services.close_comments(minutes.comment_window.due_on.replace(year=2100))
        later = client.post(at, typed(remark, text_en="Later still"))
        assert [later.status_code, "Later still" in later.content.decode()] == [409, True]
    assert Comment.objects.count() == 0


def test_comments_stand_under_their_paragraph_for_the_body_with_their_answers(cast):
    minutes = make_in_comment(cast)
    comment = make_comment(minutes, cast.signer)
    at = address("meetings:answer_comment", comment.uid)
    waiting = html(cast.secretary, "page:minutes", minutes.ref)
    assert ["The terms are left out" in waiting, "Waits for an answer" in waiting, at in waiting] == [True] * 3
    client = client_of(cast.secretary)
    refused = client.post(at, typed(comment, is_accepted="no"))
    assert list(refused.context["form"].errors) == ["text"]
    client.post(at, typed(comment, is_accepted="no", text_en="Nobody spoke of terms"))
    page = html(cast.member, "page:minutes", minutes.ref)
    told = ["The terms are left out", "Not accepted", "Nobody spoke of terms", comment.filing.control_code]
    assert [word in page for word in told] == [True] * 4
    assert at not in html(cast.secretary, "page:minutes", minutes.ref)


def test_the_button_to_comment_is_for_who_may_while_the_window_is_open(cast):
    minutes = make_in_comment(cast)
    at = address("meetings:comment", minutes.remarks.get().uid)
    hats = (cast.signer, cast.member, cast.chair, cast.secretary, cast.observer)
    assert [at in html(hat, "page:minutes", minutes.ref) for hat in hats] == [True] + [False] * 4
    with the_day_after(minutes.comment_window):
        assert at not in html(cast.signer, "page:minutes", minutes.ref)


def test_the_page_states_who_has_approved_and_who_has_not(cast):
    minutes = make_approving(cast)
    services.approve_minutes(minutes, by=cast.chair)
    page = client_of(cast.member).get(address("page:minutes", minutes.ref))
    assert [[seat for *_words, seat in page.context[name]] for name in ("approvals", "missing")] == [
        [cast.chair.seat.pk],
        [cast.co_chair.seat.pk],
    ]
    with the_day_after(minutes.approval_window):
        services.publish_minutes(minutes, by=cast.secretary)
    told = text_of(html(None, "page:minutes", minutes.ref))
    assert f"Not approved Co-chair: {cast.co_chair.organisation.name.said('en').text}" in told


def test_published_everybody_reads_text_annex_and_control_code(cast):
    minutes = make_published(cast, comments=1)
    page = html(None, "page:minutes", minutes.ref)
    told = [
        ARTICLE,
        "Annex: comments and answers",
        "The terms are left out",
        "Nobody spoke of terms",
        minutes.filing.control_code,
    ]
    assert [word in page for word in told] == [True] * 5


def test_published_without_a_comment_they_say_so(cast):
    minutes = make_published(cast)
    assert "No organisation commented on the draft." in html(None, "page:minutes", minutes.ref)


def test_a_paragraph_bears_the_name_its_organisation_had_when_it_was_published(cast):
    minutes = make_drafted(cast, regime="on_record")
    organisation = cast.member.organisation
    services.edit_remark(minutes.remarks.get(), by=cast.secretary, text=SAID, organisation=organisation)
    then = organisation.name.said("en").text
    services.circulate_minutes(minutes, by=cast.secretary)
    type(minutes).objects.filter(pk=minutes.pk).update(state="answering")
    minutes.refresh_from_db()
    services.put_up_minutes(minutes, by=cast.secretary)
    for hat in (cast.chair, cast.co_chair):
        services.approve_minutes(minutes, by=hat)
    organisation.name = Words.of(en="Quite another name")
    organisation.save()
    page = html(None, "page:minutes", minutes.ref)
    assert [then in page, "Quite another name" in page] == [True, False]


def test_a_corrigendum_stands_beside_the_text(cast):
    minutes = make_published(cast)
    client_of(cast.secretary).post(
        address("meetings:correct_minutes", minutes.ref), typed(minutes, text_en=WRONG.said("en").text)
    )
    page = html(None, "page:minutes", minutes.ref)
    assert ["Corrigenda" in page, "read “Article 9”" in page, ARTICLE in page] == [True] * 3


def test_publication_is_told_on_the_front_page_and_a_permalink_leads_there(cast):
    minutes = make_published(cast)
    assert "Minutes published" in html(None, "page:home")
    response = client_of(None).get(f"/go/meetings.minutes/{minutes.uid}/")
    assert [response.status_code, response["Location"].endswith(f"/meetings/{minutes.ref}/minutes/")] == [302, True]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("state", IN_STATE)
def test_every_state_opens_in_every_language(cast, state, language):
    minutes = IN_STATE[state](cast)
    assert f'<html lang="{language}">' in html(cast.secretary, "page:minutes", minutes.ref, language=language)


@pytest.mark.parametrize("who", ["nobody", "secretary", "signer", "chair"])
def test_three_paragraphs_on_three_items_with_comments_cost_the_queries_of_one(cast, who):
    counts = []
    for number in (1, 3):
        minutes = make_published(cast, items=number, remarks=number, comments=number)
        counts.append(queries(getattr(cast, who), "page:minutes", minutes.ref))
    assert [counts[0] == counts[1], counts[0] <= 13] == [True, True], counts


@pytest.mark.parametrize("who", ["secretary", "signer", "chair"])
def test_the_same_while_comments_are_answered(cast, who):
    counts = []
    for number in (1, 3):
        minutes = make_answering(cast, items=number, remarks=number, comments=number)
        counts.append(queries(getattr(cast, who), "page:minutes", minutes.ref))
    assert [counts[0] == counts[1], counts[0] <= 13] == [True, True], counts


def test_the_page_of_the_meeting_costs_no_query_more_for_its_minutes(cast):
    meeting = make_over(cast)
    before = queries(cast.member, "page:meeting", meeting.ref)
    make_begun(cast, meeting)
    assert queries(cast.member, "page:meeting", meeting.ref) == before


def test_a_comment_in_russian_is_marked_on_an_english_page(cast):
    minutes = make_in_comment(cast)
    make_comment(minutes, cast.signer, text=Words.of(ru=HELD.said("ru").text))
    told = text_of(html(cast.member, "page:minutes", minutes.ref))
    assert [HELD.said("ru").text in told, WHY.said("ru").text in told] == [True, False]
