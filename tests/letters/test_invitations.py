"""The invitation on paper: for an organisation, about its seats, with no name in it."""

import io

import pikepdf
import pytest
from docx import Document as WordFile

from tests.make.meetings import make_announced, make_cast, make_circulated, make_meeting
from tests.make.participants import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def fetch(hat, meeting, code, rest="en.docx"):
    return client_of(hat).get(f"/en/meetings/{meeting.ref}/documents/invitation/{code}.{rest}")


def cells(response):
    file = WordFile(io.BytesIO(response.content))
    return [cell.text for table in file.tables for row in table.rows for cell in row.cells]


def test_it_tells_which_seat_is_invited_and_names_nobody(cast):
    meeting, own = make_announced(cast), cast.member.organisation
    response = fetch(cast.secretary, meeting, own.code)
    said = cells(response)
    assert own.name.said("en").text in " ".join(said)
    assert said.count("Seat") == 1
    text = " ".join([*said, *(one.text for one in WordFile(io.BytesIO(response.content)).paragraphs)])
    assert str(cast.member.user.name) not in text


def test_the_agenda_stands_in_it_once_it_is_published(cast):
    meeting, own = make_circulated(cast), cast.member.organisation
    assert "Rapporteurs" in cells(fetch(cast.secretary, meeting, own.code))
    assert "Rapporteurs" not in cells(fetch(cast.secretary, make_announced(cast), own.code))


def test_it_is_a_pdf_in_each_language_too(cast):
    meeting, own = make_announced(cast), cast.member.organisation
    for language in ("kk", "ru", "en"):
        with pikepdf.open(io.BytesIO(fetch(cast.secretary, meeting, own.code, f"{language}.pdf").content)) as pdf:
            assert len(pdf.pages) == 1


def test_who_takes_it_away(cast):
    meeting, own = make_announced(cast), cast.member.organisation
    roles = ("outsider", "observer", "member", "chair", "custodian", "secretary")
    got = {role: fetch(getattr(cast, role), meeting, own.code).status_code for role in roles}
    assert got == dict.fromkeys(roles, 404) | {"chair": 200, "secretary": 200}
    assert fetch(cast.secretary, meeting, cast.outsider.organisation.code).status_code == 404
    assert fetch(cast.secretary, make_meeting(cast), own.code).status_code == 404


def test_the_page_lists_the_organisations_that_are_invited(cast):
    meeting = make_announced(cast)
    shown = {
        role: "invitation/"
        in client_of(getattr(cast, role)).get(f"/en/meetings/{meeting.ref}/documents/").content.decode()
        for role in ("secretary", "chair", "member")
    }
    assert shown == {"secretary": True, "chair": True, "member": False}
