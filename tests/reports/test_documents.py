"""Agenda, sign-in sheet, decision sheet and extract: what each says, to whom, in which language, as which file."""

import io

import pikepdf
import pytest
from docx import Document as WordFile

from core.templatetags.dates import day
from core.words import Words
from deadlines.models import Term
from meetings import services as meetings
from meetings.kinds import Method, Regime
from proposals import services as proposals
from recommendations import services as recommendations
from reports import sheets
from reports.kinds import Format, Sheet
from reports.typesetting import pdf
from reports.word_file import docx
from tests.make.meetings import (
    after,
    full_house,
    make_announced,
    make_cast,
    make_circulated,
    make_decision,
    make_dissent,
    make_dissenter,
    make_held,
    make_item,
    make_meeting,
    make_published,
)
from tests.make.participants import client_of, make_hat
from tests.make.proposals import make_admitted
from tests.make.recommendations import a_wording, make_item_heard, make_position, make_transmitted
from tests.make.recommendations import make_cast as make_whole_cast

pytestmark = pytest.mark.django_db
NASTY = '#panic("x") $x$ *b* _i_ @ref <tag> \\ `raw` // not a comment'


def address(meeting, sheet, language="en", suffix="docx", code=""):
    place = f"{sheet}/{code}" if code else sheet
    return f"/en/meetings/{meeting.ref}/documents/{place}.{language}.{suffix}"


def ask(hat, *parts, **more):
    return client_of(hat).get(address(*parts, **more))


def read(response):
    """(title, words of paragraphs, rows of tables) of a DOCX."""
    file = WordFile(io.BytesIO(response.content))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in file.tables]
    paragraphs = [paragraph.text for paragraph in file.paragraphs if paragraph.text]
    return file.core_properties.title, paragraphs, tables


# who may take away what ------------------------------------------------------------------------------------------------------

HATS = ("nobody", "outsider", "observer", "member", "chair", "custodian", "secretary")
OPEN_TO = {  # sheet and state of the meeting: the hats for which there is one
    ("announcement", make_meeting): set(),
    ("announcement", make_announced): set(HATS),
    ("annotated-agenda", make_announced): {"member", "chair", "custodian", "secretary"},
    ("annotated-agenda", make_circulated): set(HATS),
    ("dissents", make_published): set(),
    ("agenda", make_meeting): {"chair", "custodian", "secretary"},
    ("agenda", make_announced): {"member", "chair", "custodian", "secretary"},
    ("agenda", make_circulated): set(HATS),
    ("sign-in", make_announced): {"chair", "secretary"},
    ("sign-in", make_published): {"chair", "secretary"},
    ("decisions", make_circulated): set(),
    ("decisions", make_published): set(HATS),
    ("brief", make_held): set(),
    ("brief", make_published): set(HATS),
}


@pytest.mark.parametrize(("sheet", "make"), OPEN_TO, ids=lambda part: getattr(part, "__name__", part))
@pytest.mark.parametrize("who", HATS)
def test_each_document_is_for_those_who_may_see_what_it_says(sheet, make, who):
    cast = make_cast()
    meeting = make(cast)
    if make is make_meeting:
        make_item(meeting, cast)
    hat = getattr(cast, who, None)
    is_open = who in OPEN_TO[sheet, make]
    assert ask(hat, meeting, sheet).status_code == (200 if is_open else 404)
    page = client_of(hat).get(f"/en/meetings/{meeting.ref}/documents/")
    assert (page.status_code == 200 and sheet in page.context["sheets"]) == is_open


def test_before_publication_the_decision_sheet_is_a_draft_for_those_who_run_the_meeting():
    cast = make_cast()
    meeting = make_held(cast)
    make_decision(meeting.items.get(), cast)
    found = {who: ask(getattr(cast, who, None), meeting, "decisions").status_code for who in HATS}
    assert {who for who, status in found.items() if status == 200} == {"chair", "custodian", "secretary"}
    assert (
        read(ask(cast.secretary, meeting, "decisions"))[0] == f"Draft of the decision sheet: Meeting {meeting.number}"
    )


@pytest.mark.parametrize(
    "wrong", ["minutes.en.pdf", "agenda.de.pdf", "agenda.en.odt", "extract.en.pdf", "agenda/some-body.en.pdf"]
)
def test_what_there_is_not_is_not_found(wrong):
    meeting = make_circulated(make_cast())
    assert client_of(None).get(f"/en/meetings/{meeting.ref}/documents/{wrong}").status_code == 404


def test_an_announced_meeting_has_its_announcement_alone():
    meeting = make_announced(make_cast())
    page = client_of(None).get(f"/en/meetings/{meeting.ref}/documents/")
    assert (page.context["sheets"], list(page.context["bodies"])) == (["announcement"], [])


# what they say ---------------------------------------------------------------------------------------------------------------


def test_the_agenda_has_the_times_the_items_and_what_is_heard():
    cast = make_whole_cast()
    proposal = make_admitted(cast)
    item = make_item_heard(cast, proposal)
    proposals.work_off_meetings()
    title, _paragraphs, [facts, table] = read(ask(None, item.meeting, "agenda", language="ru"))
    assert title == f"Повестка дня: Заседание № {item.meeting.number}"
    assert facts[0] == ["Тема", "Мирные собрания"]
    assert table[1][0] == "10:00"
    words, _question, heard = table[1][2].split("\n")
    assert (words, heard) == ("On access (рус)", f"П-{proposal.ref}: {proposal.title.said('ru').text}")
    assert table[1][4] == "30"


def test_the_annotated_agenda_has_each_item_with_what_is_heard_on_it_and_its_summary():
    cast = make_whole_cast()
    proposal = make_admitted(cast)
    item = make_item_heard(cast, proposal)
    proposals.work_off_meetings()
    _title, paragraphs, _tables = read(ask(None, item.meeting, "annotated-agenda", language="ru"))
    assert "10:00  1. On access (рус)" in paragraphs
    assert f"П-{proposal.ref}: {proposal.title.said('ru').text}" in paragraphs


def test_the_announcement_says_where_everything_is_read_and_never_the_link_of_the_room():
    meeting = make_announced(make_cast())
    _title, paragraphs, _tables = read(ask(None, meeting, "announcement"))
    assert [words for words in paragraphs if words.endswith(f"/en/meetings/{meeting.ref}/")] != []
    assert [words for words in paragraphs if meeting.link in words] == []


def test_a_text_that_is_missing_in_a_language_stands_in_its_original_with_a_mark():
    meeting = make_circulated(make_cast())
    _title, _paragraphs, [_facts, table] = read(ask(None, meeting, "agenda", language="kk"))
    assert table[1][2].split("\n")[0] == "On access [ENG]"


def test_the_decision_sheet_has_texts_recommendations_control_codes_and_lines_to_sign_on():
    cast = make_whole_cast()
    recommendation = make_transmitted(cast)
    decision = recommendation.decision
    title, paragraphs, [_facts, table] = read(ask(None, decision.meeting, "decisions", language="ru"))
    assert title == f"Лист решений: Заседание № {decision.meeting.number}"
    assert f"Контрольный код: {decision.filing.control_code}" in paragraphs
    assert [row[0] for row in table[1:]] == [recommendation.printed.replace("CAB", "КСО")]
    assert table[1][1:3] == ["Изменить статью 9 Закона", recommendation.lead.name.said("ru").text]


def test_a_letter_tells_a_body_which_part_is_its_own_and_until_when_it_answers():
    cast = make_whole_cast()
    recommendation = make_transmitted(cast)
    meeting, ministry = recommendation.decision.meeting, cast.ministry
    _title, paragraphs, [_facts, whom, table] = read(ask(cast.secretary, meeting, "letter", code=ministry.code))
    term = Term.objects.get(rule_id="position", about_uid=recommendation.uid, debtor=ministry)
    assert whom == [["For", ministry.name.said("en").text], ["Outgoing number and day", "________________"]]
    assert table[1][0] == recommendation.printed.replace("КСО", "CAB")
    assert table[1][2:] == ["Lead", day(term.due_on), day(recommendation.due_on)]
    assert "1 recommendation that concerns you was adopted" in paragraphs[2]
    found = {
        who: ask(getattr(cast, who, None), meeting, "letter", code=ministry.code).status_code
        for who in ("nobody", "focal")
    }
    assert found == {"nobody": 404, "focal": 404}


@pytest.mark.parametrize("sheet", ["decisions", "dissents", "brief"])
def test_a_dissenting_opinion_stands_with_the_decision_always(sheet):
    cast = make_cast()
    author = make_dissenter(cast.body)
    meeting = make_published(cast)
    dissent = make_dissent(meeting.items.get().decision, author, text="We are against it")
    _title, paragraphs, _tables = read(ask(None, meeting, sheet))
    who = author.organisation.name.said("en").text
    place = paragraphs.index(f"Dissenting opinion: {who}, {day(dissent.filing.filed_at)}")
    assert paragraphs[place + 1] == "We are against it"


def test_an_extract_tells_a_body_what_is_asked_of_it_and_nothing_else():
    cast = make_whole_cast()
    other = make_hat("focal_point").organisation
    item = make_item_heard(cast)
    wordings = [a_wording(cast), a_wording(cast, lead=other, text=Words.of(ru="Другому органу"))]
    said = {"method": Method.CONSENSUS, "text": Words.of(ru="Принять"), "recommendations": wordings}
    recommendations.adopt(decision_of=item, by=cast.secretary, **said)
    meeting = meetings.publish_decisions(item.meeting, by=cast.secretary)
    recommendations.work_off_meetings()
    _title, _paragraphs, [_when, whom, table] = read(ask(None, meeting, "extract", language="ru", code=other.code))
    assert whom == [["Кому", other.name.said("ru").text]]
    assert [row[1] for row in table[1:]] == ["Другому органу"]
    assert ask(None, meeting, "extract", code=cast.other_ngo.organisation.code).status_code == 404
    page = client_of(None).get(f"/en/meetings/{meeting.ref}/documents/")
    assert {body.pk for body in page.context["bodies"]} == {other.pk, cast.ministry.pk}


def test_the_brief_says_what_was_agreed_what_was_not_and_why_what_bodies_say_and_what_may_be_quoted():
    cast = make_whole_cast()
    recommendation = make_transmitted(cast)
    make_position(recommendation, cast)
    _title, paragraphs, [_facts, agreed, dates] = read(
        ask(None, recommendation.decision.meeting, "brief", language="ru")
    )
    code = recommendation.printed.replace("CAB", "КСО")
    lead = recommendation.lead.name.said("ru").text
    assert [row[0] for row in agreed[1:]] == [code]
    assert f"{code}, {lead}: Поддержано частично" in paragraphs
    assert "Срок сократим" in paragraphs
    assert [row[1] for row in dates[1:]] == [f"{code}: {lead}"]
    assert paragraphs.index("Что можно цитировать") == len(paragraphs) - 4


def test_the_brief_tells_what_was_not_adopted_with_the_reason():
    cast = make_cast()
    meeting = make_held(cast)
    make_decision(meeting.items.get(), cast, outcome="not_adopted", text=Words.of(en="The law forbids it"))
    meetings.publish_decisions(meeting, by=cast.secretary)
    _title, paragraphs, _tables = read(ask(None, meeting, "brief"))
    place = paragraphs.index("Not adopted, or deferred, and why")
    assert paragraphs[place + 1 : place + 3] == ["1. On access: Not adopted", "The law forbids it"]
    assert "No recommendation was adopted." in paragraphs


def test_where_no_list_of_those_present_is_kept_the_sign_in_sheet_has_squares_and_no_names():
    cast = make_cast()
    open_sheet = read(ask(cast.secretary, make_announced(cast), "sign-in"))[2][1]
    assert open_sheet[0] == ["Seat", "Full name", "Signature"]
    _title, paragraphs, tables = read(ask(cast.secretary, make_announced(cast, regime=Regime.CHATHAM_HOUSE), "sign-in"))
    assert {tuple(table[0]) for table in tables[1:]} == {("Seat", "Present")}
    assert {row[1] for table in tables[1:] for row in table[1:]} == {"☐"}
    assert any("destroy this sheet" in words for words in paragraphs)


# the files -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_pdf_is_tagged_titled_and_says_its_language(language):
    meeting = make_published(make_cast())
    response = ask(None, meeting, "decisions", language=language, suffix="pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="decisions-{meeting.ref}-{language}.pdf"'
    with pikepdf.open(io.BytesIO(response.content)) as file:
        assert str(file.Root.Lang) == language
        assert bool(file.Root.MarkInfo.Marked)
        assert file.open_metadata()["pdfuaid:part"] == "1"
        assert str(meeting.number) in str(file.open_metadata()["dc:title"])
        assert "dc:creator" not in file.open_metadata()


def test_nothing_people_write_is_read_as_commands():
    cast = make_cast()
    meeting = make_circulated(cast, title=Words.of(en=NASTY))
    said = sheets.document(Sheet.AGENDA, meeting, cast.secretary, "en")
    with pikepdf.open(io.BytesIO(pdf(said))) as file:
        assert len(file.pages) == 1
    [facts, _table] = WordFile(io.BytesIO(docx(said))).tables
    assert facts.rows[0].cells[1].text == NASTY


def test_the_same_words_make_the_same_bytes():
    cast = make_cast()
    meeting = make_circulated(cast)
    said = sheets.document(Sheet.AGENDA, meeting, cast.secretary, "kk")
    assert pdf(said) == pdf(said)


def test_a_word_file_names_nobody_who_made_it():
    response = ask(None, make_circulated(make_cast()), "agenda")
    said = WordFile(io.BytesIO(response.content)).core_properties
    assert (said.author, said.last_modified_by, said.comments, said.language) == ("", "", "", "en-GB")


@pytest.mark.parametrize("suffix", Format.values)
def test_bold_lists_and_struck_words_of_a_decision_are_kept(suffix):
    cast = make_cast()
    meeting = make_held(cast)
    text = Words.of(en="First **bold** and ~~gone~~\n\n- one\n- two")
    make_decision(meeting.items.get(), cast, text=text)
    said = sheets.document(Sheet.DECISIONS, meeting, cast.secretary, "en")
    runs = [run for block in said.blocks if block.kind == "paragraph" for run in block.runs]
    assert [run.text for run in runs if run.is_bold] == ["bold"]
    assert [run.text for run in runs if run.is_struck] == ["gone"]
    items = [block.runs[0].text for block in said.blocks if block.kind == "paragraph" and block.is_item]
    assert items == ["one", "two"]
    assert ask(cast.secretary, meeting, "decisions", suffix=suffix).status_code == 200


# how much they cost ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sheet", ["agenda", "sign-in", "decisions", "brief"])
def test_a_document_asks_as_many_questions_for_four_items_as_for_one(sheet, django_assert_max_num_queries):
    cast = make_cast()
    short, long = make_meeting(cast), make_meeting(cast)
    for meeting, number in ((short, 1), (long, 4)):
        for _time in range(number):
            make_item(meeting, cast, minutes=10)
    client = client_of(cast.secretary)
    made = {}
    for name, meeting in (("short", short), ("long", long)):
        meetings.announce_meeting(meeting, by=cast.secretary)
        meetings.publish_agenda(meeting, by=cast.secretary)
        made[name] = finished(meeting, cast) if sheet in ("decisions", "brief") else meeting
    most = {"decisions": 13}  # quorums, who may still dissent, the digest and who has signed it: one query each
    with django_assert_max_num_queries(most.get(sheet, 10)) as first:
        assert client.get(address(made["short"], sheet)).status_code == 200
    with django_assert_max_num_queries(len(first)):
        assert client.get(address(made["long"], sheet)).status_code == 200


def finished(meeting, cast):
    with after(meeting):
        meetings.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
        for item in meeting.items.standing():
            make_decision(item, cast)
        return meetings.publish_decisions(meeting, by=cast.secretary)
