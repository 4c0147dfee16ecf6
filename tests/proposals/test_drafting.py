"""An organisation drafts together and files for ever."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from deadlines.terms import terms_of
from notifications.models import News
from participants.kinds import Audience
from proposals import services
from proposals.kinds import Publicity
from proposals.models import Proposal
from tests.make.proposals import REASON, content, make_draft, make_filed, make_request, make_returned


def test_a_colleague_of_the_same_organisation_edits_the_draft(cast):
    proposal = make_draft(cast)
    services.edit_proposal(proposal, by=cast.editor, title=Words.of(ru="Новое название"))
    assert str(Proposal.objects.get().title.texts["ru"].text) == "Новое название"


def test_a_draft_leaves_no_line(cast):
    make_draft(cast)
    assert not Line.objects.filter(thing_kind="proposals.proposal").exists()


@pytest.mark.parametrize("hat", ["secretary", "custodian", "focal", "signatory", "observer", "outsider"])
def test_nobody_else_sees_a_draft_not_even_the_secretariat(cast, hat):
    make_draft(cast)
    assert list(Proposal.objects.visible_to(getattr(cast, hat).user)) == []


def test_filing_gives_a_gap_free_number_a_receipt_and_starts_the_completeness_check(cast):
    first, second = make_filed(cast), make_filed(cast)
    year = first.filed_at.strftime("%Y")
    assert [first.ref, second.ref] == [f"{year}-001", f"{year}-002"]
    assert [term.rule_id for term in terms_of(first)] == ["completeness"]
    line = Line.objects.get(thing_uid=first.uid, step="file")
    assert line.facts == {"filing": first.filing.sha256, "control": first.filing.control_code}
    assert list(News.objects.filter(about_uid=first.uid).order_by("letter").values_list("letter", flat=True)) == [
        "proposal_filed",
        "proposal_receipted",
    ]


def test_an_incomplete_draft_is_refused_with_the_names_of_what_is_missing(cast):
    proposal = services.draft_proposal(by=cast.author, title=Words.of(ru="Только название"))
    with pytest.raises(ValidationError) as refusal, override("en"):
        services.file_proposal(proposal, by=cast.author)
    assert refusal.value.messages == [
        "Before it can be filed it still needs: Summary, Problem, Requested change, Addressees."
    ]
    assert Proposal.objects.get().ref == ""


def test_a_number_of_a_refused_filing_is_given_again(cast):
    proposal = services.draft_proposal(by=cast.author, title=Words.of(ru="Только название"))
    with pytest.raises(ValidationError):
        services.file_proposal(proposal, by=cast.author)
    assert make_filed(cast).ref.endswith("-001")


def test_an_editor_drafts_and_only_a_representative_files(cast):
    with pytest.raises(NotAllowed):
        services.file_proposal(make_draft(cast), by=cast.editor)


def test_what_is_filed_is_frozen_and_a_second_filing_supersedes_the_first(cast):
    proposal = make_returned(cast)
    first = proposal.filing
    services.edit_proposal(proposal, by=cast.author, summary=Words.of(ru="Короче"))
    services.file_proposal(proposal, by=cast.author)
    assert proposal.filing.supersedes == first
    assert proposal.filing.said("summary").texts["ru"].text == "Короче"
    assert first.said("summary").texts["ru"].text == "Заменить согласование уведомлением"
    with pytest.raises(NotNow):
        services.edit_proposal(proposal, by=cast.author, summary=Words.of(ru="Ещё короче"))


@pytest.mark.parametrize(
    ("publicity", "audience"),
    [
        (Publicity.AT_ONCE, Audience.PUBLIC),
        (Publicity.WITH_AGENDA, Audience.NAMED),
        (Publicity.AFTER_MEETING, Audience.NAMED),
        (Publicity.NAMED, Audience.NAMED),
    ],
)
def test_the_author_chooses_who_sees_it_on_filing(cast, publicity, audience):
    assert make_filed(cast, publicity).audience == audience


@pytest.mark.parametrize(
    ("hat", "sees"),
    [
        ("author", True),
        ("editor", True),
        ("secretary", True),
        ("custodian", True),
        ("focal", True),
        ("other_focal", False),
        ("outsider", False),
        ("observer", False),
    ],
)
def test_a_filed_proposal_is_seen_by_its_author_the_bodies_addressed_secretariat_and_custodian(cast, hat, sees):
    proposal = make_filed(cast)
    assert Proposal.objects.visible_to(getattr(cast, hat).user).filter(pk=proposal.pk).exists() is sees


def test_nobody_without_an_account_sees_it_before_it_is_public(cast):
    make_filed(cast)
    assert list(Proposal.objects.visible_to(None)) == []


def test_the_letters_about_a_proposal_that_is_not_public_carry_a_code_and_no_text(cast):
    proposal = make_filed(cast)
    for news in News.objects.filter(about_uid=proposal.uid):
        assert news.is_neutral
        assert "Уведомительный" not in str(news.texts)
        assert proposal.ref in str(news.texts)


def test_withdrawing_ends_the_terms_of_the_bodies_that_were_asked(cast):
    request = make_request(cast)
    services.withdraw_proposal(request.proposal, by=cast.author, reason=REASON)
    assert [term.cancelled_at is not None for term in terms_of(request)] == [True]


def test_content_not_named_stays_as_it_is(cast):
    proposal = make_draft(cast)
    services.edit_proposal(proposal, by=cast.author, title=Words.of(en="New"))
    assert proposal.summary == content(cast)["summary"].rendered()


def test_a_draft_is_given_up_without_a_line_and_stays_its_organisations_own(cast):
    proposal = services.discard_draft(make_draft(cast), by=cast.author)
    assert Proposal.objects.get().state == "withdrawn"
    assert not Line.objects.filter(thing_uid=proposal.uid).exists()
    assert [Proposal.objects.visible_to(hat.user).count() for hat in (cast.editor, cast.secretary)] == [1, 0]


def test_what_was_filed_is_withdrawn_with_a_reason_and_not_given_up(cast):
    proposal = make_filed(cast)
    with pytest.raises(NotNow):
        services.discard_draft(proposal, by=cast.author)
    with pytest.raises(ValidationError) as refusal:
        services.withdraw_proposal(proposal, by=cast.author, reason=Words())
    assert list(refusal.value.error_dict) == ["reason"]
