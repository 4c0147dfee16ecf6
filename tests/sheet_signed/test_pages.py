"""What the decision sheet shows on its page, in its files and on the desks of those who sign it."""

import io

import pytest
from docx import Document as WordFile

from core.templatetags.dates import day
from meetings import services
from meetings.kinds import Method
from recommendations.services import work_off_meetings as transmit_all
from tests.make.meetings import after, full_house, make_circulated, make_decision, make_held, make_published
from tests.make.minutes import the_day_after
from tests.make.participants import client_of
from tests.make.recommendations import make_cast as make_story_cast
from tests.make.recommendations import make_transmitted
from tests.meetings.browsing import address, html, queries, typed

ROLES = ("secretary", "custodian", "chair", "co_chair", "member", "signer", "observer", "outsider", "nobody")


def signed(meeting):
    """The seats from which the sheet is signed, the first on top."""
    return [seat for seat in services.presiding_of(meeting) if seat.signed_at]


def decided(cast):
    meeting = make_held(cast)
    make_decision(meeting.items.get(), cast)
    return meeting


def a_vote(cast):
    """A published sheet with a vote of 12."""
    meeting = make_circulated(cast)
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
    votes = {"executive": {"for": 1}, "civil_society": {"for": 2}}
    make_decision(meeting.items.get(), cast, method=Method.VOTE, votes=votes)
    return services.publish_decisions(meeting, by=cast.secretary)


def written(meeting, hat=None, language="en"):
    """The paragraphs of the sheet as DOCX."""
    file = client_of(hat).get(f"/en/meetings/{meeting.ref}/documents/decisions.{language}.docx")
    return [one.text for one in WordFile(io.BytesIO(file.content)).paragraphs if one.text]


@pytest.mark.parametrize("make", [decided, make_published], ids=["held", "published"])
def test_who_is_asked_to_sign(cast, make):
    meeting = make(cast)
    got = {
        role: client_of(getattr(cast, role)).get(address("meetings:sign_sheet", meeting.ref)).status_code
        for role in ROLES
    }
    assert got == dict.fromkeys(ROLES, 403) | {"chair": 200, "co_chair": 200, "nobody": 302}


def test_a_signature_is_a_press_on_the_text_and_a_second_press_is_told(cast):
    meeting = make_published(cast)
    url, client = address("meetings:sign_sheet", meeting.ref), client_of(cast.chair)
    form = typed(meeting)
    first, again = client.post(url, form), client.post(url, form)
    assert [first.status_code, first["Location"], again["Location"]] == [
        302,
        *[address("page:decision_sheet", meeting.ref)] * 2,
    ]
    assert client.get(url).status_code == 302
    assert len(signed(meeting)) == 1


def test_a_page_of_another_text_is_not_signed(cast):
    meeting = decided(cast)
    form = typed(meeting)
    said = {"reason": meeting.title, "method": "consensus", "text": meeting.title}
    services.correct_decision(meeting.items.get().decision, by=cast.secretary, **said)
    assert client_of(cast.chair).post(address("meetings:sign_sheet", meeting.ref), form).status_code == 409
    assert signed(meeting) == []


def test_the_sheet_says_who_signed_who_has_not_and_until_when(cast):
    meeting = make_published(cast)
    services.sign_sheet(meeting, by=cast.chair)
    signed = client_of(None).get(address("page:decision_sheet", meeting.ref)).context["signed"]
    assert [one[:2] for one in signed["signatures"]] == [("Chair, Executive", cast.chair.organisation)]
    assert [signed["unsigned"], signed["sign_until"], signed["sign_url"]] == [
        [("Co-chair, Civil society", cast.co_chair.organisation)],
        meeting.signature_window,
        "",
    ]
    assert "Not signed yet" in html(cast.co_chair, "page:decision_sheet", meeting.ref)
    with the_day_after(meeting.signature_window):
        page = html(None, "page:decision_sheet", meeting.ref)
    assert ["Not signed yet" in page, "A missing signature stops nothing: the decisions stand." in page] == [
        False,
        True,
    ]


def test_the_sheet_takes_the_same_queries_signed_and_unsigned_and_few(cast):
    meeting = make_published(cast)
    before = queries(None, "page:decision_sheet", meeting.ref)
    for hat in (cast.chair, cast.co_chair):
        services.sign_sheet(meeting, by=hat)
    assert [queries(None, "page:decision_sheet", meeting.ref) - before, before <= 20] == [0, True], before


def test_the_file_says_what_the_page_says(cast):
    meeting = a_vote(cast)
    services.sign_sheet(meeting, by=cast.co_chair)
    said = written(meeting)
    assert "For 3, against 0, abstained 0" in said
    assert "Not told by constituency: groups of fewer than 5 would be recognised." in said
    assert [one for one in said if one.startswith("Quorum at this decision: met. In total: 3 of 4 seats needed")] != []
    until = f"Until {day(meeting.dissent_window.due_on)} an organisation with a vote may file a dissenting opinion on a decision."
    assert [until in said, "They still may:" in said] == [True, True]
    [signed] = [one for one in said if one.startswith("Signed: ")]
    assert signed.startswith(f"Signed: Co-chair, Civil society: {cast.co_chair.organisation.name.said('en').text}, ")
    assert "Where a line stands nobody has signed. A missing signature stops nothing: the decisions stand." in said


def test_the_sheet_names_the_lead_and_the_last_day_of_what_it_asks(db):
    recommendation = make_transmitted(make_story_cast())
    transmit_all()
    page = html(None, "page:decision_sheet", recommendation.decision.meeting.ref)
    assert [recommendation.lead.name.said("en").text in page, day(recommendation.due_on) in page] == [True, True]


def test_the_desk_of_who_presides_asks_for_the_signature_until_it_is_there(cast):
    meeting = make_published(cast)
    url = address("meetings:sign_sheet", meeting.ref)

    def asked(hat):
        return [
            row["when"] for row in client_of(hat).get(address("page:desk")).context["here"] if row["action_url"] == url
        ]

    before = [len(asked(hat)) for hat in (cast.chair, cast.co_chair, cast.secretary, cast.member)]
    services.sign_sheet(meeting, by=cast.chair)
    assert [before, len(asked(cast.chair)), len(asked(cast.co_chair))] == [[1, 1, 0, 0], 0, 1]
