"""The field for several files loses nothing when the rest of the form is wrong."""

import re

import pytest
from django import forms
from django.utils.datastructures import MultiValueDict

from files import kinds
from files.forms import FilesField
from files.models import StoredFile
from participants.acting import NOBODY
from tests.make.files import a_pdf, a_photo, a_sender, a_stored_file, an_upload

pytestmark = pytest.mark.django_db


class ClaimForm(forms.Form):
    text = forms.CharField()
    evidence = FilesField(max_files=3)

    def __init__(self, *args, by, **options):
        self.by = by
        super().__init__(*args, **options)


def sent(uploads=(), *, by, text="words", kept=(), dropped=(), **options):
    posted = MultiValueDict({"text": [text], "evidence-kept": list(kept), "evidence-dropped": list(dropped)})
    return ClaimForm(posted, MultiValueDict({"evidence": list(uploads)}), by=by, **options)


def hidden(form):
    return re.findall(r'name="evidence-kept" value="([^"]+)"', str(form["evidence"]))


def test_a_good_form_gives_the_stored_files_in_order():
    form = sent([an_upload(b"one", "1.txt"), an_upload(b"two", "2.txt")], by=a_sender())
    assert (form.is_valid(), [f.name for f in form.cleaned_data["evidence"]]) == (True, ["1.txt", "2.txt"])


def test_an_error_elsewhere_keeps_the_files_and_the_next_try_needs_no_upload():
    by = a_sender()
    wrong = sent([an_upload(b"one", "1.txt")], by=by, text="")
    assert (wrong.is_valid(), list(wrong.errors)) == (False, ["text"])
    right = sent(by=by, kept=hidden(wrong))
    assert (right.is_valid(), [f.name for f in right.cleaned_data["evidence"]]) == (True, ["1.txt"])
    assert StoredFile.objects.count() == 1


def test_a_refused_file_is_named_beside_the_field_and_the_others_stay():
    by = a_sender()
    form = sent([an_upload(b"one", "1.txt"), an_upload(b"<svg>", "x.svg")], by=by)
    assert form.errors == {
        "evidence": [
            "x.svg: This kind of file is not taken. Send one of: PDF, PNG, JPEG, WebP, DOCX, XLSX, PPTX, ODT, ODS, TXT."
        ]
    }
    assert [StoredFile.objects.get(uid=uid).name for uid in hidden(form)] == ["1.txt"]


def test_a_kept_file_can_be_taken_away():
    by = a_sender()
    one, two = a_stored_file(b"one", by=by), a_stored_file(b"two", name="2.txt", by=by)
    form = sent(by=by, kept=[str(one.uid), str(two.uid)], dropped=[str(one.uid)])
    assert (form.is_valid(), form.cleaned_data["evidence"]) == (True, [two])


def test_the_same_file_chosen_again_after_an_error_is_there_once():
    by = a_sender()
    wrong = sent([an_upload(b"one", "1.txt")], by=by, text="")
    form = sent([an_upload(b"one", "1.txt")], by=by, kept=hidden(wrong))
    assert (form.is_valid(), len(form.cleaned_data["evidence"])) == (True, 1)


@pytest.mark.parametrize("lie", ["00000000-0000-4000-8000-000000000000", "nonsense", "' or 1=1", ""])
def test_an_invented_uid_is_no_file(lie):
    form = sent(by=a_sender(), kept=[lie])
    assert (form.is_valid(), list(form.errors)) == (False, ["evidence"])


def test_somebody_elses_uid_is_no_file():
    others = a_stored_file(by=a_sender())
    form = sent(by=a_sender(), kept=[str(others.uid)])
    assert form.errors == {"evidence": ["A file sent earlier is no longer kept. Choose it once more."]}
    assert hidden(form) == []


def test_a_file_sent_by_nobody_belongs_to_no_anonymous_form():
    nobodys = a_stored_file(by=NOBODY)
    form = sent(by=NOBODY, kept=[str(nobodys.uid)])
    assert form.is_valid() is False


def test_files_the_draft_has_already_stay_whoever_of_the_colleagues_sent_them():
    colleagues = a_stored_file(by=a_sender())
    shown = ClaimForm(by=a_sender(), initial={"evidence": [colleagues]})
    assert hidden(shown) == [str(colleagues.uid)]
    form = sent(by=a_sender(), kept=hidden(shown), initial={"evidence": [colleagues]})
    assert (form.is_valid(), form.cleaned_data["evidence"], form.has_changed()) == (True, [colleagues], True)
    assert form.changed_data == ["text"]


def test_no_file_at_all_is_an_error_only_where_one_is_required():
    class FreeForm(ClaimForm):
        evidence = FilesField(required=False)

    free = FreeForm(MultiValueDict({"text": ["words"]}), MultiValueDict(), by=a_sender())
    assert sent(by=a_sender()).errors == {"evidence": ["This field is required."]}
    assert (free.is_valid(), free.cleaned_data["evidence"]) == (True, [])


def test_more_files_than_the_place_takes_are_refused_by_name_and_not_stored():
    form = sent([an_upload(b"%d" % n, f"{n}.txt") for n in range(5)], by=a_sender())
    assert form.errors == {"evidence": ["3.txt: Not more than 3 files.", "4.txt: Not more than 3 files."]}
    assert (len(hidden(form)), StoredFile.objects.count()) == (3, 3)


def test_two_forms_of_one_page_do_not_share_their_files():
    by = a_sender()
    sent([an_upload(b"one", "1.txt")], by=by, text="").is_valid()
    assert hidden(ClaimForm(by=by)) == []


def test_the_place_says_before_sending_what_it_takes_and_does():
    strict = FilesField(treatment=kinds.Treatment.STRIP, accepted=(kinds.PDF, *kinds.PICTURES))
    assert str(strict.help_text) == (
        "PDF, PNG, JPEG, WebP, up to 25.0\xa0MB each. "
        "What a file says about its maker (author, place, camera, dates) is taken out before it is kept."
    )
    assert str(FilesField().help_text).endswith(
        "Files are kept exactly as you send them, with everything they say about their maker."
    )


def test_the_treatment_of_the_place_is_done():
    class PhotoForm(ClaimForm):
        evidence = FilesField(treatment=kinds.Treatment.STRIP, accepted=kinds.PICTURES)

    files = MultiValueDict({"evidence": [an_upload(a_photo(), "a.jpg"), an_upload(a_pdf(), "a.pdf")]})
    form = PhotoForm(MultiValueDict({"text": ["words"]}), files, by=a_sender())
    assert form.errors == {"evidence": ["a.pdf: This kind of file is not taken. Send one of: PNG, JPEG, WebP."]}
    assert [StoredFile.objects.get(uid=uid).treatment for uid in hidden(form)] == ["strip"]


def test_a_name_of_a_file_cannot_become_markup():
    by = a_sender()
    form = sent([an_upload(b"one", "<img src=x>.txt")], by=by, text="")
    form.is_valid()
    assert "<img" not in str(form["evidence"])
    assert "&lt;img src=x&gt;.txt" in str(form["evidence"])
