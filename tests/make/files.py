"""Files as people send them: the smallest honest ones, and dishonest ones made here."""

import io
import zipfile

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from PIL import Image

from core.words import Words
from files.kinds import Treatment
from files.storage import receive
from participants.acting import THE_HOUSE, Acting
from participants.models import User

AUTHOR = "Айгерім Сәрсенова"  # fictional; what stripping must take out


def a_sender():
    """A hat of somebody who may send files; not in the database."""
    return Acting(user=User(email="sender@example.org", name=Words.of(kk=AUTHOR)))


def an_upload(content=b"", name="paper.txt"):
    """What Django hands to a form."""
    return SimpleUploadedFile(name, content)


def a_stored_file(content=None, *, name="paper.txt", treatment=Treatment.KEEP, by=THE_HOUSE):
    """A received file; a text of its own when no content is given."""
    return receive(an_upload(b"A text." if content is None else content, name), treatment=treatment, by=by)


def a_photo(form="JPEG", *, size=(60, 40), author=AUTHOR, turned=False):
    """A photo in which the camera noted who, where and how it was held."""
    exif = Image.Exif()
    exif[0x013B], exif[0x9C9D] = author.encode().decode("latin-1"), author.encode("utf-16-le")
    exif[0x0112] = 6 if turned else 1
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, form, exif=exif)
    return out.getvalue()


def a_pdf(*, author=AUTHOR, pages=1):
    """A PDF with an author in both places where programs keep one."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for _page in range(pages):
            pdf.add_blank_page()
        if author:
            pdf.docinfo["/Author"] = author
            with pdf.open_metadata() as metadata:
                metadata["dc:creator"] = [author]
        pdf.save(out)
    return out.getvalue()


def a_word_file(*, author=AUTHOR, text="Мәтін", photo=None):
    """A DOCX with properties, an editing session and, on wish, a photo."""
    document = Document()
    document.core_properties.author = document.core_properties.last_modified_by = author
    paragraph = document.add_paragraph(text)
    paragraph._p.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}rsidR", "00AB12CD")
    if photo:
        document.add_picture(io.BytesIO(photo))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def a_zip(members):
    """A zip archive of names and bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()
