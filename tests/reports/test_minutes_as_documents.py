"""The minutes in three renderings from one source (domain.md §13a.6)."""

import io
import json

import pytest
from django.core.exceptions import ValidationError
from docx import Document as WordFile

from core.words import Words
from meetings import services
from meetings.kinds import Rendering as Kind
from meetings.services import renderings
from reports.models import Rendering
from tests.make.minutes import (
    WRONG,
    make_answering,
    make_approving,
    make_begun,
    make_cast,
    make_drafted,
    make_published,
    make_remark,
)
from tests.make.participants import client_of

pytestmark = pytest.mark.django_db
SHEETS = ("minutes-full", "minutes-unattributed", "minutes-summary")
ROLES = ("nobody", "outsider", "observer", "member", "signer", "chair", "co_chair", "custodian", "secretary")
IN_THE_BODY = {"observer", "member", "signer", "chair", "co_chair", "custodian", "secretary"}
WHOSE = Words.of(ru="Статья слишком широка", kk="Бап тым кең", en="The article is too wide")


@pytest.fixture
def cast():
    return make_cast()


def ask(hat, minutes, sheet, language="en", suffix="docx"):
    return client_of(hat).get(f"/en/meetings/{minutes.ref}/documents/{sheet}.{language}.{suffix}")


def words_of(response):
    file = WordFile(io.BytesIO(response.content))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in file.paragraphs if paragraph.text] + cells


def attributed(cast, **changed):
    """Minutes in which the member is named, waiting for approval."""
    minutes = make_begun(cast, **changed)
    make_remark(minutes, cast, text=WHOSE, organisation=cast.member.organisation)
    return minutes


def test_publishing_fails_if_the_rendering_of_the_regime_was_not_made(cast, monkeypatch):
    minutes = make_approving(cast)
    services.approve_minutes(minutes, by=cast.chair)
    monkeypatch.setattr(renderings, "printers", [])
    with pytest.raises(ValidationError, match="Not published: these renderings were not made: Minutes: full text"):
        services.approve_minutes(minutes, by=cast.co_chair)
    minutes.refresh_from_db()
    assert (minutes.state, minutes.filing, Rendering.objects.count()) == ("approving", None, 0)


def test_publishing_fails_if_one_rendering_of_three_was_not_made(cast, monkeypatch):
    minutes = make_approving(cast)
    services.approve_minutes(minutes, by=cast.chair)
    monkeypatch.setattr(renderings, "printers", [lambda *_said: {Kind.FULL: "a", Kind.UNATTRIBUTED: "b"}])
    with pytest.raises(ValidationError, match="not made: Public summary of the minutes"):
        services.approve_minutes(minutes, by=cast.co_chair)


@pytest.mark.parametrize(
    ("regime", "kinds"),
    [
        ("public", ["full", "summary", "unattributed"]),
        ("on_record", ["full", "summary", "unattributed"]),
        ("chatham_house", ["summary", "unattributed"]),
        ("closed", ["summary", "unattributed"]),
    ],
)
def test_published_minutes_have_the_renderings_of_their_regime_and_the_filing_names_them(cast, regime, kinds):
    minutes = make_published(cast, regime=regime)
    made = {row.rendering: row.sha256 for row in Rendering.objects.filter(minutes=minutes)}
    assert (sorted(made), minutes.filing.facts["renderings"]) == (kinds, made)
    assert {row.number for row in Rendering.objects.all()} == {1}


def test_a_published_version_stays_and_a_corrigendum_is_a_new_version_with_a_notice(cast):
    minutes = make_published(cast)
    first = list(Rendering.objects.values_list("uid", "sha256"))
    services.correct_minutes(minutes, by=cast.secretary, text=WRONG)
    assert list(Rendering.objects.filter(number=1).values_list("uid", "sha256")) == first
    assert Rendering.objects.filter(number=2).count() == 3
    said = words_of(ask(None, minutes, "minutes-summary", "ru"))
    place = next(place for place, words in enumerate(said) if words.startswith("Corrigendum") or "справлен" in words)
    assert said[place + 1] == WRONG.said("ru").text


@pytest.mark.parametrize("sheet", SHEETS)
def test_who_takes_away_published_minutes(cast, sheet):
    minutes = make_published(cast)
    got = {role for role in ROLES if ask(getattr(cast, role), minutes, sheet).status_code == 200}
    assert got == (IN_THE_BODY if sheet == "minutes-full" else set(ROLES))


def test_who_takes_away_a_draft(cast):
    minutes = make_drafted(cast)
    got = {role for role in ROLES if ask(getattr(cast, role), minutes, "minutes-full").status_code == 200}
    assert got == {"chair", "co_chair", "custodian", "secretary"}
    assert words_of(ask(cast.chair, minutes, "minutes-full"))[1].startswith("Draft. Minutes: full text")


@pytest.mark.parametrize("regime", ["chatham_house", "closed"])
def test_where_nothing_may_be_attributed_there_is_no_full_text(cast, regime):
    minutes = make_published(cast, regime=regime)
    assert ask(cast.secretary, minutes, "minutes-full").status_code == 404
    kept = json.dumps(list(Rendering.objects.values_list("documents", flat=True)), ensure_ascii=False)
    assert cast.member.organisation.name.said("en").text not in kept


def test_only_the_full_text_says_whose_words_a_paragraph_tells(cast):
    minutes = attributed(cast)
    name = cast.member.organisation.name.said("en").text
    full, without, summary = (words_of(ask(cast.chair, minutes, sheet)) for sheet in SHEETS)
    assert f"1/1  {name}: The article is too wide" in full
    assert "1/1  The article is too wide" in without
    assert [words for words in without if name in words] == []
    assert [words for words in summary if "too wide" in words] == []


def test_attendance_is_told_in_numbers_in_every_rendering(cast):
    minutes = make_drafted(cast)
    name = cast.member.organisation.name.said("en").text
    for sheet in SHEETS:
        told = words_of(ask(cast.chair, minutes, sheet))
        assert "Annex: attendance" in told
        assert [words for words in told if f"Member, {name}" in words] == []


def test_comments_are_annexed_with_their_answers_and_named_in_the_full_text_alone(cast):
    minutes = make_answering(cast, comments=1)
    services.answer_comment(
        minutes.remarks.get().comments.get(),
        by=cast.secretary,
        is_accepted=False,
        text=Words.of(en="Nobody spoke of it"),
    )
    name = cast.member.organisation.name.said("en").text
    full, without, summary = (words_of(ask(cast.chair, minutes, sheet)) for sheet in SHEETS)
    assert f"On paragraph 1/1, {name}" in full
    assert "On paragraph 1/1" in without
    assert "Not accepted. Nobody spoke of it" in without
    assert "Annex: comments on the draft" not in summary


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_a_published_rendering_prints_in_every_language(cast, language, suffix):
    assert ask(None, make_published(cast), "minutes-unattributed", language, suffix).status_code == 200


def test_a_published_rendering_is_printed_as_it_was_made_whatever_changes_later(cast, django_assert_max_num_queries):
    minutes = make_published(cast)
    before = words_of(ask(None, minutes, "minutes-summary"))
    type(cast.body).objects.filter(pk=cast.body.pk).update(name=Words.of(en="Another name"))
    with django_assert_max_num_queries(10):
        assert words_of(ask(None, minutes, "minutes-summary")) == before
