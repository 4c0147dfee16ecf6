"""The set after publication: an extract and a letter for every body, the brief; outgoing numbers typed back."""

import datetime as dt
import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from docx import Document as WordFile

from core.jobs import Job
from core.rules import NotAllowed
from core.templatetags.dates import day
from core.words import Words
from deadlines.models import Term
from files.storage import open_file
from meetings import services as meetings
from meetings.kinds import Method
from meetings.models import Meeting
from participants.kinds import OrganisationKind
from recommendations import services as recommendations
from reports import services
from reports.models import DocumentSet, MadeFile, Outgoing
from reports.services import sets
from tests.make.meetings import make_cast as make_small_cast
from tests.make.meetings import make_published
from tests.make.participants import client_of, make_organisation
from tests.make.recommendations import a_wording, make_cast, make_item_heard

pytestmark = pytest.mark.django_db
ROLES = ("nobody", "outsider", "observer", "member", "focal", "chair", "custodian", "secretary")


def publish(cast, *, bodies=1):
    """A meeting that asked something of so many bodies, its decision sheet public and sent."""
    leads = [cast.ministry, *(make_organisation(OrganisationKind.STATE_BODY) for _number in range(bodies - 1))]
    item = make_item_heard(cast)
    wordings = [a_wording(cast, lead=lead) for lead in leads]
    recommendations.adopt(
        decision_of=item,
        by=cast.secretary,
        method=Method.CONSENSUS,
        text=Words.of(ru="Принять", kk="Қабылдансын"),
        recommendations=wordings,
    )
    meeting = meetings.publish_decisions(item.meeting, by=cast.secretary)
    recommendations.work_off_meetings()
    return Meeting.objects.get(pk=meeting.pk)


def make(meeting):
    """What the worker does when its bell rings."""
    services.want_sets()
    services.build_sets()
    return DocumentSet.objects.select_related("job").get(meeting=meeting)


def page(hat, meeting, rest=""):
    return client_of(hat).get(f"/en/meetings/{meeting.ref}/documents/{rest}")


@pytest.fixture
def cast():
    return make_cast()


def test_every_body_has_an_extract_and_a_letter_in_kazakh_and_russian_and_there_is_an_english_brief(cast):
    made = make(publish(cast, bodies=2))
    kinds = {}
    for one in made.files.all():
        kinds.setdefault((one.sheet, one.language), set()).add((one.organisation_id, one.stored.format.name))
    assert {key: len(own) for key, own in kinds.items()} == {
        ("extract", "kk"): 4,
        ("extract", "ru"): 4,
        ("letter", "kk"): 4,
        ("letter", "ru"): 4,
        ("brief", "en"): 2,
    }
    assert (made.job.state, made.job.done, made.job.total) == (Job.State.DONE, 9, 9)
    assert made.job.outcome == {"files": 18}


def test_the_set_is_wanted_once_for_all_that_was_sent_and_after_the_terms_exist(cast):
    meeting = publish(cast, bodies=2)
    made = make(meeting)
    assert services.want_sets() == 0
    assert Job.objects.filter(name=sets.NAME).count() == 1
    letter = made.files.get(sheet="letter", organisation=cast.ministry, language="ru", stored__name__endswith=".docx")
    term = Term.objects.get(rule_id="position", debtor=cast.ministry)
    with open_file(letter.stored) as content:
        cells = [cell.text for table in WordFile(content).tables for row in table.rows for cell in row.cells]
    with translation.override("ru"):
        assert day(term.due_on) in cells


def test_a_meeting_that_adopted_nothing_has_its_brief_alone():
    meeting = make_published(make_small_cast())
    assert [(one.sheet, one.language) for one in make(meeting).files.all()] == [("brief", "en")] * 2


def test_made_once_more_the_files_of_before_are_replaced(cast):
    meeting = publish(cast)
    first = set(make(meeting).files.values_list("pk", flat=True))
    services.make_set(meeting, by=cast.secretary)
    services.make_set(meeting, by=cast.secretary)
    assert Job.objects.filter(name=sets.NAME, state=Job.State.WAITING).count() == 1
    again = set(make(meeting).files.values_list("pk", flat=True))
    assert (len(again), first & again) == (len(first), set())


def test_who_makes_the_set_and_sees_its_files(cast):
    meeting = publish(cast)
    make(meeting)
    stored = MadeFile.objects.filter(sheet="letter").first().stored
    got = {role: page(getattr(cast, role, None), meeting, "set.zip").status_code for role in ROLES}
    assert {role for role, status in got.items() if status == 200} == {"custodian", "secretary"}
    assert set(got.values()) == {200, 404}
    seen = {role: client_of(getattr(cast, role, None)).get(stored.get_absolute_url()).status_code for role in ROLES}
    assert {role for role, status in seen.items() if status == 200} == {"custodian", "secretary"}
    steps = {role: page(getattr(cast, role, None), meeting, "make/").status_code for role in ROLES}
    assert steps == {role: 403 for role in ROLES} | {"nobody": 302, "secretary": 200}
    with pytest.raises(NotAllowed):
        services.make_set(meeting, by=cast.chair)


def test_the_archive_has_every_file_of_the_set(cast):
    meeting = publish(cast)
    made = make(meeting)
    with zipfile.ZipFile(io.BytesIO(page(cast.secretary, meeting, "set.zip").content)) as archive:
        assert sorted(archive.namelist()) == sorted(made.files.values_list("stored__name", flat=True))
        assert archive.testzip() is None


def test_the_page_tells_how_far_the_worker_is(cast):
    meeting = publish(cast)
    services.want_sets()
    assert "Waiting for a worker" in page(cast.secretary, meeting).content.decode()
    DocumentSet.objects.get().job.advance(2, 5)
    assert "Document 2 of 5" in page(cast.secretary, meeting).content.decode()


def test_a_fault_is_told_on_the_page_and_the_set_can_be_made_once_more(cast, monkeypatch):
    meeting = publish(cast)
    services.want_sets()
    monkeypatch.setattr(sets, "WRITERS", {"pdf": lambda document: 1 / 0})
    services.build_sets()
    assert "could not be made" in page(cast.secretary, meeting).content.decode()
    monkeypatch.undo()
    assert services.make_set(meeting, by=cast.secretary).job.state == Job.State.WAITING


# outgoing numbers ------------------------------------------------------------------------------------------------------------


def test_a_number_typed_back_stands_in_letters_made_from_now_on_and_the_last_one_counts(cast):
    meeting, today = publish(cast), timezone.localdate()
    client = client_of(cast.secretary)
    address = f"/en/meetings/{meeting.ref}/documents/sent/{cast.ministry.code}/"
    for number in ("1-12/0", "1-12/345"):
        form = client.get(address).context["form"]
        sent = {name: form[name].value() for name in ("version", "once")}
        assert client.post(address, {**sent, "number": number, "sent_on": today.isoformat()}).status_code == 302
    assert [row.number for row in Outgoing.objects.all()] == ["1-12/0", "1-12/345"]
    assert Outgoing.objects.last().typed_by["user"] == str(cast.secretary.user.uid)
    response = client.get(f"/en/meetings/{meeting.ref}/documents/letter/{cast.ministry.code}.en.docx")
    cells = [
        cell.text for table in WordFile(io.BytesIO(response.content)).tables for row in table.rows for cell in row.cells
    ]
    assert f"1-12/345 of {day(today)}" in cells


def test_a_wrong_day_or_body_is_refused_beside_the_field(cast):
    meeting, today = publish(cast), timezone.localdate()
    said = {"by": cast.secretary, "number": "1", "organisation": cast.ministry}
    for wrong in (today + dt.timedelta(days=1), today - dt.timedelta(days=1)):
        with pytest.raises(ValidationError) as refused:
            services.register_letter(meeting, **said, sent_on=wrong)
        assert list(refused.value.error_dict) == ["sent_on"]
    with pytest.raises(ValidationError, match="ask nothing of this body"):
        services.register_letter(meeting, **{**said, "organisation": make_organisation()}, sent_on=today)
    with pytest.raises(NotAllowed):
        services.register_letter(meeting, **{**said, "by": cast.chair}, sent_on=today)


def test_the_page_asks_as_many_questions_for_three_bodies_as_for_one(cast):
    counts = []
    for bodies in (1, 3):
        meeting = publish(cast, bodies=bodies)
        make(meeting)
        client = client_of(cast.secretary)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/en/meetings/{meeting.ref}/documents/").status_code == 200
        counts.append(len(asked))
    assert counts[1] <= counts[0]
