"""The invariants 3 to 6 of domain.md §13a, where meetings keep them, each by its number. The tenth stands in
``tests/sitting/test_deciding.py``; the link of the third is searched in a dump, raw files, the cache and the log in
``tests/minutes/test_the_link.py``."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some

from core.lifecycle import NotNow
from core.words import Words
from meetings import quorum, services, turnout, voting
from meetings.models import Attendance
from meetings.services import renderings
from notifications.models import Notice
from reports.models import Rendering
from tests.make.meetings import make_circulated, make_decision, make_held, make_meeting
from tests.make.minutes import (
    WRONG,
    make_approving,
    make_cast,
    make_drafted,
    make_published,
    make_remark,
    the_day_after,
)
from tests.make.papers import make_paper
from tests.make.participants import client_of
from tests.minutes.test_without_attribution import rows_with

ROLES = ("secretary", "custodian", "chair", "member", "signer", "observer", "outsider", "nobody")
MARKER = "zhusanscent over the steppe"
SIDES = ["civil_society", "executive", "experts", "independent", "parliament"]
SEATS = dict.fromkeys(SIDES, 12)


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.mark.parametrize("regime", ["chatham_house", "closed"])
def test_invariant_3_without_attribution_no_row_links_a_note_to_anybody_and_no_export_names_who_was_there(cast, regime):
    minutes = make_drafted(cast, regime=regime)
    make_remark(minutes, cast, text=Words.of(kk=MARKER, ru=MARKER))
    services.circulate_minutes(minutes, by=cast.secretary)
    with the_day_after(minutes.comment_window):
        services.close_comments(timezone.localdate())
    minutes.refresh_from_db()
    services.put_up_minutes(minutes, by=cast.secretary)
    for hat in (cast.chair, cast.co_chair):
        services.approve_minutes(minutes, by=hat)
    hats = (cast.member, cast.observer, cast.signer)
    who = [str(uid) for hat in hats for uid in (hat.user.uid, hat.organisation.uid, hat.seat and hat.seat.uid) if uid]
    who += [hat.organisation.name.said("en").text for hat in hats]
    assert rows_with(MARKER) == {"meetings.remark", "core.filing", "reports.rendering"}
    assert [rows_with(MARKER, one) for one in who] == [set()] * len(who)
    assert Attendance.objects.filter(meeting=minutes.meeting).count() == 0
    sheet = f"/en/meetings/{minutes.meeting.ref}/documents/sign-in.en.pdf"
    got = {role: client_of(getattr(cast, role)).get(sheet).status_code for role in ROLES}
    assert got == {role: 200 if role in ("secretary", "chair") else 404 for role in ROLES}  # squares, and no name


@given(some.dictionaries(some.sampled_from([*SIDES, "observers"]), some.integers(0, 14), min_size=1))
def test_invariant_4_no_number_of_persons_below_five_is_shown_nor_told_by_subtraction(there):
    rows = turnout.printable(there)
    told = quorum.shown(quorum.tally(quorum.Rule(required=SIDES), SEATS, there), there, SEATS)
    numbers = {frozenset(names): number for names, number in rows if number is not None}
    numbers |= {frozenset([part.name] if part.name else SIDES): part.there for part in told.parts if part.there}
    small = [(names, number) for names, number in numbers.items() if number < turnout.SMALLEST]
    small += [
        (whole - part, number - numbers[part])
        for whole, number in numbers.items()
        for part in numbers
        if part < whole and number - numbers[part] < turnout.SMALLEST and any(there.get(one) for one in whole - part)
    ]
    everybody = sum(number for _names, number in rows if number)
    total = told.parts[0].there
    assert small == []
    assert total is None or everybody - total == 0 or everybody - total >= turnout.SMALLEST or not rows[0][1]


@given(
    some.dictionaries(
        some.sampled_from(SIDES),
        some.fixed_dictionaries({}, optional=dict.fromkeys(voting.CHOICES, some.integers(0, 14))),
    )
)
def test_invariant_4_a_vote_is_told_by_constituency_only_where_no_number_is_below_five(votes):
    assert [n for _name, *row in voting.by_constituency(votes) for n in row if 0 < n < turnout.SMALLEST] == []


@pytest.mark.parametrize("role", ["observer", "nobody"])
def test_invariant_5_to_an_observer_and_to_the_anonymous_what_is_unpublished_is_404_with_its_files_and_exports(
    cast, role
):
    planned, circulated, held = make_meeting(cast), make_circulated(cast), make_held(cast)
    draft = make_drafted(cast)
    make_decision(held.items.get(), cast)
    paper = make_paper(circulated.items.get(), cast.secretary, audience="body")
    [row] = paper.file_rows.all()
    at = "/en/meetings/{}/{}".format
    hidden = [at(planned.ref, rest) for rest in ("", "papers/", "pack/", "timetable/", "meeting.ics", "documents/")]
    hidden += [at(planned.ref, f"documents/{sheet}.kk.pdf") for sheet in ("announcement", "agenda", "annotated-agenda")]
    hidden += [at(held.ref, "decisions/"), at(held.ref, "documents/decisions.ru.docx")]
    hidden += [draft.get_absolute_url(), *([row.stored.get_absolute_url()] if role == "nobody" else [])]
    hidden += [
        at(draft.meeting.ref, f"documents/minutes-{kind}.ru.pdf") for kind in ("full", "unattributed", "summary")
    ]
    client = client_of(getattr(cast, role))
    assert {address: client.get(address).status_code for address in hidden} == dict.fromkeys(hidden, 404)


def test_invariant_6_nothing_is_published_without_its_renderings_and_a_correction_is_a_new_version_with_a_notice(
    cast, monkeypatch
):
    minutes = make_approving(cast, regime="chatham_house")
    services.approve_minutes(minutes, by=cast.chair)
    with monkeypatch.context() as broken:
        broken.setattr(renderings, "printers", [])
        with pytest.raises(ValidationError, match="these renderings were not made"), transaction.atomic():
            services.approve_minutes(minutes, by=cast.co_chair)
    minutes.refresh_from_db()
    assert (minutes.state, Rendering.objects.count()) == ("approving", 0)
    services.approve_minutes(minutes, by=cast.co_chair)
    first = list(Rendering.objects.values_list("uid", "sha256", "number"))
    for change in (
        lambda: Rendering.objects.update(documents={}),
        lambda: Rendering.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    services.correct_minutes(minutes, by=cast.secretary, text=WRONG)
    assert list(Rendering.objects.filter(number=1).values_list("uid", "sha256", "number")) == first
    assert sorted(Rendering.objects.filter(number=2).values_list("rendering", flat=True)) == ["summary", "unattributed"]
    assert Notice.objects.filter(news__letter="minutes_corrected", reader=cast.member.user).count() == 1


def test_invariant_6_published_minutes_take_no_other_text(cast):
    minutes = make_published(cast)
    with pytest.raises(NotNow), transaction.atomic():
        make_remark(minutes, cast)
    with pytest.raises(DatabaseError, match="stands"), transaction.atomic():
        minutes.remarks.update(text=Words.of(en="Another text"))
