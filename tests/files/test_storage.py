"""Files come in by one door, lie under their hash and leave only when nobody refers to them."""

import datetime as dt
import hashlib
import os
import time

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from files import disk, services, storage
from files.kinds import Treatment
from files.models import StoredFile
from participants.acting import NOBODY
from tests.make.files import a_pdf, a_photo, a_sender, a_stored_file, a_word_file, a_zip, an_upload

pytestmark = pytest.mark.django_db


def sha(content):
    return hashlib.sha256(content).hexdigest()


def lying(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_kept_file_is_on_the_disk_byte_for_byte_under_its_own_hash(own_folder):
    content = a_pdf()
    stored = a_stored_file(content, name="Жауап.pdf")
    code = sha(content)
    assert storage.open_file(stored).read() == content
    assert lying(own_folder) == [f"{code[:2]}/{code[2:]}"]
    assert (stored.name, stored.mime, stored.size) == ("Жауап.pdf", "application/pdf", len(content))
    assert (stored.received_sha256, stored.sha256) == (code, code)


@pytest.mark.parametrize(
    ("content", "name"),
    [(a_pdf(), "a.pdf"), (a_photo(), "a.jpg"), (a_word_file(), "a.docx")],
    ids=["pdf", "photo", "docx"],
)
def test_a_stripped_file_names_both_hashes_and_the_sent_bytes_are_nowhere(own_folder, content, name):
    stored = a_stored_file(content, name=name, treatment=Treatment.STRIP)
    kept = storage.open_file(stored).read()
    assert (stored.received_sha256, stored.sha256, stored.size) == (sha(content), sha(kept), len(kept))
    assert stored.received_sha256 != stored.sha256
    assert lying(own_folder) == [f"{stored.sha256[:2]}/{stored.sha256[2:]}"]


def test_plain_text_has_nothing_to_strip_and_stays_as_it_is():
    stored = a_stored_file("Мәтін".encode(), treatment=Treatment.STRIP)
    assert stored.received_sha256 == stored.sha256 == sha("Мәтін".encode())


def test_a_format_that_cannot_be_stripped_is_refused_and_nothing_is_kept(own_folder):
    with pytest.raises(ValidationError) as problem:
        a_stored_file(a_zip({"xl/workbook.xml": "<w/>"}), name="a.xlsx", treatment=Treatment.STRIP)
    assert problem.value.code == "unstrippable"
    assert (lying(own_folder), StoredFile.objects.count()) == ([], 0)


def test_a_file_above_the_limit_is_refused_with_the_limit(settings):
    settings.FILES_MAX_BYTES = 10
    with pytest.raises(ValidationError) as problem:
        a_stored_file(b"eleven byte")
    assert problem.value.code == "too_large"
    assert a_stored_file(b"ten bytes!").size == 10


def test_a_large_upload_that_waits_on_the_disk_is_taken_like_a_small_one():
    content = a_pdf(pages=3)
    upload = TemporaryUploadedFile("large.pdf", "application/pdf", len(content), None)
    upload.write(content)
    stored = storage.receive(upload, treatment=Treatment.KEEP, by=NOBODY)
    assert (stored.size, storage.open_file(stored).read()) == (len(content), content)


def test_somebody_must_send_a_file():
    with pytest.raises(ValueError, match="somebody must send it"):
        storage.receive(an_upload(b"text"), treatment=Treatment.KEEP, by=None)


def test_a_file_sent_without_attribution_keeps_no_trace_of_its_sender():
    assert a_stored_file(by=NOBODY).sent_by == {}


def test_a_file_knows_uid_and_words_of_its_sender_and_not_the_name():
    by = a_sender()
    assert a_stored_file(by=by).sent_by == by.signature()
    assert set(by.signature()) == {"user", "words"}


def test_the_same_bytes_sent_twice_lie_on_the_disk_once(own_folder):
    first, second = a_stored_file(b"same"), a_stored_file(b"same", name="other.txt")
    assert first.pk != second.pk
    assert len(lying(own_folder)) == 1


@pytest.mark.parametrize(
    ("sent", "honest"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("ann\u202etxt.exe", "anntxt.exe"),
        ("a\x00b\nc\td.txt", "abcd.txt"),
        ("a\u2028b.txt", "ab.txt"),
        ("...", "file"),
        ("  ", "file"),
        (None, "file"),
        ("и\u0306ога.pdf", "йога.pdf"),
        ("ж" * 300 + ".pdf", "ж" * 251 + ".pdf"),
    ],
)
def test_names_are_kept_as_sent_without_folders_and_deceiving_letters(sent, honest):
    assert storage.honest_name(sent) == honest


def test_a_stored_file_never_changes_whoever_writes():
    stored = a_stored_file()
    with pytest.raises(DatabaseError), transaction.atomic():
        StoredFile.objects.filter(pk=stored.pk).update(name="other.txt")
    assert StoredFile.objects.get(pk=stored.pk).name == "paper.txt"


def test_a_changed_or_lost_file_on_the_disk_is_noticed():
    stored = a_stored_file()
    assert storage.is_intact(stored)
    disk.path_of(stored.sha256).write_bytes(b"changed")
    assert not storage.is_intact(stored)
    disk.path_of(stored.sha256).unlink()
    assert not storage.is_intact(stored)


def test_a_full_disk_leaves_nothing_behind(own_folder):
    def full():
        yield b"begun"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        disk.write(full(), sha(b"begun and ended"))
    assert lying(own_folder) == []


def test_files_are_attached_in_order_and_once(shelf):
    one, two = a_stored_file(b"one"), a_stored_file(b"two")
    storage.attach(shelf, [one], board="top")
    attached = storage.attach(shelf, [one, two], board="top", kind="evidence")
    assert [(a.stored, a.position, a.kind) for a in attached] == [(one, 0, "annex"), (two, 1, "evidence")]
    assert shelf.objects.count() == 2


def test_a_draft_has_exactly_the_files_its_form_says(shelf):
    one, two, three = (a_stored_file(text) for text in (b"one", b"two", b"three"))
    other = storage.attach(shelf, [one], board="other")
    storage.attach(shelf, [one, two], board="top")
    attached = storage.replace_attachments(shelf, [three, one], board="top")
    assert [(a.stored, a.position) for a in attached] == [(three, 0), (one, 1)]
    assert list(shelf.objects.filter(board="other")) == other


def test_files_of_forms_nobody_finished_are_swept_after_a_week_and_attached_ones_never(shelf):
    fresh = a_stored_file(b"fresh")
    with time_machine.travel(timezone.now() - dt.timedelta(days=8), tick=False):
        orphan, attached = a_stored_file(b"orphan"), a_stored_file(b"attached")
    storage.attach(shelf, [attached])
    assert services.sweep_rows() == 1
    assert set(StoredFile.objects.all()) == {fresh, attached}
    assert not StoredFile.objects.filter(pk=orphan.pk).exists()


def test_bytes_without_a_row_are_swept_after_a_day_and_shared_bytes_stay(own_folder):
    kept = a_stored_file(b"kept")
    gone = a_stored_file(b"gone")
    young = a_stored_file(b"young")
    StoredFile.objects.filter(pk__in=[gone.pk, young.pk]).delete()
    (own_folder / "ab").mkdir(exist_ok=True)
    (own_folder / "ab" / ".unfinished-1").write_bytes(b"")
    old = time.time() - disk.GRACE - 60
    for path in (disk.path_of(kept.sha256), disk.path_of(gone.sha256), own_folder / "ab" / ".unfinished-1"):
        os.utime(path, (old, old))
    assert services.sweep_bytes() == 2
    assert lying(own_folder) == sorted(f"{f.sha256[:2]}/{f.sha256[2:]}" for f in (kept, young))


def test_bytes_sent_again_are_young_again_and_survive_the_sweep():
    first = a_stored_file(b"twice")
    old = time.time() - disk.GRACE - 60
    os.utime(disk.path_of(first.sha256), (old, old))
    StoredFile.objects.filter(pk=first.pk).delete()
    second = a_stored_file(b"twice")
    assert services.sweep_bytes() == 0
    assert storage.is_intact(second)


def test_an_attached_file_cannot_be_deleted(shelf):
    stored = a_stored_file()
    storage.attach(shelf, [stored])
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.filter(pk=stored.pk).delete()
