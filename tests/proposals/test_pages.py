"""The list and the page: constant queries, what is typed is kept, a double click and a stale page do no harm."""

import uuid

import pytest
from django.urls import reverse
from django.utils.translation import override

from core.lines import Line
from core.words import Words
from proposals import services
from proposals.kinds import Publicity
from proposals.models import Proposal
from tests.make.participants import client_of
from tests.make.proposals import (
    make_admitted,
    make_draft,
    make_filed,
    make_reply,
    make_reply_draft,
    make_request,
    make_returned,
)

MOST = 10


def address(name, *args):
    with override("en"):
        return reverse(name, args=args)


def queries(client, url, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_the_list_asks_as_often_for_three_rows_as_for_one(cast, django_assert_max_num_queries):
    make_filed(cast, Publicity.AT_ONCE)
    client, url = client_of(None), address("page:proposals")
    one = queries(client, url, django_assert_max_num_queries)
    make_filed(cast, Publicity.AT_ONCE), make_filed(cast, Publicity.AT_ONCE)
    assert queries(client, url, django_assert_max_num_queries) == one


@pytest.mark.parametrize(
    ("asked", "found"),
    [("собрания", True), ("УВЕДОМИТЕЛЬНОГО", True), ("жиналыстар", True), ("001", True), ("пенсия", False)],
)
def test_the_list_is_searched_in_every_language_and_by_number(cast, asked, found):
    proposal = make_filed(cast, Publicity.AT_ONCE)
    page = client_of(None).get(address("page:proposals"), {"q": asked})
    assert [row.pk for row in page.context["rows"]] == ([proposal.pk] if found else [])


def test_the_list_is_narrowed_by_state_and_body_and_says_so(cast):
    make_filed(cast, Publicity.AT_ONCE)
    admitted = make_admitted(cast, publicity=Publicity.AT_ONCE)
    page = client_of(None).get(address("page:proposals"), {"state": "admitted", "to": cast.ministry.code})
    assert [row.pk for row in page.context["rows"]] == [admitted.pk]
    assert [str(pill["words"]) for pill in page.context["pills"]] == [
        "Admitted",
        str(cast.ministry.name.said("en").text),
    ]


def test_an_unknown_filter_value_is_ignored(cast):
    make_filed(cast, Publicity.AT_ONCE)
    page = client_of(None).get(address("page:proposals"), {"state": "' OR 1=1", "page": "1"})
    assert len(page.context["rows"]) == 1


def typed(**changed):
    form = {
        "title_ru": "Название",
        "title_kk": "",
        "title_en": "",
        "once": str(uuid.uuid4()),
        "acts-TOTAL": "0",
        "obligations-TOTAL": "0",
    }
    return {**form, **changed}


def test_a_draft_is_begun_with_its_title_alone(cast):
    answer = client_of(cast.author).post(address("proposals:begin"), typed())
    proposal = Proposal.objects.get()
    assert answer.status_code == 302
    assert proposal.title.texts["ru"].text == "Название"
    assert proposal.organisation == cast.ngo


def test_a_draft_without_a_title_says_so_beside_the_field_and_keeps_what_was_typed(cast):
    page = client_of(cast.author).post(address("proposals:begin"), typed(title_ru="", problem_ru="Длинный текст"))
    assert page.status_code == 200
    assert list(page.context["form"].errors) == ["title"]
    assert "Длинный текст" in page.content.decode()
    assert not Proposal.objects.exists()


def test_a_double_click_begins_one_draft(cast):
    client, form = client_of(cast.author), typed()
    first = client.post(address("proposals:begin"), form)
    second = client.post(address("proposals:begin"), form)
    assert Proposal.objects.count() == 1
    assert first.url == second.url


def test_a_stale_page_keeps_what_was_typed_and_changes_nothing(cast):
    proposal = make_draft(cast)
    client, url = client_of(cast.author), address("proposals:edit", str(proposal.uid))
    seen = client.get(url).context["form"]["version"].value()
    services.edit_proposal(proposal, by=cast.editor, title=Words.of(ru="Правка коллеги"))
    page = client.post(url, typed(title_ru="Моя правка", version=str(seen)))
    assert page.status_code == 409
    assert "Моя правка" in page.content.decode()
    assert Proposal.objects.get().title.texts["ru"].text == "Правка коллеги"
    again = client.post(url, typed(title_ru="Моя правка", version=page.context["form"]["version"].value()))
    assert again.status_code == 302
    assert Proposal.objects.get().title.texts["ru"].text == "Моя правка"


def test_the_page_prints_the_receipt_with_its_control_code(cast):
    proposal = make_filed(cast, Publicity.AT_ONCE)
    page = client_of(None).get(address("page:proposal", proposal.ref)).content.decode()
    assert proposal.filing.control_code in page


def test_the_page_asks_a_bounded_number_of_queries_with_replies_too(cast, django_assert_max_num_queries):
    request = make_request(cast, publicity=Publicity.AT_ONCE)
    make_reply(request, cast)
    with django_assert_max_num_queries(20):
        assert client_of(None).get(address("page:proposal", request.proposal.ref)).status_code == 200


def test_a_refused_filing_says_what_is_missing_and_files_nothing(cast):
    draft = services.draft_proposal(by=cast.author, title=Words.of(ru="Только название"))
    client, url = client_of(cast.author), address("proposals:file", str(draft.uid))
    form = {"publicity": "with_agenda", "version": str(draft.version), "once": str(uuid.uuid4())}
    page = client.post(url, form)
    assert page.context["form"].non_field_errors() == [
        "Before it can be filed it still needs: Summary, Problem, Requested change, Addressees."
    ]
    assert not Line.objects.filter(step="file").exists()


def test_a_colleagues_draft_of_a_reply_is_not_overwritten_by_an_older_page(cast):
    request = make_request(cast)
    client, url = client_of(cast.focal), address("proposals:reply", request.uid)
    seen = client.get(url).context["form"]["version"].value()
    services.draft_reply(request, by=cast.signatory, position="noted", text=Words.of(ru="Текст коллеги"))
    form = {"position": "in_part", "text_ru": "Мой текст", "version": str(seen), "once": str(uuid.uuid4())}
    page = client.post(url, form)
    assert page.status_code == 409
    assert [text in page.content.decode() for text in ("Мой текст", "Текст коллеги")] == [True, True]
    assert str(request.drafts.get().text) == "Текст коллеги"


def test_what_the_draft_of_a_reply_lacks_is_said_above_the_form_of_the_signature(cast):
    draft = make_reply_draft(make_request(cast), cast, text="")
    form = {"version": str(draft.version), "once": str(uuid.uuid4())}
    page = client_of(cast.signatory).post(address("proposals:reply_sign", draft.uid), form)
    assert page.context["form"].non_field_errors() == ["A position other than support needs its reasons."]


def test_what_is_changed_after_a_return_is_read_by_its_own_organisation_alone(cast):
    proposal = make_returned(cast)
    services.edit_proposal(proposal, by=cast.author, title=Words.of(ru="Новая редакция"))
    url = address("page:proposal", proposal.ref)
    shows = {
        name: "Новая редакция" in client_of(getattr(cast, name)).get(url).content.decode()
        for name in ("author", "editor", "secretary", "focal")
    }
    assert [name for name, is_shown in shows.items() if is_shown] == ["author", "editor"]
