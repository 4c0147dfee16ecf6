"""An item with parts: decided by them, or owed an outcome of its own for what rests on it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from core.words import Words
from meetings import services
from meetings.kinds import Method, Outcome
from meetings.models import Decision, Resting
from meetings.services.outcomes import missing_decisions
from participants.kinds import Audience
from proposals.models import Placement, Proposal
from proposals.services import place_on_agenda, take_off_agenda, withdraw_proposal
from recommendations.services import adopt, decide_without_recommendation
from tests.make.meetings import after, full_house, make_announced, make_item
from tests.make.participants import client_of
from tests.make.proposals import REASON, make_admitted
from tests.make.recommendations import a_wording
from tests.meetings.browsing import address, html, typed

TEXT = Words.of(en="So be it", ru="Быть посему")


def make_parts(cast, *proposals):
    """A held meeting whose one item has two parts; the proposals stand on the item. Returns the item and its parts."""
    meeting = make_announced(cast)
    item = meeting.items.get()
    parts = [make_item(meeting, cast, title=title, minutes=10, parent=item) for title in ("The law", "The practice")]
    for proposal in proposals:
        place_on_agenda(proposal, by=cast.secretary, item=item)
    meeting.refresh_from_db()
    services.publish_agenda(meeting, by=cast.secretary)
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
    for one in (item, *parts):
        one.refresh_from_db()
    return item, parts


def note(cast, item, outcome=Outcome.NOTED, text=TEXT):
    said = {"method": Method.CONSENSUS, "outcome": outcome, "text": text}
    return decide_without_recommendation(decision_of=item, by=cast.secretary, **said)


def test_parts_that_are_all_decided_decide_the_item_and_the_sheet_goes_out(cast):
    item, parts = make_parts(cast)
    note(cast, parts[0])
    with pytest.raises(ValidationError, match=r"1, 1\.2"):
        services.publish_decisions(item.meeting, by=cast.secretary)
    note(cast, parts[1])
    published = services.publish_decisions(item.meeting, by=cast.secretary)
    assert [published.state, Decision.objects.filter(item=item).count()] == ["published", 0]
    page = html(None, "page:meeting", item.meeting.ref)
    assert "Decided in its parts" in page
    assert f"#item-{parts[0].uid}" in page


def test_what_rests_on_the_item_is_owed_an_outcome_and_may_take_it_from_the_parts(cast):
    proposal = make_admitted(cast)
    item, parts = make_parts(cast, proposal)
    for part in parts:
        note(cast, part)
    assert missing_decisions(item.meeting) == [item]
    with pytest.raises(ValidationError, match="item: 1"):
        services.publish_decisions(item.meeting, by=cast.secretary)
    note(cast, item, Outcome.IN_PARTS, services.words_in_parts(item))
    proposal.refresh_from_db()
    assert [proposal.state, proposal.outcome, str(proposal.decision.text)] == [
        "concluded",
        "in_parts",
        "Decided in its parts: 1.1, 1.2.",
    ]
    services.publish_decisions(item.meeting, by=cast.secretary)


def test_a_part_may_name_a_proposal_of_the_item_which_the_item_concludes(cast):
    proposal = make_admitted(cast)
    item, (law, practice) = make_parts(cast, proposal)
    wording = a_wording(cast, proposals=(proposal,), due_on=item.meeting.on + dt.timedelta(days=30))
    said = {"method": Method.CONSENSUS, "text": TEXT, "recommendations": [wording]}
    made = adopt(decision_of=law, by=cast.secretary, **said)
    note(cast, practice)
    proposal.refresh_from_db()
    assert [proposal.state, list(made[0].proposals.all())] == ["admitted", [proposal]]
    note(cast, item, Outcome.IN_PARTS, services.words_in_parts(item))
    proposal.refresh_from_db()
    assert proposal.outcome == "in_parts"


def test_an_item_whose_parts_are_not_all_decided_cannot_be_called_decided_in_them(cast):
    item, parts = make_parts(cast)
    note(cast, parts[0])
    with pytest.raises(ValidationError, match="cannot come to this"):
        note(cast, item, Outcome.IN_PARTS)
    with pytest.raises(ValidationError, match="cannot come to this"):
        note(cast, parts[1], Outcome.IN_PARTS)


def test_what_was_taken_off_or_withdrawn_rests_on_nothing_any_more(cast):
    one, other = make_admitted(cast), make_admitted(cast)
    item, _parts = make_parts(cast, one, other)
    rests = {(row.about_uid, row.author, *row.addressed.all()) for row in Resting.objects.filter(item=item)}
    assert rests == {(proposal.uid, cast.ngo, cast.ministry) for proposal in (one, other)}
    take_off_agenda(Placement.objects.get(proposal=one), by=cast.secretary)
    withdraw_proposal(Proposal.objects.get(pk=other.pk), by=cast.author, reason=REASON)
    assert Resting.objects.filter(item=item).count() == 0


def test_the_page_that_decides_says_what_is_owed_and_links_the_parts(cast):
    proposal = make_admitted(cast)
    item, parts = make_parts(cast, proposal)
    before = html(cast.secretary, "recommendations:decide", item.uid)
    for part in parts:
        note(cast, part)
    page = html(cast.secretary, "recommendations:decide", item.uid)
    assert ['value="in_parts"' in one for one in (before, page)] == [False, True]
    assert "What rests on the item itself still needs one" in page
    assert [f"#item-{part.uid}" in page for part in parts] == [True, True]
    assert "what rests on this item needs one too" in html(cast.secretary, "page:meeting", item.meeting.ref)


def test_the_form_takes_the_outcome_from_the_parts(cast):
    proposal = make_admitted(cast)
    item, parts = make_parts(cast, proposal)
    for part in parts:
        note(cast, part)
    client, url = client_of(cast.secretary), address("recommendations:decide", item.uid)
    form = client.get(url).context["form"]
    wordings = {"wording-TOTAL_FORMS": "0", "wording-INITIAL_FORMS": "0"}
    said = {"outcome": "in_parts", "method": "consensus", **wordings}
    typed_text = {f"text_{code}": form["text"].value().said(code).text for code in ("kk", "ru", "en")}
    sent = client.post(url, typed(item, **{**said, **typed_text}))
    assert sent.status_code == 302, sent.context["form"].errors
    assert Proposal.objects.get(pk=proposal.pk).outcome == "in_parts"


def test_the_sheet_names_the_item_a_decision_is_part_of(cast):
    item, parts = make_parts(cast)
    for part in parts:
        note(cast, part)
    services.publish_decisions(item.meeting, by=cast.secretary)
    assert f"Part of item {item.number}" in html(None, "page:decision_sheet", item.meeting.ref)


def test_audience_stays_what_its_author_chose(cast):
    proposal = make_admitted(cast, publicity="named")
    item, parts = make_parts(cast, proposal)
    for part in parts:
        note(cast, part)
    note(cast, item, Outcome.IN_PARTS, services.words_in_parts(item))
    services.publish_decisions(item.meeting, by=cast.secretary)
    assert Proposal.objects.get(pk=proposal.pk).audience == Audience.NAMED
