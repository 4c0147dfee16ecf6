"""Real hostile files: every one is taken as what it is, or refused with a sentence; none is an error or a way out."""

import base64
import io
import json

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from files import kinds, storage
from files.kinds import Treatment
from files.models import StoredFile
from files.sniffing import sniff
from tests.make.files import a_stored_file, an_upload

# What is honest among the smallest files of 29 formats, what is refused for what it is, and why.
TAKEN = {"jpg.jpg": kinds.JPEG, "pdf.pdf": kinds.PDF, "webp.webp": kinds.WEBP, "webpl.webp": kinds.WEBP}


def outcome(content, name, accepted=None):
    """The format, or the code of the refusal."""
    try:
        return sniff(io.BytesIO(content), name, accepted)
    except ValidationError as problem:
        return problem.code


def test_of_the_smallest_files_of_29_formats_only_the_known_ones_are_taken(bad_inputs):
    files = sorted((bad_inputs / "files" / "corkami-mini").iterdir())
    assert len(files) > 25
    assert {f.name: outcome(f.read_bytes(), f.name) for f in files} == {
        f.name: TAKEN.get(f.name, "unknown") for f in files
    }


def test_no_binary_file_is_taken_for_text_because_it_is_called_so(bad_inputs):
    files = sorted((bad_inputs / "files" / "corkami-mini").iterdir())
    renamed = {f.name: outcome(f.read_bytes(), "note.txt") for f in files}
    # This one is text all through: it is kept as text, served as text, and never opened in the browser.
    assert {name for name, found in renamed.items() if found is kinds.TEXT} == {"postscript.ps"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("files/fuzzdb-images/lottapixel.jpg", "too_large"),
        ("files/fuzzdb-images/POC_phpinfo-metadata.gif", "unknown"),
        ("files/fuzzdb-images/POC_img_phpinfo-LF-CR.gif", "unknown"),
        ("files/fuzzdb-images/xssproject.swf", "unknown"),
        ("files/pdf/libreoffice-writer-password.pdf", "locked"),
        ("files/zip/corkami/aes.zip", "unknown"),
        ("files/zip/corkami/zipcrypto.zip", "unknown"),
        ("files/zip/corkami/dual.zip", "unknown"),
        ("files/zip/corkami/zip64.zip", "unknown"),
        ("xml/xmlbomb.xml", "unknown"),
        ("xml/external.xml", "unknown"),
    ],
)
def test_hostile_files_are_refused_for_what_they_are(bad_inputs, name, code):
    content = (bad_inputs / name).read_bytes()
    assert outcome(content, name.rpartition("/")[2]) == code
    assert outcome(content, "note.txt") in (code, "unknown", "encoding")


def test_a_known_virus_test_is_no_document(bad_inputs):
    """Decoded in memory only, so that no scanner of the machine meets it on the disk."""
    virus = base64.b64decode((bad_inputs / "files" / "fuzzdb-images" / "eicar.com.txt.b64").read_bytes())
    assert outcome(virus, "eicar.com") == "unknown"


def test_every_honest_pdf_is_taken_as_it_is(bad_inputs):
    names = ["crazyones-pdfa", "habibi", "minimal-document", "annotated_pdf", "libreoffice-form", "with-attachment"]
    found = {name: outcome((bad_inputs / "files" / "pdf" / f"{name}.pdf").read_bytes(), "a.pdf") for name in names}
    assert found == dict.fromkeys(names, kinds.PDF)


@pytest.mark.django_db
def test_honest_pdfs_are_stripped_of_their_makers_or_refused(bad_inputs):
    kept = {}
    for path in sorted((bad_inputs / "files" / "pdf").glob("*.pdf")):
        try:
            stored = a_stored_file(path.read_bytes(), name=path.name, treatment=Treatment.STRIP)
        except ValidationError as problem:
            kept[path.stem] = problem.code
            continue
        content = storage.open_file(stored).read()
        kept[path.stem] = any(
            mark in content for mark in (b"/Author", b"/Producer", b"/Creator", b"xpacket", b"/Metadata")
        )
    assert kept == {
        "annotated_pdf": False,
        "crazyones-pdfa": False,
        "habibi": False,
        "libreoffice-form": False,
        "libreoffice-writer-password": "locked",
        "minimal-document": False,
        "with-attachment": "unstrippable",
    }


@pytest.mark.django_db
def test_naughty_names_never_leave_the_folder_and_never_fail(bad_inputs, own_folder, client, shelf):
    naughty = json.loads((bad_inputs / "text" / "blns.json").read_text(encoding="utf-8"))
    fuzz = bad_inputs / "text" / "fuzzdb"
    for path in [
        *(fuzz / "file-upload").iterdir(),
        *(fuzz / "path-traversal").iterdir(),
        *(fuzz / "unicode").iterdir(),
    ]:
        naughty += path.read_text(encoding="utf-8", errors="replace").splitlines()
    outside = sorted(p for p in own_folder.parent.iterdir() if p != own_folder)
    honest = {storage.honest_name(name) for name in naughty}
    assert [
        n for n in honest if "/" in n or "\\" in n or len(n) > 255 or not n.replace("\u1680", " ").isprintable()
    ] == []
    for name in sorted(honest)[::25]:
        stored = a_stored_file(b"text", name=f"{name}.txt")
        storage.attach(shelf, [stored], board=str(stored.pk))
        response = client.get(f"/files/{stored.uid}/")
        assert (response.status_code, "\n" in response["Content-Disposition"]) == (200, False)
    assert sorted(p for p in own_folder.parent.iterdir() if p != own_folder) == outside
    assert {len(str(p.relative_to(own_folder))) for p in own_folder.rglob("*") if p.is_file()} == {65}


@given(st.text(max_size=400))
def test_any_text_becomes_an_honest_name(name):
    honest = storage.honest_name(name)
    assert 0 < len(honest) <= 255
    assert not set(honest) & set("/\\\x00\n\r\u202e\u2028")
    assert storage.honest_name(honest) == honest


@given(st.binary(max_size=400), st.sampled_from(["a.pdf", "a.txt", "a.docx", "a.jpg", "a"]))
def test_noise_is_text_or_refused_and_never_an_error(noise, name):
    found = outcome(noise, name)
    assert found in ("unknown", "empty", "encoding", "damaged", "too_large") or found is kinds.TEXT


@pytest.mark.django_db
def test_an_upload_that_is_refused_leaves_no_row_and_no_bytes(own_folder):
    with pytest.raises(ValidationError):
        a_stored_file(b"MZ" + bytes(100), name="setup.exe")
    assert (StoredFile.objects.count(), own_folder.exists()) == (0, False)
    assert an_upload(b"x", "a.txt").size == 1
