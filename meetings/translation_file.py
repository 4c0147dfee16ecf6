"""The file a translator gets and sends back: one table of two columns, a row a text, and the fixed terms at the end. Pure.

What a translator's word processor adds is forgiven: split runs, tracked insertions, rows put into another order. What makes it
unsure which translation belongs to which text is refused with its place."""

import io
import re
import zipfile
from dataclasses import dataclass

from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.exceptions import OpcError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from lxml import etree

from meetings.glossary import marked, terms_in
from meetings.translating import KEY

LOCALES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
MARKS = {"kk": "ҚАЗ", "ru": "РУС", "en": "ENG"}
QUIET = RGBColor(0x5B, 0x68, 0x75)
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")


@dataclass(frozen=True)
class Read:
    """One row as it came back. ``key`` and ``mark`` are empty where the key cannot be read."""

    place: int  # of the row in its table, as a person counts
    key: str
    language: str
    mark: str
    plain: str
    rich: str


class Broken(Exception):
    """The file cannot be read row by row. ``fault``: "damaged", "table", "merged", "cells" or "nested"; the place as a person
    counts tables and rows."""

    def __init__(self, fault, table=0, row=0):
        super().__init__(fault)
        self.fault, self.table, self.row = fault, table, row


def write(texts, language, *, title, labels):
    """The bytes of the file for these texts. ``labels``: what stands above the columns and the terms, and how to work."""
    file = Document()
    said = file.core_properties
    said.author = said.last_modified_by = said.comments = said.keywords = said.subject = ""
    said.title, said.language = title, LOCALES[language]
    section = file.sections[0]
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
    file.styles["Normal"].font.name, file.styles["Normal"].font.size = "Times New Roman", Pt(11)
    file.add_heading(title, level=1)
    file.add_paragraph(labels["how"])
    table = _table(file, [labels["original"], f"{labels['translation']}: {MARKS[language]}"], 267)
    found = {}
    for text in texts:
        left, right = table.add_row().cells
        head = left.paragraphs[0].add_run(f"{text.label} {text.file_key(language)}")
        head.font.size, head.font.color.rgb = Pt(8), QUIET
        for line in text.original.split("\n"):
            _write_line(left.add_paragraph(), line, text.words.original, text.is_rich, is_marked=True)
        for place, line in enumerate(text.said(language).split("\n")):
            paragraph = right.paragraphs[0] if place == 0 else right.add_paragraph()
            _write_line(paragraph, line, language, text.is_rich)
        found |= dict.fromkeys(terms_in(text.original, text.words.original))
    if found:
        file.add_heading(labels["terms"], level=2)
        glossary = _table(file, list(MARKS.values()), 267)
        for term in found:
            for cell, said_term in zip(glossary.add_row().cells, (term.kk, term.ru, term.en), strict=True):
                cell.paragraphs[0].add_run(said_term)
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _table(file, columns, width):
    table = file.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    for column in table.columns:
        column.width = Mm(width / len(columns))
    for cell, name in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    return table


def _write_line(paragraph, line, language, is_rich, *, is_marked=False):
    """One line of a text; bold as the text says it, the fixed terms of an original highlighted."""
    for place, piece in enumerate(_BOLD.split(line) if is_rich else [line]):
        for words, term in marked(piece, language) if is_marked else [(piece, None)]:
            run = paragraph.add_run(words)
            run.bold = True if place % 2 else None
            if term:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            speaks = OxmlElement("w:lang")
            speaks.set(qn("w:val"), LOCALES[language])
            run._r.get_or_add_rPr().append(speaks)


def read(file):
    """The rows of a file that came back. Raises ``Broken``."""
    try:
        body = Document(file).element.body
    except (OpcError, KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError, OSError):
        raise Broken("damaged") from None
    rows, tables = [], 0
    for number, table in enumerate(body.iter(qn("w:tbl")), 1):
        if any(True for _above in table.iterancestors(qn("w:tbl"))):
            continue  # its own table was refused with its row
        if _is_of_terms(table):
            continue
        tables += 1
        rows += [row for place, found in enumerate(_rows(table), 1) if (row := _read_row(found, number, place))]
    if not tables:
        raise Broken("table")
    return rows


def _rows(table):
    return [row for row in table.iter(qn("w:tr")) if next(row.iterancestors(qn("w:tbl"))) is table]


def _cells(row):
    return [cell for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is row]


def _is_of_terms(table):
    """The list of fixed terms: three columns under the names of the languages."""
    rows = _rows(table)
    return bool(rows) and [_text(cell) for cell in _cells(rows[0])] == list(MARKS.values())


def _read_row(row, table, place):
    cells = _cells(row)
    if any(next(row.iter(qn(name)), None) is not None for name in ("w:gridSpan", "w:vMerge", "w:hMerge")):
        raise Broken("merged", table, place)
    if next(row.iter(qn("w:tbl")), None) is not None:
        raise Broken("nested", table, place)
    if len(cells) != 2:
        raise Broken("cells", table, place)
    found = KEY.search(_text(cells[0]))
    lines = [line for paragraph in cells[1].iter(qn("w:p")) for line in _lines(paragraph)]
    plain = "\n".join("".join(text for text, _bold in line) for line in lines).strip()
    rich = "\n".join("".join(_marked_bold(line)) for line in lines).strip()
    if not found and (place == 1 or not (plain or _text(cells[0]))):
        return None  # the head of the table, or a row with nothing in it
    key, language, mark = found.groups() if found else ("", "", "")
    return Read(place, key, language, mark, plain, rich)


def _text(cell):
    return "\n".join("".join(text for text, _bold in line) for p in cell.iter(qn("w:p")) for line in _lines(p)).strip()


def _lines(paragraph):
    """The lines of a paragraph, each a list of pairs: a piece and whether it is bold. What was struck out by a tracked change
    is not said, what was put in is."""
    lines = [[]]
    for run in paragraph.iter(qn("w:r")):
        is_bold = _is_bold(run)
        for part in run:
            if part.tag == qn("w:t"):
                lines[-1].append((part.text or "", is_bold))
            elif part.tag in (qn("w:br"), qn("w:cr")):
                lines.append([])
            elif part.tag == qn("w:tab"):
                lines[-1].append(("\t", is_bold))
            elif part.tag == qn("w:noBreakHyphen"):
                lines[-1].append(("-", is_bold))
    return lines


def _is_bold(run):
    mark, style = run.find(f"{qn('w:rPr')}/{qn('w:b')}"), run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    if mark is not None:
        return mark.get(qn("w:val"), "true") not in ("0", "false", "off")
    return style is not None and style.get(qn("w:val")) == "Strong"


def _marked_bold(line):
    """The pieces with the marks of bold; a word processor splits one bold word into many runs."""
    joined = []
    for text, is_bold in line:
        if joined and joined[-1][1] == is_bold:
            joined[-1] = (joined[-1][0] + text, is_bold)
        else:
            joined.append((text, is_bold))
    for text, is_bold in joined:
        core = text.strip()
        yield text.replace(core, f"**{core}**", 1) if is_bold and core else text
