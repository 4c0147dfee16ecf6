"""Translations are given out, saved as working ones, and approved by the author of the text."""

import pytest
from django.core.exceptions import ValidationError

from core.lifecycle import NotNow
from core.rules import NotAllowed
from core.words import Words
from dialogue.pages.told import lines_of
from meetings import services
from meetings.models import TranslationTask
from meetings.translating import Lack, lacks_of, state_of
from notifications.models import News
from tests.make.meetings import make_circulated, make_decision, make_held
from tests.make.minutes import make_drafted
from tests.make.proposing import make_taken
from tests.make.translations import make_untranslated, texts_of, translate


def states(words):
    return [state_of(words, code) for code in ("kk", "ru", "en")]


def stands(thing, name="title"):
    return getattr(type(thing).objects.get(pk=thing.pk), name)


def test_every_title_and_summary_stands_on_the_desk_with_what_it_lacks_and_a_day_before_the_agenda_goes_out(cast):
    texts = texts_of(make_untranslated(cast, items=2), cast)
    assert [(text.label, text.field, text.length) for text in texts] == [
        ("1", "title", 38),
        ("1", "summary", 11),
        ("2", "title", 38),
        ("2", "summary", 11),
    ]
    assert [code for code, state, _who in texts[0].states if state == "missing"] == ["kk", "en"]
    assert texts[0].due < texts[0].thing.meeting.on


def test_lacks_are_counted_by_language():
    made = Words.of(ru="Суд", kk="Сот")
    old = made.revised(Words.of("ru", ru="Суды", kk="Сот"))
    assert lacks_of([made, old, Words()]) == [Lack("kk", 0, 1), Lack("en", 2, 0)]


def test_a_saved_translation_is_a_working_one_and_a_changed_original_makes_it_stale(cast):
    meeting = make_untranslated(cast)
    title = texts_of(meeting, cast)[0]
    translate(meeting, cast, title, "kk", " Ұсынымдар ")
    item = title.thing
    assert (stands(item).said("kk").text, states(stands(item))) == ("Ұсынымдар", ["working", "original", "missing"])
    changed = stands(item).revised(Words.of("ru", ru="Другое", kk="Ұсынымдар"))
    services.edit_item(item, by=cast.secretary, title=changed, standing_question="q1", minutes=5)
    assert states(stands(item)) == ["stale", "original", "missing"]


def test_the_secretariat_approves_its_own_text_and_may_correct_it(cast):
    meeting = make_untranslated(cast)
    title = texts_of(meeting, cast)[0]
    translate(meeting, cast, title, "kk", "Ұсыныс")
    services.approve_translation(title, by=cast.secretary, language="kk", said="Ұсынымдар")
    assert (stands(title.thing).said("kk").text, states(stands(title.thing))[0]) == ("Ұсынымдар", "official")


def test_the_member_who_proposed_an_item_approves_its_title_and_the_secretariat_cannot(cast):
    item = make_taken(cast).item
    title = next(text for text in texts_of(item.meeting, cast) if text.author)
    translate(item.meeting, cast, title, "kk", "Соттар туралы")
    for hat in (cast.secretary, cast.chair, cast.observer):
        with pytest.raises(NotAllowed):
            services.approve_translation(title, by=hat, language="kk", said="Соттар туралы")
    assert states(stands(item))[0] == "working"
    services.approve_translation(title, by=cast.member, language="kk", said="Соттар туралы")
    assert states(stands(item))[0] == "official"


def test_into_a_published_agenda_it_is_filed_once_for_all_texts_marks_no_item_and_calls_nobody(cast):
    meeting = make_circulated(cast)
    before = (meeting.filing.number, News.objects.count())
    translate(meeting, cast, texts_of(meeting, cast)[0], "kk", "Қолжетімділік туралы")
    meeting.refresh_from_db()
    item = meeting.items.get()
    assert (meeting.filing.number, News.objects.count()) == (before[0] + 1, before[1])
    assert (item.changed_at, item.title_was, lines_of(meeting)[0].step) == (None, None, "render")


def test_titles_are_not_written_once_the_meeting_is_held(cast):
    meeting = make_circulated(cast)
    title = texts_of(meeting, cast)[0]
    type(meeting).objects.filter(pk=meeting.pk).update(state="held")
    with pytest.raises(NotNow):
        translate(meeting, cast, title, "kk", "Қолжетімділік")


def test_a_decision_is_translated_until_its_sheet_is_public_each_wording_filed(cast):
    meeting = make_held(cast)
    decision = make_decision(meeting.items.get(), cast)
    (text,) = texts_of(meeting, cast)
    translate(meeting, cast, text, "ru", "**Принять**")
    decision.refresh_from_db()
    assert (decision.filing.number, decision.text.said("ru").html) == (2, "<p><strong>Принять</strong></p>")
    (text,) = texts_of(meeting, cast)
    services.approve_translation(text, by=cast.secretary, language="ru", said="**Принять**")
    decision.refresh_from_db()
    assert (decision.filing.number, states(decision.text)[1]) == (2, "official")
    services.publish_decisions(meeting, by=cast.secretary)
    meeting.refresh_from_db()
    assert texts_of(meeting, cast) == []


def test_paragraphs_of_a_draft_are_translated_and_leave_no_line(cast):
    minutes = make_drafted(cast)
    remark = minutes.remarks.get()
    services.edit_remark(remark, by=cast.secretary, text=Words.of(ru="Обсудили\nстатью 9"))
    (text,) = texts_of(minutes.meeting, cast)
    before = len(lines_of(minutes.meeting))
    translate(minutes.meeting, cast, text, "kk", "9-бап\nталқыланды")
    assert (states(stands(remark, "text"))[0], len(lines_of(minutes.meeting))) == ("working", before)
    services.circulate_minutes(minutes, by=cast.secretary)
    assert texts_of(minutes.meeting, cast) == []


def test_minutes_that_name_somebody_where_nothing_may_be_attributed_are_warned_of(cast):
    minutes = make_drafted(cast, regime="chatham_house")
    services.edit_remark(minutes.remarks.get(), by=cast.secretary, text=Words.of(ru="Обсудили"))
    (text,) = texts_of(minutes.meeting, cast)
    name = cast.member.organisation.name.said("en").text
    with pytest.raises(ValidationError) as warned:
        translate(minutes.meeting, cast, text, "en", f"{name} spoke")
    assert list(warned.value.error_dict) == ["is_sure"]


@pytest.mark.parametrize(("language", "said"), [("kk", "  "), ("ru", "Суд"), ("kk", "ә" * 501)])
def test_nothing_the_original_language_and_too_much_are_refused(cast, language, said):
    meeting = make_untranslated(cast)
    with pytest.raises(ValidationError):
        translate(meeting, cast, texts_of(meeting, cast)[0], language, said)


def test_several_texts_are_given_to_somebody_and_taken_back(cast):
    meeting = make_untranslated(cast)
    texts, agency = texts_of(meeting, cast), Words.of(ru="Бюро")
    said = {"by": cast.secretary, "language": "kk"}
    services.assign_translations(meeting, texts=texts, translator=cast.secretary.user, **said)
    services.assign_translations(meeting, texts=texts[1:], outside=agency, **said)
    given = [text.translators["kk"] for text in texts_of(meeting, cast)]
    assert [(one.translator_id, str(one.outside)) for one in given] == [(cast.secretary.user.pk, ""), (None, "Бюро")]
    services.assign_translations(meeting, texts=texts, **said)
    assert TranslationTask.objects.count() == 0
    with pytest.raises(ValidationError):
        services.assign_translations(meeting, texts=texts, translator=cast.secretary.user, outside=agency, **said)
