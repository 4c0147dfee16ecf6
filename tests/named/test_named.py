"""An organisation that published minutes name attaches one answer of equal length; a corrigendum stands in every later version."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from meetings import services
from meetings.models import NamedAnswer
from meetings.services.named import SHORTEST
from notifications.models import Notice
from participants.kinds import OrganisationKind, PostKind
from reports.models import Rendering
from tests.make.minutes import WRONG, make_approving, make_drafted, make_published, make_remark, published_from
from tests.make.participants import client_of, make_hat, make_organisation
from tests.meetings.browsing import address, html, typed

NAMING = "The Ministry of Water Resources has not executed it"
ANSWER = Words.of(en="We did execute it", ru="Мы исполнили это")
ROLES = ("secretary", "custodian", "chair", "co_chair", "member", "signer", "observer", "outsider", "nobody")


@pytest.fixture
def ministry(db):
    """Who signs for a ministry that nobody invited."""
    organisation = make_organisation(OrganisationKind.STATE_BODY, name="Ministry of Water Resources")
    return make_hat(PostKind.SIGNATORY, organisation=organisation)


@pytest.fixture
def published(cast):
    """Minutes in which one paragraph names the ministry and another gives the words of the member."""
    minutes = make_drafted(cast)
    make_remark(minutes, cast, text=Words.of(kk="Су туралы", ru="О воде", en=NAMING))
    make_remark(minutes, cast, organisation=cast.member.organisation)
    return published_from(minutes, cast)


def printed(minutes, language="en"):
    """All the newest versions of its renderings say, by their kind."""
    rows = Rendering.objects.filter(minutes=minutes).order_by("number")
    return {row.rendering: json.dumps(row.documents[language], ensure_ascii=False) for row in rows}


def test_the_answer_is_filed_public_and_printed_with_the_minutes(published, ministry, cast):
    answer = services.answer_as_named(published, by=ministry, text=ANSWER)
    assert [answer.filing.said("answer").plain(), answer.filing.facts["minutes"]] == [
        ANSWER.plain(),
        published.filing.sha256,
    ]
    line = Line.objects.get(step="answer_text")
    assert [line.is_public, line.about.uid, sorted(line.facts["renderings"])] == [
        True,
        answer.uid,
        ["full", "summary", "unattributed"],
    ]
    assert {kind: "We did execute it" in text for kind, text in printed(published).items()} == {
        "full": True,
        "unattributed": True,
        "summary": False,
    }
    page = html(None, "page:minutes", published.ref)
    assert ["We did execute it" in page, "Ministry of Water Resources" in page] == [True, True]


def test_the_body_hears_of_it(published, ministry, cast):
    services.answer_as_named(published, by=ministry, text=ANSWER)
    heard = set(Notice.objects.filter(news__letter="minutes_answered").values_list("reader__email", flat=True))
    assert {cast.chair.user.email, cast.co_chair.user.email, cast.signer.user.email} <= heard


def test_there_is_one_and_nobody_changes_it(published, ministry):
    services.answer_as_named(published, by=ministry, text=ANSWER)
    with pytest.raises(ValidationError, match="answered already"):
        services.answer_as_named(published, by=ministry, text=ANSWER)
    for change in (lambda rows: rows.update(version=9), lambda rows: rows._raw_delete(rows.db)):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(NamedAnswer.objects.all())


def test_it_is_no_longer_than_what_names_it_but_may_have_three_hundred_letters(published, ministry, cast):
    room = services.room_for(published, ministry.organisation)
    with pytest.raises(ValidationError) as refusal:
        services.answer_as_named(published, by=ministry, text=Words.of(en="я" * (room + 1)))
    assert [room, list(refusal.value.message_dict)] == [SHORTEST, ["text"]]
    wrong = Words.of(en="The Ministry of Water Resources: " + "no " * 100 + "end")
    services.correct_minutes(published, by=cast.secretary, text=wrong)
    assert services.room_for(published, ministry.organisation) == len(NAMING) + len(wrong.texts["en"].text)


def test_who_is_not_named_does_not_answer(published, cast):
    for hat in (make_hat(PostKind.SIGNATORY), cast.chair, cast.secretary):
        with pytest.raises(NotAllowed):
            services.answer_as_named(published, by=hat, text=ANSWER)


def test_an_organisation_whose_words_a_paragraph_gives_is_named(published, cast):
    assert services.room_for(published, cast.member.organisation) == SHORTEST
    assert services.answer_as_named(published, by=cast.signer, text=ANSWER).organisation == cast.member.organisation


def test_nobody_answers_before_the_text_is_published(cast, ministry):
    with pytest.raises(NotNow):
        services.answer_as_named(make_approving(cast), by=ministry, text=ANSWER)


def test_who_opens_its_page_and_sends_it(published, ministry, cast):
    at = address("meetings:answer_text", published.ref)
    got = {role: client_of(getattr(cast, role)).get(at).status_code for role in ROLES}
    assert got == dict.fromkeys(ROLES, 403) | {"signer": 200, "nobody": 302}
    assert at in html(ministry, "page:minutes", published.ref)
    assert at not in html(cast.chair, "page:minutes", published.ref)
    client = client_of(ministry)
    long = client.post(at, typed(published, text_en="я" * 400))
    assert [long.status_code, "я" * 400 in long.content.decode(), NamedAnswer.objects.count()] == [200, True, 0]
    assert [client.post(at, typed(published, text_en="We did")).status_code, NamedAnswer.objects.count()] == [302, 1]
    assert at not in html(ministry, "page:minutes", published.ref)


def test_every_version_prints_every_corrigendum(cast):
    minutes = make_published(cast)
    for text in (WRONG, Words.of(ru="Ещё одно исправление", en="One more correction")):
        services.correct_minutes(minutes, by=cast.secretary, text=text)
    for said in printed(minutes).values():
        assert [WRONG.texts["en"].text.split("“")[0] in said, "One more correction" in said] == [True, True]
