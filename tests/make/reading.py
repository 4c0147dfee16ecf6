"""Documents with words on their pages, honest and hostile."""

import io

import pikepdf
import typst
from docx import Document
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
KAZAKH = "Қазақстан Республикасының Үкіметі ұсынымды қарады."
RUSSIAN = "Правительство рассмотрело рекомендацию."


def a_printed_pdf(*pages):
    """A PDF with these words, one string a page."""
    return typst.compile("\n#pagebreak()\n".join(pages).encode(), format="pdf")


def a_pdf_of_blank_pages(number):
    """Pages without a word."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for _page in range(number):
            pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


def a_pdf_whose_pages_turn_in_a_circle():
    """Its tree of pages has itself as a child."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_pdf_of_blank_pages(1))) as pdf:
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)
        pdf.Root.Pages.Count = 2_000_000
        pdf.save(out)
    return out.getvalue()


def a_long_word_file():
    """A heading, paragraphs for several parts, a table, a word put in and a word struck out with tracked changes."""
    document = Document()
    document.add_heading("Проект решения", level=1)
    for number in range(1, 40):
        document.add_paragraph(f"Пункт {number}. " + "Текст проекта решения. " * 12)
    table = document.add_table(rows=2, cols=2)
    for place, words in enumerate(("Было", "Стало", "статья 8", "статья 9")):
        table.cell(place // 2, place % 2).text = words
    struck = "<w:del><w:r><w:delText>удалено</w:delText></w:r></w:del>"
    tracked = f"<w:p {W}><w:ins><w:r><w:t>вставлено</w:t></w:r></w:ins>{struck}</w:p>"
    document.element.body.insert(-1, parse_xml(tracked))
    framed = f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>в рамке формы</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(-1, parse_xml(framed))
    return saved(document)


def saved(document):
    """Its bytes."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
