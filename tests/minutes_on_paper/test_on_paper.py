"""Comments on draft minutes that came on paper: entered with their scan, checked by who signed, answered like all others."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from core.lines import Line
from core.rules import NotAllowed
from core.unattributed import UnattributedText
from core.words import Words
from files.models import StoredFile
from meetings import services
from meetings.kinds import Regime
from meetings.models import Comment, CommentOnPaper, CommentScan
from meetings.services.on_paper import TRANSCRIPT
from notifications.models import News, Notice
from participants.kinds import PostKind
from tests.make.files import a_pdf, a_stored_file, an_upload
from tests.make.minutes import HELD, WHY, make_comment, make_drafted, make_in_comment, the_day_after
from tests.make.participants import client_of, make_hat
from tests.meetings.browsing import address, html, typed

ROLES = ("secretary", "custodian", "chair", "co_chair", "member", "signer", "observer", "outsider", "nobody")
OTHER = Words.of(ru="Не сказано о сроках исполнения", en="The terms of execution are left out")


def a_scan(name="scan.pdf"):
    return a_stored_file(a_pdf(author=name), name=name)


def enter(minutes, cast, **changed):
    """The member's comment on the first paragraph, handed in today."""
    said = {"organisation": cast.member.organisation, "handed_in_on": timezone.localdate(), "text": HELD}
    said |= {"files": [a_scan()]} if "files" not in changed else {}
    return services.enter_comment(minutes.remarks.first(), by=cast.secretary, **{**said, **changed})


def check(comment, by, text=HELD, **said):
    return services.check_transcript(comment.on_paper, by=by, text=text, **said)


def statuses(cast, url):
    return {role: client_of(getattr(cast, role)).get(url).status_code for role in ROLES}


def heard(letter):
    return sorted(Notice.objects.filter(news__letter=letter).values_list("reader__email", flat=True))


def test_the_scan_is_the_original_and_the_organisation_the_author_though_the_secretariat_typed(cast):
    scan = a_scan()
    comment = enter(make_in_comment(cast), cast, files=[scan])
    filed = comment.filing
    assert [filed.said("comment").plain(), filed.facts["on_paper"], filed.facts["scan"]] == [
        HELD.plain(),
        timezone.localdate().isoformat(),
        [scan.facts()],
    ]
    assert [filed.author["uid"], filed.acting["user"]] == [
        str(cast.member.organisation.uid),
        str(cast.secretary.user.uid),
    ]
    assert comment.signed_by.plain()["texts"] == cast.member.organisation.name.plain()["texts"]
    assert [one.stored for one in comment.on_paper.scans.all()] == [scan]


def test_its_line_is_not_public_and_its_organisation_hears_without_a_word_of_it(cast):
    comment = enter(make_in_comment(cast), cast)
    line = Line.objects.get(step="enter_comment")
    assert [line.is_public, line.about.uid, line.facts["paragraph"]] == [False, comment.uid, "1/1"]
    news = News.objects.get(letter="comment_entered")
    assert [heard("comment_entered"), news.is_neutral, news.at_once] == [[cast.signer.user.email], True, True]


def test_nobody_but_the_secretariat_enters_one(cast):
    minutes = make_in_comment(cast)
    for hat in (cast.chair, cast.member, cast.signer, cast.custodian, cast.outsider):
        with pytest.raises(NotAllowed):
            services.enter_comment(
                minutes.remarks.first(),
                by=hat,
                organisation=cast.member.organisation,
                handed_in_on=timezone.localdate(),
                text=HELD,
                files=[a_scan()],
            )


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        (lambda cast: {"organisation": cast.outsider.organisation}, "organisation"),
        (lambda cast: {"handed_in_on": timezone.localdate() - dt.timedelta(days=1)}, "handed_in_on"),
        (lambda cast: {"handed_in_on": timezone.localdate() + dt.timedelta(days=1)}, "handed_in_on"),
        (lambda cast: {"text": Words()}, "text"),
        (lambda cast: {"files": []}, "files"),
    ],
    ids=["not invited", "before the window", "tomorrow", "no text", "no scan"],
)
def test_what_is_not_whole_is_refused_beside_its_field(cast, changed, field):
    minutes = make_in_comment(cast)
    with pytest.raises(ValidationError) as refusal:
        enter(minutes, cast, **changed(cast))
    assert [list(refusal.value.message_dict), Comment.objects.count()] == [[field], 0]


def test_a_paper_of_the_last_day_is_entered_the_day_after_and_a_later_one_is_not(cast):
    minutes = make_in_comment(cast)
    last = minutes.comment_window.due_on
    with the_day_after(minutes.comment_window):
        services.close_comments(timezone.localdate())
        minutes.refresh_from_db()
        assert enter(minutes, cast, handed_in_on=last).on_paper.handed_in_on == last
        with pytest.raises(ValidationError, match="handed in from"):
            enter(minutes, cast, handed_in_on=timezone.localdate())


def test_the_organisation_may_check_it_for_three_working_days_if_anybody_there_has_an_account(cast):
    minutes = make_in_comment(cast)
    own, without = enter(minutes, cast), enter(minutes, cast, organisation=cast.observer.organisation)
    assert [own.on_paper.window.rule.code, own.on_paper.window.working_days] == [TRANSCRIPT, 3]
    assert [own.on_paper.is_being_checked, without.on_paper.window, without.on_paper.is_being_checked] == [
        True,
        None,
        False,
    ]


def test_it_is_answered_only_after_that(cast):
    minutes = make_in_comment(cast)
    own, without = enter(minutes, cast), enter(minutes, cast, organisation=cast.observer.organisation)
    with pytest.raises(ValidationError, match="may check the transcript until"):
        services.answer_comment(own, by=cast.secretary, is_accepted=True)
    assert services.answer_comment(without, by=cast.secretary, is_accepted=True).is_accepted
    with the_day_after(own.on_paper.window):
        assert services.answer_comment(own, by=cast.secretary, is_accepted=False, text=WHY).comment == own


def test_a_confirmed_transcript_files_nothing_more_and_may_be_answered(cast):
    comment = enter(make_in_comment(cast), cast)
    check(comment, cast.signer)
    comment = Comment.objects.get()
    assert [comment.standing, comment.on_paper.is_being_checked] == [comment.filing, False]
    assert Line.objects.get(step="check_transcript").facts == {"changed": False}
    assert services.answer_comment(comment, by=cast.secretary, is_accepted=True).is_accepted


def test_a_corrected_transcript_is_one_more_filing_beside_what_was_typed(cast):
    comment = enter(make_in_comment(cast), cast)
    check(comment, cast.signer, OTHER)
    comment = Comment.objects.get()
    assert [comment.filing.said("comment").plain(), comment.standing.said("comment").plain()] == [
        HELD.plain(),
        OTHER.plain(),
    ]
    assert [comment.standing.number, comment.standing.supersedes] == [2, comment.filing]
    assert comment.standing.author["uid"] == str(cast.member.organisation.uid)


def test_it_is_checked_once_in_time_and_by_its_own_organisation(cast):
    minutes = make_in_comment(cast)
    comment = enter(minutes, cast)
    stranger = make_hat(PostKind.REPRESENTATIVE, organisation=cast.observer.organisation)
    with pytest.raises(NotAllowed):
        check(comment, stranger)
    with pytest.raises(NotAllowed):
        check(comment, cast.secretary)
    with the_day_after(comment.on_paper.window), pytest.raises(ValidationError, match="is over"):
        check(comment, cast.signer)
    check(comment, cast.signer, OTHER)
    with pytest.raises(ValidationError, match="checked already"):
        check(comment, cast.signer)


def test_the_clock_ends_the_check_and_what_was_typed_stands(cast):
    paper = enter(make_in_comment(cast), cast).on_paper
    with the_day_after(paper.window):
        today = timezone.localdate()
        assert [services.close_transcripts(today), services.close_transcripts(today)] == [1, 0]
    assert CommentOnPaper.objects.get().is_being_checked is False


def test_what_was_put_right_is_what_is_published_and_annexed(cast):
    minutes = make_in_comment(cast)
    comment = enter(minutes, cast)
    check(comment, cast.signer, OTHER)
    with the_day_after(minutes.comment_window):
        services.close_comments(timezone.localdate())
        services.answer_comment(comment, by=cast.secretary, is_accepted=False, text=WHY)
        minutes.refresh_from_db()
        services.put_up_minutes(minutes, by=cast.secretary)
        for hat in (cast.chair, cast.co_chair):
            services.approve_minutes(minutes, by=hat)
    minutes.refresh_from_db()
    comment = Comment.objects.get()
    assert minutes.filing.facts["comments"] == [[comment.standing.sha256, comment.answer.filing.sha256]]
    page = html(None, "page:minutes", minutes.ref)
    assert [OTHER.texts["en"].text in page, HELD.texts["en"].text in page, "Handed in on paper" in page] == [
        True,
        False,
        True,
    ]


def test_the_scan_is_opened_by_its_organisation_and_those_who_answer_for_the_minutes_alone(cast):
    scan = a_scan()
    minutes = make_in_comment(cast)
    enter(minutes, cast, files=[scan])
    seen = {role for role, status in statuses(cast, scan.get_absolute_url()).items() if status == 200}
    assert seen == {"secretary", "custodian", "chair", "co_chair", "member", "signer"}
    pages = {
        role: scan.get_absolute_url() in html(getattr(cast, role), "page:minutes", minutes.ref) for role in OF_BODY
    }
    assert {role for role, is_there in pages.items() if is_there} == seen


OF_BODY = ("secretary", "custodian", "chair", "co_chair", "member", "signer", "observer")


def test_nothing_of_it_is_ever_changed_or_deleted(cast):
    enter(make_in_comment(cast), cast)
    for rows in (CommentScan.objects.all(), CommentOnPaper.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows._raw_delete(rows.db)
    with pytest.raises(DatabaseError), transaction.atomic():
        CommentScan.objects.update(position=9)


def test_who_opens_the_page_that_enters_and_the_page_that_checks(cast):
    minutes = make_in_comment(cast)
    refused = dict.fromkeys(ROLES, 403) | {"outsider": 404, "nobody": 302}
    at = address("meetings:enter_comment", minutes.remarks.first().uid)
    assert statuses(cast, at) == refused | {"secretary": 200}
    paper = enter(minutes, cast).on_paper
    assert statuses(cast, paper.address) == refused | {"signer": 200}


def test_it_is_entered_and_checked_on_pages(cast):
    minutes = make_in_comment(cast)
    at = address("meetings:enter_comment", minutes.remarks.first().uid)
    said = {
        "organisation": cast.member.organisation.pk,
        "handed_in_on": timezone.localdate().isoformat(),
        "text_en": "The terms are left out",
        "files": an_upload(a_pdf(), "scan.pdf"),
    }
    client = client_of(cast.secretary)
    lacking = client.post(at, typed(minutes.remarks.first(), **{**said, "text_en": ""}))
    assert [lacking.status_code, "scan.pdf" in lacking.content.decode(), Comment.objects.count()] == [200, True, 0]
    sent = client.post(at, typed(minutes.remarks.first(), **said | {"files": an_upload(a_pdf(), "scan.pdf")}))
    assert sent.status_code == 302
    paper = CommentOnPaper.objects.get()
    assert paper.address in html(cast.signer, "page:minutes", minutes.ref)
    checked = client_of(cast.signer).post(paper.address, typed(paper, text_en="The terms of execution are left out"))
    assert [checked.status_code, Comment.objects.get().standing.number] == [302, 2]
    page = html(cast.signer, "page:minutes", minutes.ref)
    assert ["put right by the organisation" in page, paper.address in page] == [True, False]


def test_minutes_that_were_not_circulated_take_none(cast):
    remark = make_drafted(cast).remarks.first()
    assert client_of(cast.secretary).get(address("meetings:enter_comment", remark.uid)).status_code == 302


def test_a_text_that_names_somebody_is_warned_of_where_nothing_is_attributed(cast):
    minutes = make_in_comment(cast, regime=Regime.CHATHAM_HOUSE)
    naming = Words.of(en=f"{cast.member.organisation} said so")
    with pytest.raises(ValidationError) as refusal:
        enter(minutes, cast, text=naming)
    assert list(refusal.value.message_dict) == ["is_sure"]
    assert enter(minutes, cast, text=naming, is_sure=True).organisation == cast.member.organisation


def test_what_came_without_a_name_is_typed_through_the_door_that_remembers_nothing_and_keeps_no_scan(cast):
    minutes = make_in_comment(cast, regime=Regime.CHATHAM_HOUSE)
    at, before = address("meetings:enter_without_name", minutes.ref), (Line.objects.count(), StoredFile.objects.count())
    assert statuses(cast, at) == dict.fromkeys(ROLES, 403) | {"secretary": 200, "outsider": 404, "nobody": 302}
    said = {"text_en": "The terms are left out", "files": an_upload(a_pdf(), "letterhead.pdf"), "is_sure": "on"}
    assert client_of(cast.secretary).post(at, said).status_code == 200
    assert [UnattributedText.objects.count(), Comment.objects.count()] == [1, 0]
    assert (Line.objects.count(), StoredFile.objects.count()) == before


def test_the_door_is_closed_where_words_are_attributed_and_after_the_window(cast):
    with pytest.raises(ValidationError, match="signed by its organisation"):
        services.check_paper_door(make_in_comment(cast), by=cast.secretary)
    minutes = make_in_comment(cast, regime=Regime.CLOSED)
    services.check_paper_door(minutes, by=cast.secretary)
    with the_day_after(minutes.comment_window), pytest.raises(ValidationError, match="ended on"):
        services.check_paper_door(minutes, by=cast.secretary)


def test_comments_typed_by_their_organisation_are_as_they_were(cast):
    comment = make_comment(make_in_comment(cast), cast.signer)
    assert [comment.standing, comment.signed_by.plain()] == [
        comment.filing,
        Words.from_json(comment.filing.acting["words"]["organisation"]).plain(),
    ]
