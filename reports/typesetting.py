"""A document as PDF, by typst: its own fonts with all Kazakh letters, tagged for screen readers (PDF/UA-1), the same bytes for
the same words. Pure."""

import json
from pathlib import Path

import typst

SHEET = Path(__file__).parent / "sheet.typ"


def pdf(document):
    """The bytes of the PDF."""
    said = json.dumps(document.plain(), ensure_ascii=False)
    return typst.compile(
        SHEET.read_bytes(), sys_inputs={"document": said}, ignore_system_fonts=True, format="pdf", pdf_standards="ua-1"
    )
