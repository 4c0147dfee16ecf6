"""Where a place strips, nothing about the maker is left; what cannot be stripped is refused."""

import io
import zipfile

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from files.pictures import strip_picture
from files.portable import strip_pdf
from files.wordfiles import strip_docx
from tests.make.files import AUTHOR, a_pdf, a_photo, a_word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPELLINGS = [AUTHOR.encode(), AUTHOR.encode("utf-16-le"), AUTHOR.encode("utf-16-be")]


def tells(content):
    return any(spelling in content for spelling in SPELLINGS)


def refusal(strip, content):
    with pytest.raises(ValidationError) as problem:
        strip(io.BytesIO(content))
    return problem.value.code


@pytest.mark.parametrize(("form", "mime"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")])
def test_a_photo_loses_everything_but_its_pixels(form, mime):
    sent = a_photo(form)
    kept = strip_picture(io.BytesIO(sent), mime)
    picture = Image.open(io.BytesIO(kept))
    assert (tells(sent), tells(kept)) == (True, False)
    assert (picture.format, picture.size, dict(picture.getexif())) == (form, (60, 40), {})
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "loop", "background"}


def test_a_photo_held_upright_stays_upright_without_its_note_of_it():
    kept = Image.open(io.BytesIO(strip_picture(io.BytesIO(a_photo(turned=True)), "image/jpeg")))
    assert kept.size == (40, 60)


def test_what_hangs_behind_the_end_of_a_photo_is_gone():
    assert not tells(strip_picture(io.BytesIO(a_photo(author="") + AUTHOR.encode()), "image/jpeg"))


def test_a_moving_picture_is_refused():
    out = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    assert refusal(lambda file: strip_picture(file, "image/webp"), out.getvalue()) == "unstrippable"


def test_a_pdf_loses_author_and_metadata_and_keeps_its_pages():
    sent = a_pdf(pages=2)
    kept = strip_pdf(io.BytesIO(sent))
    with pikepdf.open(io.BytesIO(kept)) as pdf:
        assert (len(pdf.pages), "/Info" in pdf.trailer, "/Metadata" in pdf.Root) == (2, False, False)
    with pikepdf.open(io.BytesIO(sent)) as pdf:
        assert str(pdf.docinfo["/Author"]) == AUTHOR


def a_pdf_with(change):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_pdf(author=""))) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def test_a_comment_in_a_pdf_stays_without_the_name_of_who_made_it():
    def add_comment(pdf):
        note = pikepdf.Dictionary(
            Subtype=pikepdf.Name.Text, T=AUTHOR, M="D:20261124", Contents="Неясно", Rect=[0, 0, 9, 9]
        )
        pdf.pages[0].Annots = [note]

    with pikepdf.open(io.BytesIO(strip_pdf(io.BytesIO(a_pdf_with(add_comment))))) as pdf:
        note = pdf.pages[0].Annots[0]
        assert (str(note.Contents), "/T" in note, "/M" in note) == ("Неясно", False, False)


def test_a_photo_in_a_pdf_loses_what_the_camera_wrote():
    photo = a_photo()

    def add_photo(pdf):
        image = pikepdf.Stream(pdf, photo)
        image.Type, image.Subtype, image.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DCTDecode
        image.Width, image.Height, image.ColorSpace, image.BitsPerComponent = 60, 40, pikepdf.Name.DeviceRGB, 8
        pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=pdf.make_indirect(image)))

    sent = a_pdf_with(add_photo)
    kept = strip_pdf(io.BytesIO(sent))
    with pikepdf.open(io.BytesIO(kept)) as pdf:
        raw = pdf.pages[0].Resources.XObject.P.read_raw_bytes()
    before, after = Image.open(io.BytesIO(photo)), Image.open(io.BytesIO(raw))
    assert (tells(sent), tells(kept), dict(after.getexif())) == (True, False, {})
    assert after.tobytes() == before.tobytes()


def test_a_pdf_that_carries_other_files_is_refused():
    def add_file(pdf):
        pdf.attachments["a.txt"] = b"hello"

    assert refusal(strip_pdf, a_pdf_with(add_file)) == "unstrippable"


def test_a_pdf_with_a_script_is_refused():
    def add_script(pdf):
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")

    assert refusal(strip_pdf, a_pdf_with(add_script)) == "unstrippable"


def test_an_electronically_signed_pdf_is_refused():
    def add_signature(pdf):
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="one", V=pikepdf.Dictionary(Name=AUTHOR))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(field)])

    assert refusal(strip_pdf, a_pdf_with(add_signature)) == "unstrippable"


def test_a_word_file_loses_properties_sessions_and_times_and_keeps_its_text():
    sent = a_word_file(photo=a_photo())
    kept = strip_docx(io.BytesIO(sent))
    document = Document(io.BytesIO(kept))
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        inside = [archive.read(name) for name in archive.namelist()]
        days = {member.date_time for member in archive.infolist()}
        assert [name for name in archive.namelist() if name.startswith("docProps")] == []
    assert [p.text for p in document.paragraphs][:1] == ["Мәтін"]
    assert [p._p.get(W + "rsidR") for p in document.paragraphs][:1] == [None]
    assert (len(document.inline_shapes), any(tells(part) for part in inside)) == (1, False)
    assert days == {(1980, 1, 1, 0, 0, 0)}
    with zipfile.ZipFile(io.BytesIO(sent)) as archive:
        assert any(tells(archive.read(name)) for name in archive.namelist())


def with_body(change):
    document = Document(io.BytesIO(a_word_file()))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_file_with_tracked_changes_is_refused():
    def add_change(document):
        run = document.paragraphs[0]._p.makeelement(W + "ins", {W + "author": AUTHOR, W + "id": "1"})
        document.paragraphs[0]._p.append(run)

    assert refusal(strip_docx, with_body(add_change)) == "unstrippable"


def test_a_word_file_with_comments_is_refused():
    def add_comment(document):
        paragraph = document.paragraphs[0]
        document.add_comment(paragraph.runs, text="?", author=AUTHOR)

    assert refusal(strip_docx, with_body(add_comment)) == "unstrippable"


def test_a_word_file_that_prints_its_author_by_itself_is_refused():
    def add_field(document):
        field = document.paragraphs[0]._p.makeelement(W + "fldSimple", {W + "instr": " AUTHOR "})
        document.paragraphs[0]._p.append(field)

    assert refusal(strip_docx, with_body(add_field)) == "unstrippable"


def test_a_word_file_linked_to_a_template_on_somebodys_disk_loses_the_link():
    def add_template(document):
        settings = document.part._settings_part
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
        settings.relate_to(f"file:///C:/Users/{AUTHOR}/Normal.dotm", kind, is_external=True)

    kept = strip_docx(io.BytesIO(with_body(add_template)))
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        assert [name for name in archive.namelist() if b"Normal.dotm" in archive.read(name)] == []


@given(st.binary(max_size=300))
def test_nothing_that_is_no_file_of_its_kind_gets_past_the_strippers(noise):
    for strip, head in ((strip_pdf, b"%PDF-1.7\n"), (strip_docx, b"PK\x03\x04")):
        assert refusal(strip, head + noise) == "damaged"
    assert refusal(lambda file: strip_picture(file, "image/png"), b"\x89PNG\r\n\x1a\n" + noise) == "damaged"
