"""A document as DOCX, for those who go on writing in it: real headings, tables with a repeated first row, page numbers. Pure."""

import io

from docx import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

LOCALES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
FONT = "Times New Roman"  # has all Kazakh letters on every system it is opened on
QUIET, WARNING = RGBColor(0x5B, 0x68, 0x75), RGBColor(0x9A, 0x34, 0x12)
LINE = 170  # millimetres between the margins
HALF = 127  # of each of two languages on a page that lies on its side
SQUARE, BY_HAND = "☐", Mm(11)  # what is ticked; how high a row is that is written in by hand


def docx(document):
    """The bytes of the file. It names no author and no program: those who sent it would be known by it."""
    file = WordFile()
    _set_up(file, document)
    _quiet(file.add_paragraph(document.above))
    file.add_heading(document.title, level=1)
    for block in document.blocks:
        PRINTERS[block.kind](file, block)
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _set_up(file, document):
    said = file.core_properties
    said.author = said.last_modified_by = said.comments = said.keywords = said.subject = ""
    said.title, said.language = document.title, LOCALES[document.language]
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if any(block.kind == "beside" for block in document.blocks):
        section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    normal = file.styles["Normal"]
    normal.font.size = Pt(11)
    _speak(normal.element.get_or_add_rPr(), document.language)
    for style in (normal, file.styles["Heading 1"], file.styles["Heading 2"]):
        style.font.name = FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{kind}"), FONT)
        for kind in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
    for level in (1, 2):
        file.styles[f"Heading {level}"].font.color.rgb = RGBColor(0x1B, 0x27, 0x33)
    if document.warning:
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = head.add_run(document.warning)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(8.5), WARNING
    foot = section.footer.paragraphs[0]
    foot.style.font.size, foot.style.font.color.rgb = (
        Pt(9),
        QUIET,
    )  # of the numbers too, which the word processor counts
    _quiet(foot, f"{document.foot} · ")
    _field(foot, "PAGE")
    _quiet(foot, " / ")
    _field(foot, "NUMPAGES")


def _speak(properties, language):
    """The language of a run or a style: what the spelling checker and the hyphenation go by."""
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), LOCALES[language])
    properties.append(mark)


def _quiet(paragraph, text=""):
    if text:
        paragraph.add_run(text)
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(9), QUIET


def _field(paragraph, code):
    """A number the word processor counts."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


def _write(paragraph, runs):
    for run in runs:
        printed = paragraph.add_run(run.text)
        printed.bold, printed.italic, printed.font.strike = (
            run.is_bold or None,
            run.is_italic or None,
            run.is_struck or None,
        )
        if run.language:
            _speak(printed._r.get_or_add_rPr(), run.language)
        if run.is_small:
            printed.font.size, printed.font.color.rgb = Pt(9), QUIET
    return paragraph


def _paragraph(file, block, width=LINE):
    _write(file.add_paragraph(style="List Bullet" if block.is_item else None), block.runs)


def _heading(file, block, width=LINE):
    _write(file.add_heading(level=2), block.runs)


def _facts(file, block, width=LINE):
    table = _table_of(file, [38, width - 38])
    for label, runs in block.rows:
        cells = table.add_row().cells
        _quiet(cells[0].paragraphs[0], str(label))
        _write(cells[1].paragraphs[0], runs)
    file.add_paragraph()


def _table(file, block, width=LINE):
    share = width / sum(block.widths)
    table = _table_of(file, [share * part for part in block.widths], style="Table Grid")
    head = table.add_row()
    for cell, name in zip(head.cells, block.columns, strict=True):
        printed = cell.paragraphs[0].add_run(name)
        printed.bold, printed.font.size = True, Pt(9 if width == LINE else 8)  # a name breaks within no word
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    head._tr.get_or_add_trPr().append(repeat)
    for row in block.rows:
        printed = table.add_row()
        if [] in row:
            printed.height = BY_HAND
        for cell, runs in zip(printed.cells, row, strict=True):
            if runs is None:
                cell.paragraphs[0].add_run(SQUARE)
            else:
                _write(cell.paragraphs[0], runs)
    file.add_paragraph()


def _table_of(file, widths, style=None):
    table = file.add_table(rows=0, cols=len(widths), style=style)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


class _Side:
    """A cell that takes blocks as a file does."""

    def __init__(self, cell):
        self.cell, self.is_begun = cell, False

    def add_paragraph(self, text="", style=None):
        if self.is_begun or style:
            paragraph = self.cell.add_paragraph(text, style)
        else:  # a cell has an empty paragraph from its birth
            paragraph = self.cell.paragraphs[0]
            paragraph.add_run(text)
        self.is_begun = True
        return paragraph

    def add_heading(self, level):
        return self.add_paragraph(style=f"Heading {level}")

    def add_table(self, rows, cols, style=None):
        self.is_begun = True
        table = self.cell.add_table(rows, cols)
        table.style = style
        return table


def _beside(file, block):
    pair = _table_of(file, [HALF, HALF]).add_row().cells
    for cell, blocks, language in zip(pair, (block.left, block.right), ("", block.language), strict=True):
        side = _Side(cell)
        for one in blocks:
            PRINTERS[one.kind](side, one, width=HALF - 4)
        if language:
            for run in cell._tc.iter(qn("w:r")):
                if run.find(f"{qn('w:rPr')}/{qn('w:lang')}") is None:
                    _speak(run.get_or_add_rPr(), language)


def _signatures(file, block, width=LINE):
    for office in block.offices:
        file.add_paragraph()
        file.add_paragraph("_" * 40)
        _quiet(file.add_paragraph(office))


PRINTERS = {
    "paragraph": _paragraph,
    "heading": _heading,
    "facts": _facts,
    "table": _table,
    "signatures": _signatures,
    "beside": _beside,
}
