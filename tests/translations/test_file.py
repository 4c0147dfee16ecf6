"""The file for a translator goes out and comes back, row by row."""

import io
import uuid
from types import SimpleNamespace

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from core.words import Words
from meetings import translation_file
from meetings.glossary import marked, terms_in
from meetings.translating import Translatable, translated
from tests.make.translations import filled, saved

LABELS = {"how": "How", "original": "Original", "translation": "Translation", "terms": "Fixed terms"}
SAID = {
    "kk": "Мемлекеттік органдарға **ұсынымдар**\n\nЕкінші жол «әғқңөұүһі»\n- тармақ",
    "ru": "О **рекомендациях** органам\n\nВторая строка — «ёлки»\n- пункт",
}


def text_of(number=0, *, field="text", original="en", words=""):
    words = words or f"State bodies **and laws** {number}\nsecond line"
    return Translatable(SimpleNamespace(uid=uuid.uuid4()), field, f"{number}", Words.of(**{original: words}))


def made(texts, language="kk"):
    return translation_file.write(texts, language, title="Meeting", labels=LABELS)


def back(file):
    return translation_file.read(file if hasattr(file, "read") else io.BytesIO(file))


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_thirty_rows_come_back_as_they_were_with_bold_and_line_breaks(language):
    texts = [text_of(number) for number in range(30)]
    for number, text in enumerate(texts):
        text.words = translated(text.words, language, f"{SAID[language]} {number}")
    rows = back(made(texts, language))
    assert [(one.key, one.language, one.mark, one.rich) for one in rows] == [
        (text.key, language, text.mark, f"{SAID[language]} {number}") for number, text in enumerate(texts)
    ]


def test_what_a_translator_types_is_read_and_a_row_left_empty_is_empty():
    texts = [text_of(1), text_of(2)]
    file = filled(made(texts), lambda head, _original: "Заң\nекінші" if texts[0].key in head else "")
    assert [(one.key, one.rich) for one in back(file)] == [(texts[0].key, "Заң\nекінші"), (texts[1].key, "")]


def test_bold_split_into_many_runs_is_one_bold_and_means_nothing_in_a_plain_text():
    file = Document(io.BytesIO(made([text_of()])))
    paragraph = file.tables[0].rows[1].cells[1].paragraphs[0]
    for piece, is_bold in [("Екі ", False), ("маң", True), ("ызды ", True), ("сөз", False)]:
        paragraph.add_run(piece).bold = is_bold
    (row,) = back(saved(file))
    assert (row.rich, row.plain) == ("Екі **маңызды** сөз", "Екі маңызды сөз")


def test_a_tracked_insertion_is_read_and_a_tracked_deletion_is_not():
    file = Document(io.BytesIO(made([text_of()])))
    paragraph = file.tables[0].rows[1].cells[1].paragraphs[0]
    paragraph.add_run("Заң")
    for mark, tag, words in (("w:ins", "w:t", " жаңа"), ("w:del", "w:delText", " ескі")):
        change, run, said = OxmlElement(mark), OxmlElement("w:r"), OxmlElement(tag)
        said.text = words
        run.append(said)
        change.append(run)
        paragraph._p.append(change)
    assert [one.plain for one in back(saved(file))] == ["Заң жаңа"]


def test_rows_in_another_order_keep_their_keys():
    texts = [text_of(1), text_of(2)]
    file = Document(io.BytesIO(made(texts)))
    rows = file.tables[0].rows
    rows[1]._tr.addprevious(rows[2]._tr)
    assert [one.key for one in back(saved(file))] == [texts[1].key, texts[0].key]


def broken(change):
    file = Document(io.BytesIO(made([text_of(1), text_of(2)])))
    change(file.tables[0])
    with pytest.raises(translation_file.Broken) as refused:
        back(saved(file))
    return refused.value.fault, refused.value.table, refused.value.row


def merge_across(table):
    table.rows[2].cells[0].merge(table.rows[2].cells[1])


def merge_down(table):
    table.rows[1].cells[1].merge(table.rows[2].cells[1])


def take_a_cell(table):
    row = table.rows[2]._tr
    row.remove(row.findall(qn("w:tc"))[1])


def nest(table):
    table.rows[1].cells[1].add_table(rows=1, cols=2)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (merge_across, ("merged", 1, 3)),
        (merge_down, ("merged", 1, 2)),
        (take_a_cell, ("cells", 1, 3)),
        (nest, ("nested", 1, 2)),
    ],
)
def test_a_broken_table_is_refused_with_its_place(change, said):
    assert broken(change) == said


def test_a_file_without_a_table_and_one_that_is_no_document_are_refused():
    for file, fault in [(saved(Document()), "table"), (io.BytesIO(b"no zip"), "damaged")]:
        with pytest.raises(translation_file.Broken) as refused:
            back(file)
        assert refused.value.fault == fault


def test_fixed_terms_are_highlighted_and_listed_once_in_three_languages():
    file = Document(io.BytesIO(made([text_of(1), text_of(2)])))
    lit = [run.text for p in file.tables[0].rows[1].cells[0].paragraphs for run in p.runs if run.font.highlight_color]
    listed = [[cell.text for cell in row.cells] for row in file.tables[1].rows]
    assert lit == ["State bodies", "laws"]
    assert listed == [
        ["ҚАЗ", "РУС", "ENG"],
        ["мемлекеттік орган", "государственный орган", "state body"],
        ["заң", "закон", "law"],
    ]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "О рекомендациях государственным органам", ["recommendation", "state body"]),
        ("kk", "Мемлекеттік органдарға ұсынымдар", ["state body", "recommendation"]),
        ("en", "Civil society and the laws", ["civil society", "law"]),
        ("ru", "Законопроект о членстве", ["draft law"]),
        ("en", "Lawful", []),
    ],
)
def test_terms_are_found_by_their_stems_the_longest_first(language, text, found):
    assert [term.en for term in terms_in(text, language)] == found
    assert "".join(piece for piece, _term in marked(text, language)) == text
