"""Papers: laid, renewed, withdrawn with a reason; who adds and who reads them; their page."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from core.rules import NotAllowed
from core.words import Words
from files.models import StoredFile
from meetings import services
from meetings.kinds import StandingQuestion
from meetings.models import Paper, PaperFile
from participants.kinds import Audience
from tests.make.files import a_pdf, an_upload
from tests.make.meetings import make_announced, make_circulated, make_held, make_item
from tests.make.papers import a_locked_pdf, a_pdf_file, make_paper, renew
from tests.make.participants import client_of
from tests.meetings.browsing import address, html, queries, typed

OK, REFUSED, INVISIBLE, SIGN_IN = 200, 403, 404, 302
ROLES = ("secretary", "custodian", "chair", "member", "observer", "outsider", "nobody")
WHY = Words.of(en="The wrong file", ru="Не тот файл")


@pytest.fixture(autouse=True)
def nobody(cast):
    cast.nobody = None


def statuses(cast, url):
    return {role: client_of(getattr(cast, role)).get(url).status_code for role in ROLES}


def seen(cast, paper):
    return {role for role in ROLES if Paper.objects.visible_to(_user(cast, role)).filter(pk=paper.pk).exists()}


def _user(cast, role):
    hat = getattr(cast, role)
    return hat.user if hat else None


def item_of(meeting):
    return meeting.items.standing().first()


def proposed_by_the_member(cast):
    """An announced meeting with an item the member proposed; returns the item."""
    meeting = make_announced(cast)
    said = {"title": Words.of(en="Prisons"), "standing_question": StandingQuestion.OBLIGATIONS, "minutes": 20}
    proposed = services.propose_item(meeting, by=cast.member, why=Words.of(en="Much has happened"), **said)
    services.take_item(proposed, by=cast.secretary, meeting=meeting, minutes=20)
    return meeting.items.standing().last()


def test_a_newer_version_stands_before_the_older_one_which_stays(cast):
    paper = make_paper(item_of(make_announced(cast)), cast.secretary)
    renew(paper, cast.secretary, "ru")
    renew(paper, cast.secretary, "kk")
    rows = [(row.language, row.number) for row in PaperFile.objects.filter(paper=paper)]
    assert rows == [("ru", 1), ("ru", 2), ("kk", 1)]
    newest = {code: row.number for code, row in Paper.objects.get().newest.items()}
    assert [newest, Paper.objects.get().missing] == [{"kk": 1, "ru": 2}, ["en"]]


def test_a_file_is_never_replaced_and_a_paper_never_withdrawn_without_a_reason(cast):
    paper = make_paper(item_of(make_announced(cast)), cast.secretary)
    for change in (
        lambda: PaperFile.objects.update(number=7),
        lambda: PaperFile.objects.all().delete(),
        lambda: Paper.objects.filter(pk=paper.pk).update(state="withdrawn"),
        lambda: Paper.objects.filter(pk=paper.pk).update(audience=Audience.NAMED),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_pages_are_counted_and_what_comes_after_the_day_is_marked_and_taken(cast):
    soon = timezone.localdate() + dt.timedelta(days=3)
    later = timezone.localdate() + dt.timedelta(days=40)
    found = []
    for on in (soon, later):
        paper = make_paper(item_of(make_announced(cast, on=on)), cast.secretary, files=[a_pdf_file(pages=3)])
        found.append([(row.pages, row.is_late) for row in paper.file_rows.all()])
    assert found == [[(3, True)], [(3, False)]]


def test_the_secretariat_and_the_seat_that_proposed_the_item_add_papers_nobody_else(cast):
    item = proposed_by_the_member(cast)
    mine, theirs = make_paper(item, cast.member), make_paper(item, cast.secretary)
    renew(theirs, cast.member, "kk")
    assert mine.item == item
    for hat in (cast.chair, cast.observer, cast.outsider):
        with pytest.raises(NotAllowed):
            make_paper(item, hat)
        with pytest.raises(NotAllowed):
            renew(mine, hat, "en")
    with pytest.raises(NotAllowed):
        make_paper(item_of(item.meeting), cast.member)


def test_a_meeting_that_was_held_takes_no_papers(cast):
    with pytest.raises(ValidationError, match="takes no more papers"):
        make_paper(item_of(make_held(cast)), cast.secretary)


def test_a_withdrawn_paper_stays_with_its_reason_and_its_file_closes(cast):
    meeting = make_announced(cast)
    paper = make_paper(item_of(meeting), cast.secretary)
    file = paper.file_rows.get().stored
    services.withdraw_paper(paper, by=cast.secretary, reason=WHY)
    page = html(cast.member, "page:papers", meeting.ref)
    assert ["The wrong file" in page, str(file.uid) in page] == [True, False]
    sees = [StoredFile.objects.visible_to(_user(cast, role)).filter(pk=file.pk).exists() for role in ROLES]
    assert sees == [True, True] + [False] * 5


def test_after_the_agenda_is_published_nothing_is_withdrawn(cast):
    paper = make_paper(item_of(make_circulated(cast)), cast.secretary)
    with pytest.raises(ValidationError, match="the paper stays"):
        services.withdraw_paper(paper, by=cast.secretary, reason=WHY)
    client = client_of(cast.secretary)
    at = address("meetings:withdraw_paper", paper.uid)
    assert client.get(at)["Location"] == paper.get_absolute_url()
    late = client.post(at, typed(paper, reason_en="Because"))
    assert [late.status_code, "Because" in late.content.decode()] == [200, True]
    paper.refresh_from_db()
    assert paper.state == "laid"


@pytest.mark.parametrize(
    ("audience", "before", "after"),
    [
        ("public", {"secretary", "custodian", "chair", "member"}, set(ROLES)),
        ("participants", {"secretary", "custodian", "chair", "member"}, set(ROLES) - {"nobody"}),
        (
            "body",
            {"secretary", "custodian", "chair", "member"},
            {"secretary", "custodian", "chair", "member", "observer"},
        ),
    ],
)
def test_a_paper_is_read_by_its_audience_once_they_see_the_item(cast, audience, before, after):
    meeting = make_announced(cast)
    paper = make_paper(item_of(meeting), cast.secretary, audience=audience)
    assert seen(cast, paper) == before
    services.publish_agenda(meeting, by=cast.secretary)
    assert seen(cast, paper) == after
    file = reverse_of(paper)
    assert {role for role, status in statuses(cast, file).items() if status == OK} == after
    assert set(statuses(cast, file).values()) <= {OK, INVISIBLE}


def reverse_of(paper):
    return paper.file_rows.get().stored.get_absolute_url()


def test_every_role_opens_the_page_and_only_who_may_takes_the_steps(cast):
    item = proposed_by_the_member(cast)
    paper = make_paper(item, cast.secretary)
    assert set(statuses(cast, address("page:papers", item.meeting.ref)).values()) == {OK}
    got = dict.fromkeys(ROLES, REFUSED) | {"secretary": OK, "member": OK, "nobody": SIGN_IN}
    got |= {"observer": INVISIBLE, "outsider": INVISIBLE}
    for name, thing in (("add_paper", item), ("renew_paper", paper), ("withdraw_paper", paper)):
        assert statuses(cast, address(f"meetings:{name}", thing.uid)) == got, name


def test_the_page_says_sizes_pages_missing_languages_late_and_superseded(cast):
    meeting = make_circulated(cast, on=timezone.localdate() + dt.timedelta(days=3))
    paper = make_paper(item_of(meeting), cast.secretary, files=[a_pdf_file(pages=4)])
    renew(paper, cast.secretary, "ru")
    told = " ".join(html(None, "page:papers", meeting.ref).split())
    words = ["4 pages", "came late", "superseded", "version 2", "Not there in:", "1 item lacks a language", "bytes"]
    assert [word in told.replace("\xa0", " ") for word in words[:-1]] == [True] * 6
    assert address("meetings:add_paper", item_of(meeting).uid) not in told


def test_empty_pages_say_what_is_missing(cast):
    meeting = make_announced(cast)
    assert "No items to show yet" in html(None, "page:papers", meeting.ref)
    assert "No papers you may read" in html(cast.member, "page:papers", meeting.ref)
    assert "No papers to pack" in html(cast.member, "page:pack", meeting.ref)


def test_the_form_keeps_the_chosen_file_when_the_rest_is_wrong(cast):
    item = item_of(make_announced(cast))
    client, at = client_of(cast.secretary), address("meetings:add_paper", item.uid)
    said = {"paper_kind": "draft", "audience": "public", "language": "kk"}
    wrong = client.post(at, typed(item, files=an_upload(a_pdf(), "draft.pdf"), **said))
    assert [list(wrong.context["form"].errors), "draft.pdf" in wrong.content.decode()] == [["title"], True]
    again = typed(item, title_en="Draft", **said) | {"files-kept": StoredFile.objects.get().uid}
    places = [client.post(at, again)["Location"] for _click in range(2)]
    assert places == [Paper.objects.get().get_absolute_url()] * 2


def test_a_file_nobody_could_read_is_refused_beside_the_field(cast):
    item = item_of(make_announced(cast))
    said = {"paper_kind": "draft", "audience": "public", "language": "kk", "title_en": "Draft"}
    upload = an_upload(a_locked_pdf(user="word"), "locked.pdf")
    sent = client_of(cast.secretary).post(address("meetings:add_paper", item.uid), typed(item, files=upload, **said))
    assert sent.context["form"].errors["files"] == [
        "locked.pdf: The file is protected with a password: nobody could read it."
    ]


@pytest.mark.parametrize("who", ["nobody", "secretary", "member"])
def test_nine_papers_on_three_items_cost_the_queries_of_one(cast, who):
    counts = []
    for number in (1, 3):
        meeting = make_circulated(cast)
        for _item in range(number - 1):
            make_item(meeting, cast)
        for item in meeting.items.standing():
            for _paper in range(number):
                renew(make_paper(item, cast.secretary), cast.secretary, "kk")
        counts.append(queries(getattr(cast, who), "page:papers", meeting.ref))
    assert [counts[0] == counts[1], counts[0] <= 12] == [True, True], counts
