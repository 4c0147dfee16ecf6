"""A body that was asked drafts, hands over, signs in the app or enters a letter signed outside."""

import datetime as dt
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from deadlines.terms import terms_of
from meetings.models import Suggestion
from notifications.models import News, Notice
from participants.papers import Letter, PaperState
from proposals import services
from proposals.kinds import ReplyPosition
from proposals.models import Reply, ReplyRequest
from tests.make.meetings import make_announced
from tests.make.participants import make_hat
from tests.make.proposals import a_letter, make_cast, make_reply, make_reply_draft, make_request


def test_a_draft_is_seen_inside_the_body_alone(cast):
    draft = make_reply_draft(make_request(cast), cast)
    seen = {
        name: Reply.objects.visible_to(hat.user).filter(pk=draft.pk).exists()
        for name, hat in vars(cast).items()
        if hasattr(hat, "user")
    }
    assert {name for name, sees in seen.items() if sees} == {"focal", "signatory"}


def test_saving_twice_keeps_one_draft(cast):
    request = make_request(cast)
    first = make_reply_draft(request, cast)
    second = make_reply_draft(request, cast, position=ReplyPosition.NOTED)
    assert first.pk == second.pk
    assert Reply.objects.get().position == ReplyPosition.NOTED


def test_signing_files_the_reply_meets_the_term_and_tells_the_author(cast):
    request = make_request(cast)
    reply = make_reply(request, cast)
    assert reply.state == PaperState.SIGNED
    assert reply.filing.facts["position"] == "in_part"
    assert reply.filing.facts["signed"]["dated_on"] == timezone.localdate().isoformat()
    assert ReplyRequest.objects.get().reply == reply
    assert terms_of(request)[0].met_on == timezone.localdate()
    assert Line.objects.get(step="reply").facts["control"] == reply.filing.control_code
    news = News.objects.get(letter="reply_signed")
    assert set(Notice.objects.filter(news=news).values_list("reader", flat=True)) == {
        cast.author.user.pk,
        cast.editor.user.pk,
    }


def test_the_focal_point_cannot_sign_and_the_signatory_cannot_enter_a_letter(cast):
    draft = make_reply_draft(make_request(cast), cast)
    with pytest.raises(NotAllowed):
        services.sign_reply(draft, by=cast.focal)
    with pytest.raises(NotAllowed):
        services.enter_reply(draft, by=cast.signatory, letter=a_letter())


def test_a_letter_signed_outside_is_entered_and_the_signatory_is_told(cast):
    request = make_request(cast)
    reply = services.enter_reply(make_reply_draft(request, cast), by=cast.focal, letter=a_letter())
    assert (reply.outgoing_number, reply.state) == ("12-04/1187", PaperState.SIGNED)
    news = News.objects.get(letter="reply_entered")
    assert list(Notice.objects.filter(news=news).values_list("reader", flat=True)) == [cast.signatory.user.pk]


@pytest.mark.parametrize(
    "letter",
    [
        Letter("", timezone.localdate(), Words.of(ru="Вице-министр")),
        Letter("1", timezone.localdate() + dt.timedelta(days=2), Words.of(ru="Вице-министр")),
        Letter("1", timezone.localdate(), Words()),
    ],
)
def test_a_letter_without_number_or_office_or_from_the_future_is_refused_and_the_draft_stays(cast, letter):
    draft = make_reply_draft(make_request(cast), cast)
    with pytest.raises(ValidationError):
        services.enter_reply(draft, by=cast.focal, letter=letter)
    assert Reply.objects.get().state == PaperState.DRAFTED


@pytest.mark.parametrize("position", [ReplyPosition.IN_PART, ReplyPosition.NOTED, ReplyPosition.NOT_SUPPORTED])
def test_reasons_are_mandatory_unless_supported(cast, position):
    draft = make_reply_draft(make_request(cast), cast, position=position, text="")
    with pytest.raises(ValidationError) as refusal:
        services.sign_reply(draft, by=cast.signatory)
    assert list(refusal.value.error_dict) == ["text"]


def test_support_needs_no_reasons(cast):
    assert make_reply(make_request(cast), cast, position=ReplyPosition.SUPPORTED, text="").state == PaperState.SIGNED


def test_a_body_that_was_not_asked_cannot_draft(cast):
    request = make_request(cast)
    with pytest.raises(NotAllowed):
        services.draft_reply(request, by=cast.other_focal, position=ReplyPosition.NOTED, text=Words.of(ru="Нет"))


def test_handing_over_turns_the_reminders_to_the_signatory_and_back(cast):
    request = make_request(cast)
    draft = make_reply_draft(request, cast)
    services.send_reply_for_signature(draft, by=cast.focal)
    assert terms_of(request)[0].post_kind == "signatory"
    services.hand_back_reply(draft, by=cast.signatory, note="Добавить статистику")
    assert terms_of(request)[0].post_kind == "focal_point"
    assert Reply.objects.get().internal_note == "Добавить статистику"


def test_the_ladder_reminds_each_rung_once_and_ends_with_a_suggested_item(cast):
    request = make_request(cast)
    item = make_announced(cast).items.get()
    services.place_on_agenda(request.proposal, by=cast.secretary, item=item)
    sent = 0
    for day in range(45):
        on = timezone.localdate() + dt.timedelta(days=day)
        sent += services.remind_of_replies(on)
        assert services.remind_of_replies(on) == 0
    assert sent == 5
    assert News.objects.filter(letter="reply_reminded").count() == 5
    waiting = Suggestion.objects.filter(body=cast.body, about_uid=request.proposal.uid, withdrawn_at=None)
    assert [suggestion.reason for suggestion in waiting] == ["overdue"]
    make_reply(request, cast)
    assert not waiting.all().exists()


def test_two_signatories_at_once_one_succeeds_and_one_is_told(committed_db):
    cast = make_cast()
    second = make_hat("signatory", organisation=cast.ministry)
    draft = make_reply_draft(make_request(cast), cast)
    outcomes, ready = [], threading.Barrier(2)

    def sign(hat):
        try:
            ready.wait()
            with transaction.atomic():
                services.sign_reply(Reply.objects.get(pk=draft.pk), by=hat)
            outcomes.append("signed")
        except NotNow:
            outcomes.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=sign, args=(hat,)) for hat in (cast.signatory, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["signed", "told"]
    assert Line.objects.filter(step="reply").count() == 1


def test_the_last_rung_goes_to_the_chairs_of_the_body_and_to_the_secretariat(cast):
    request = make_request(cast)
    services.place_on_agenda(request.proposal, by=cast.secretary, item=make_announced(cast).items.get())
    for day in range(45):
        services.remind_of_replies(timezone.localdate() + dt.timedelta(days=day))
    last = News.objects.filter(letter="reply_reminded").order_by("-id").first()
    readers = set(Notice.objects.filter(news=last).values_list("reader", flat=True))
    assert readers == {cast.chair.user.pk, cast.secretary.user.pk}


def test_internal_notes_are_erased_thirty_days_after_signing(cast):
    reply = make_reply(make_request(cast), cast)
    today = timezone.localdate()
    assert [services.forget_notes(today + dt.timedelta(days=after)) for after in (30, 31, 31)] == [0, 1, 0]
    assert (Reply.objects.get(pk=reply.pk).internal_note, reply.filing.words.keys()) == ("", {"text"})


def test_a_signed_reply_can_be_neither_deleted_nor_rewritten(cast):
    reply = make_reply(make_request(cast), cast)
    for change in (reply.delete, lambda: Reply.objects.update(text=Words.of(ru="Другое"))):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Reply.objects.get().text == reply.text.rendered()
