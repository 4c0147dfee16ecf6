"""The list of one's own notices."""

import re
import uuid

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from core.refs import Ref
from notifications.models import Notice
from tests.make.notifications import reader, told

pytestmark = pytest.mark.django_db
LIST = "/en/notices/"


@pytest.fixture(autouse=True)
def addresses(settings):
    settings.ROOT_URLCONF = "tests.notifications.urls"


def subjects(response):
    return re.findall(r'class="todo__what"><a href="[^"]*">([^<]*)</a>', response.content.decode())


def unread(user):
    request = RequestFactory().get("/")
    request.user = user
    shown = Template("{% load notices %}{% unread_notices as n %}{{ n }}").render(Context({"request": request}))
    return int(shown)


def test_a_person_reads_their_own_notices_unread_first_then_the_newest(client):
    aigul, berik = reader(), reader()
    for ref in ("1", "2", "3"):
        told(readers=[aigul], context={"ref": ref})
    told(readers=[berik], context={"ref": "4"})
    client.force_login(aigul)
    newest = Notice.objects.visible_to(aigul).latest("id")
    client.get(f"/en/notices/{newest.uid}/")
    assert subjects(client.get(LIST)) == ["[en] Objection to 2", "[en] Objection to 1", "[en] Objection to 3"]


def test_a_notice_is_read_in_the_language_of_the_page_whatever_the_language_of_the_letter(client):
    aigul = reader("ru")
    told(readers=[aigul], context={"ref": "7"})
    client.force_login(aigul)
    said = [subjects(client.get(f"/{code}/notices/")) for code in ("kk", "ru", "en")]
    assert said == [["[kk] Objection to 7"], ["[ru] Objection to 7"], ["[en] Objection to 7"]]


def test_opening_a_notice_marks_it_as_read_once_and_leads_to_the_thing(client):
    aigul, about = reader(), Ref("recommendations.recommendation", uuid.uuid4())
    notice = told(readers=[aigul], about=about).notices.get()
    client.force_login(aigul)
    response = client.get(f"/en/notices/{notice.uid}/")
    assert (response.status_code, response["Location"]) == (302, about.path)
    notice.refresh_from_db()
    first = notice.read_at
    client.get(f"/ru/notices/{notice.uid}/")
    notice.refresh_from_db()
    assert (notice.read_at, first is None) == (first, False)


def test_a_notice_of_somebody_else_is_not_there(client):
    notice = told(readers=[reader()]).notices.get()
    client.force_login(reader())
    assert client.get(f"/en/notices/{notice.uid}/").status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


@pytest.mark.parametrize("address", [LIST, f"/en/notices/{uuid.UUID(int=1)}/"])
def test_whoever_is_not_signed_in_is_sent_to_sign_in(client, address):
    told(addresses=[("office@example.org", "en")])
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (302, f"/en/account/login/?next={address}")


def test_all_notices_are_marked_as_read_by_one_press_and_nobody_elses(client):
    aigul, berik = reader(), reader()
    told(readers=[aigul, berik])
    told(readers=[aigul])
    client.force_login(aigul)
    assert client.post("/en/notices/read/")["Location"] == LIST
    assert (unread(aigul), unread(berik)) == (0, 1)


def test_the_count_in_the_header_is_one_query_stops_at_99_and_is_0_for_the_anonymous(django_assert_num_queries):
    aigul = reader()
    for _number in range(101):
        told(readers=[aigul])
    with django_assert_num_queries(1):
        assert unread(aigul) == 99
    with django_assert_num_queries(0):
        assert unread(None) == 0


def test_a_person_without_notices_reads_what_will_stand_there(client):
    client.force_login(reader())
    page = client.get(LIST).content.decode()
    assert (subjects(client.get(LIST)), page.count("No notices yet")) == ([], 1)


def test_the_list_asks_as_much_of_the_database_for_three_notices_as_for_one(client, django_assert_num_queries):
    aigul = reader()
    client.force_login(aigul)
    told(readers=[aigul])
    client.get(LIST)
    with django_assert_num_queries(6) as asked:
        client.get(LIST)
    told(readers=[aigul])
    told(readers=[aigul])
    with django_assert_num_queries(len(asked)):
        assert len(subjects(client.get(LIST))) == 3


def test_what_people_wrote_is_escaped_in_the_list(client):
    aigul = reader()
    told(readers=[aigul], context={"ref": "<b>7</b>"})
    client.force_login(aigul)
    assert subjects(client.get(LIST)) == ["[en] Objection to &lt;b&gt;7&lt;/b&gt;"]
