"""What a file is, is seen from its bytes."""

import io

import pytest
from django.core.exceptions import ValidationError

from files import kinds
from files.sniffing import sniff
from tests.make.files import a_pdf, a_photo, a_word_file, a_zip


def refused(content, name="paper.pdf", accepted=None):
    with pytest.raises(ValidationError) as problem:
        sniff(io.BytesIO(content), name, accepted)
    return problem.value.code


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (a_pdf(), "reply.pdf", kinds.PDF),
        (a_photo("JPEG"), "photo.jpg", kinds.JPEG),
        (a_photo("PNG"), "photo.png", kinds.PNG),
        (a_photo("WEBP"), "photo.webp", kinds.WEBP),
        (a_word_file(), "letter.docx", kinds.DOCX),
        (a_zip({"xl/workbook.xml": "<w/>", "[Content_Types].xml": "<t/>"}), "table.xlsx", kinds.XLSX),
        (a_zip({"ppt/presentation.xml": "<p/>"}), "slides.pptx", kinds.PPTX),
        (a_zip({"mimetype": kinds.ODT.mime, "content.xml": "<c/>"}), "text.odt", kinds.ODT),
        (a_zip({"mimetype": kinds.ODS.mime}), "table.ods", kinds.ODS),
        ("Ұсыныс: 2 < 3".encode(), "note.txt", kinds.TEXT),
        ("\ufeffа;б\n1;2".encode(), "table.csv", kinds.TEXT),
    ],
    ids=["pdf", "jpeg", "png", "webp", "docx", "xlsx", "pptx", "odt", "ods", "txt", "csv"],
)
def test_each_taken_format_is_known_from_its_bytes(content, name, expected):
    assert sniff(io.BytesIO(content), name) == expected


def test_the_name_of_a_file_does_not_decide_what_it_is():
    assert sniff(io.BytesIO(a_pdf()), "picture.jpg") == kinds.PDF
    assert refused(b"MZ" + bytes(200), "paper.pdf") == "unknown"


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><p>hello",
        b"  \n<html><script>alert(1)</script>",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<?xml version="1.0"?><a/>',
        b"<?php system('id');",
        b"#!/bin/sh\nid",
        b"text\x00text",
        b"x" * 10_000 + b"<script>",
    ],
)
def test_a_page_a_picture_of_code_or_a_script_called_text_is_refused(content):
    assert refused(content, "note.txt") == "unknown"


def test_text_is_taken_only_under_a_name_of_text():
    assert refused(b"just words", "words.html") == "unknown"
    assert refused(b"just words", "words") == "unknown"


def test_a_text_that_begins_like_another_format_is_still_text():
    assert sniff(io.BytesIO("BMW және MZ: автопарк".encode()), "fleet.txt") == kinds.TEXT
    assert refused("BMW және MZ: автопарк".encode(), "fleet.bmp") == "unknown"


def test_text_in_another_encoding_is_refused_with_that_reason():
    assert refused("Ұсыныс, предложение".encode("utf-16"), "note.txt") == "encoding"
    assert refused("предложение".encode("cp1251"), "note.txt") == "encoding"


def test_an_empty_file_is_refused():
    assert refused(b"", "note.txt") == "empty"


def test_a_place_may_take_fewer_formats():
    assert refused(a_photo(), "photo.jpg", accepted=(kinds.PDF,)) == "unknown"
    assert sniff(io.BytesIO(a_pdf()), "a.pdf", (kinds.PDF,)) == kinds.PDF


def test_a_plain_archive_is_not_taken():
    assert refused(a_zip({"a.txt": "x"}), "files.zip") == "unknown"


def test_an_office_document_that_unpacks_to_far_more_than_it_is_is_refused():
    assert refused(a_zip({"word/document.xml": "<w/>", "word/media/a.bin": bytes(50_000_000)}), "a.docx") == "bomb"


def test_an_office_document_with_thousands_of_parts_is_refused():
    parts = {f"word/{number}.xml": "x" for number in range(5_001)}
    assert refused(a_zip({"word/document.xml": "<w/>", **parts}), "a.docx") == "bomb"


def test_macros_are_refused_whatever_the_name_says():
    assert refused(a_zip({"word/document.xml": "<w/>", "word/vbaProject.bin": "x"}), "a.docx") == "macros"
    assert refused(a_zip({"mimetype": kinds.ODT.mime, "Basic/Standard/a.xml": "x"}), "a.odt") == "macros"


def test_a_cut_off_archive_is_refused_as_damaged():
    assert refused(a_word_file()[:2_000], "a.docx") == "damaged"


def test_a_cut_off_pdf_is_refused_or_repaired_but_never_an_error():
    whole = a_pdf(pages=3)
    codes = set()
    for cut in range(5, len(whole), 97):
        try:
            codes.add(sniff(io.BytesIO(whole[:cut]), "a.pdf"))
        except ValidationError as problem:
            codes.add(problem.code)
    assert codes <= {"damaged", kinds.PDF}
    assert "damaged" in codes


def test_a_picture_that_claims_thousands_of_millions_of_pixels_is_refused():
    photo = bytearray(a_photo())
    frame = photo.index(b"\xff\xc0") + 5  # start of frame: marker, length, depth, then height and width
    photo[frame : frame + 4] = (60_000).to_bytes(2, "big") * 2
    assert refused(bytes(photo), "photo.jpg") == "too_large"


def test_a_cut_off_head_of_a_picture_is_damaged():
    assert refused(a_photo()[:30], "photo.jpg") == "damaged"
