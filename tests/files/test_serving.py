"""/files/<uid>/ serves a file to whoever may see something it is attached to, and is silent to everybody else."""

import uuid

import pytest

from files import storage
from participants.models import User
from tests.make.files import a_pdf, a_photo, a_stored_file, a_word_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    user = User.objects.create(email="reader@example.org")
    client.force_login(user)
    return user


def body(response):
    return b"".join(response.streaming_content)


def test_a_public_file_is_served_to_anybody(client, shelf):
    content = a_pdf()
    stored = a_stored_file(content, name="Жауап №5.pdf")
    storage.attach(shelf, [stored])
    response = client.get(f"/files/{stored.uid}/")
    assert (response.status_code, body(response)) == (200, content)
    assert {name: response[name] for name in HEADERS} == {
        "Content-Type": "application/pdf",
        "Content-Length": str(len(content)),
        "Content-Disposition": "inline; filename*=utf-8''%D0%96%D0%B0%D1%83%D0%B0%D0%BF%20%E2%84%965.pdf",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "ETag": f'"{stored.sha256}"',
        "Cache-Control": "public, no-cache",
    }


HEADERS = [
    "Content-Type",
    "Content-Length",
    "Content-Disposition",
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "Cross-Origin-Resource-Policy",
    "ETag",
    "Cache-Control",
]


def test_a_file_attached_to_nothing_is_served_to_nobody(client, reader, shelf):
    stored = a_stored_file()
    assert client.get(f"/files/{stored.uid}/").status_code == 404


def test_an_unknown_uid_and_an_unseen_file_look_the_same(client, shelf):
    stored = a_stored_file()
    storage.attach(shelf, [stored], reader=str(uuid.uuid4()))
    unseen, unknown = client.get(f"/files/{stored.uid}/"), client.get(f"/files/{uuid.uuid4()}/")
    assert (unseen.status_code, unknown.status_code) == (404, 404)
    assert unseen.headers == unknown.headers


def test_a_file_for_one_person_is_served_to_that_person_and_kept_by_no_shared_cache(client, reader, shelf):
    stored = a_stored_file()
    storage.attach(shelf, [stored], reader=str(reader.uid))
    response = client.get(f"/files/{stored.uid}/")
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-cache")
    client.logout()
    assert client.get(f"/files/{stored.uid}/").status_code == 404


def test_one_thing_that_shows_the_file_is_enough(client, shelf):
    stored = a_stored_file()
    storage.attach(shelf, [stored], board="secret", reader=str(uuid.uuid4()))
    storage.attach(shelf, [stored], board="open")
    assert client.get(f"/files/{stored.uid}/").status_code == 200


def test_a_file_known_already_is_not_sent_again_and_only_to_whoever_may_see_it(client, shelf):
    stored = a_stored_file()
    attached = storage.attach(shelf, [stored])
    etag = client.get(f"/files/{stored.uid}/")["ETag"]
    again = client.get(f"/files/{stored.uid}/", headers={"if-none-match": etag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    shelf.objects.filter(pk=attached[0].pk).update(reader=str(uuid.uuid4()))
    assert client.get(f"/files/{stored.uid}/", headers={"if-none-match": etag}).status_code == 404


@pytest.mark.parametrize(
    ("content", "name", "disposition"),
    [
        (a_photo(), "a.jpg", 'inline; filename="a.jpg"'),
        (a_word_file(), "a.docx", 'attachment; filename="a.docx"'),
        (b"text", "a.csv", 'attachment; filename="a.csv"'),
        (a_pdf(), "page.html", 'inline; filename="page.html.pdf"'),
        (a_photo(), 'a"b.exe', 'inline; filename="a\\"b.exe.jpg"'),
    ],
    ids=["photo", "docx", "csv", "pdf called html", "photo called exe"],
)
def test_only_pdf_and_pictures_open_in_the_browser_and_endings_tell_the_truth(
    client, shelf, content, name, disposition
):
    stored = a_stored_file(content, name=name)
    storage.attach(shelf, [stored])
    response = client.get(f"/files/{stored.uid}/")
    assert response["Content-Disposition"] == disposition


def test_text_is_served_as_utf_8_text_whatever_is_in_it(client, shelf):
    stored = a_stored_file("Ұ; =cmd|' /C calc'!A0".encode(), name="a.csv")
    storage.attach(shelf, [stored])
    assert client.get(f"/files/{stored.uid}/")["Content-Type"] == "text/plain; charset=utf-8"


def test_asking_for_a_file_costs_the_same_however_many_show_it(client, reader, shelf, django_assert_num_queries):
    stored = a_stored_file()
    for board in "abcdef":
        storage.attach(shelf, [stored], board=board, reader=str(reader.uid))
    # session, user, hat and eyes, may this person, may everybody: whatever the number of apps that attach files
    with django_assert_num_queries(5):
        client.get(f"/files/{stored.uid}/")


def test_the_address_of_a_file_has_no_language(shelf):
    stored = a_stored_file()
    assert stored.get_absolute_url() == f"/files/{stored.uid}/"


def test_only_reading_is_possible(client, shelf):
    stored = a_stored_file()
    storage.attach(shelf, [stored])
    assert [
        getattr(client, verb)(f"/files/{stored.uid}/").status_code for verb in ("head", "post", "put", "delete")
    ] == [
        200,
        405,
        405,
        405,
    ]
