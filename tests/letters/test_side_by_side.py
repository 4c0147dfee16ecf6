"""Two languages side by side: part beside part, whatever each of them holds."""

import io

import pikepdf
import pytest
from docx import Document as WordFile

from reports.blocks import Document, Heading, Paragraph, Run, side_by_side
from tests.make.meetings import make_cast, make_circulated
from tests.make.participants import client_of


def said(language, *titles):
    blocks = [Paragraph([Run("first")])]
    for title in titles:
        blocks += [Heading([Run(title)]), Paragraph([Run(f"of {title}")])]
    return Document(language, language, "above", "foot", "", blocks)


def test_parts_stand_beside_each_other_and_what_is_left_over_stands_alone():
    both = side_by_side(said("kk", "a", "b"), said("ru", "c"))
    assert [(len(one.left), len(one.right), one.language) for one in both.blocks] == [
        (1, 1, "ru"),
        (2, 2, "ru"),
        (2, 0, "ru"),
    ]
    assert [both.language, both.title] == ["kk", "kk / ru"]


@pytest.mark.django_db
def test_the_agenda_in_two_languages_lies_on_its_side_as_both_files():
    cast = make_cast()
    place = f"/en/meetings/{make_circulated(cast).ref}/documents/"
    client = client_of(cast.member)
    with pikepdf.open(io.BytesIO(client.get(f"{place}agenda.kk-ru.pdf").content)) as pdf:
        _left, _bottom, width, height = [float(edge) for edge in pdf.pages[0].mediabox]
    assert width > height
    file = WordFile(io.BytesIO(client.get(f"{place}agenda.ru-en.docx").content))
    assert file.sections[0].page_width > file.sections[0].page_height
    left, right = file.tables[0].rows[0].cells
    assert [len(left.tables), len(right.tables)] == [2, 2]
    assert [client.get(f"{place}{wrong}").status_code for wrong in ("announcement.kk-ru.pdf", "agenda.ru-kk.pdf")] == [
        404,
        404,
    ]
    assert "agenda.kk-ru.pdf" in client.get(place).content.decode()
