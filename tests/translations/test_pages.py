"""The translation desk as pages show and take it."""

import io
import re

import pytest
from docx import Document

from meetings import services
from tests.make.meetings import make_meeting
from tests.make.participants import client_of
from tests.make.proposing import make_taken
from tests.make.translations import filled, make_untranslated, saved, texts_of, translate
from tests.meetings.browsing import address, html, queries, typed


def sent_out(cast, meeting, language="kk"):
    response = client_of(cast.secretary).get(address("meetings:translation_file", meeting.ref), {"language": language})
    assert response.status_code == 200
    return response.content


def read_back(cast, meeting, file):
    at = address("meetings:read_translations", meeting.ref)
    return client_of(cast.secretary).post(at, typed(meeting, file=file))


def hidden(page):
    """What the browser would send with the preview."""
    found = dict(re.findall(r'name="((?:mark|seen)-[^"]+)" value="([^"]*)"', page))
    found |= {
        name: text.removeprefix("\n")
        for name, text in re.findall(r'<textarea[^>]*name="(said-[^"]+)"[^>]*>(.*?)</textarea>', page, re.S)
    }
    return found | {name: "on" for name in re.findall(r'name="(take-[^"]+)"[^>]* checked', page)}


def kinds(response):
    return [row.kind for row in response.context["rows"]]


@pytest.mark.parametrize("language", ["kk", "en"])
def test_thirty_rows_go_out_come_back_and_are_saved(cast, language):
    meeting = make_untranslated(cast, items=15)
    back = filled(sent_out(cast, meeting, language), lambda _head, original: f"Ү {original}\nкелесі")
    preview = read_back(cast, meeting, back)
    assert kinds(preview) == ["new"] * 30
    assert [state for text in texts_of(meeting, cast) for code, state, _ in text.states if code == language] == [
        "missing"
    ] * 30
    at = address("meetings:save_translations", meeting.ref, language)
    done = client_of(cast.secretary).post(at, typed(meeting, **hidden(preview.content.decode())))
    assert done["Location"] == address("meetings:translations", meeting.ref)
    assert [text.said(language) for text in texts_of(meeting, cast)] == [
        f"Ү {text.original}\nкелесі" for text in texts_of(meeting, cast)
    ]


def test_each_row_says_what_became_of_it_and_only_new_ones_are_ticked(cast):
    meeting = make_untranslated(cast, items=4, summary="")
    texts = texts_of(meeting, cast)
    made = sent_out(cast, meeting)
    translate(meeting, cast, texts[1], "kk", "Бар")
    item = texts[2].thing
    changed = item.title.revised(type(item.title).of("ru", ru="Другое"))
    services.edit_item(item, by=cast.secretary, title=changed, standing_question="q1", minutes=5)
    back = filled(
        made,
        lambda head, _original: {
            texts[0].key: "Жаңа",
            texts[1].key: "Бар",
            texts[2].key: "Ескі",
            texts[3].key: "ә" * 501,
        }[re.search(r"\[\[(.{14})", head)[1]],
    )
    file = Document(back)
    for said in ("[[000000000000-t-kk-00000000]]", "no key"):
        row = file.tables[0].add_row()
        row.cells[0].text, row.cells[1].text = said, "Кімдікі?"
    preview = read_back(cast, meeting, saved(file))
    assert kinds(preview) == ["new", "unchanged", "stale", "too_long", "unknown", "unknown"]
    assert [row.is_taken for row in preview.context["rows"]] == [True, False, False, False, False, False]
    assert "Кімдікі?" in preview.content.decode()


def test_a_stale_row_is_taken_when_it_is_ticked_and_renders_the_original_as_it_stands(cast):
    meeting = make_untranslated(cast, summary="")
    made = sent_out(cast, meeting)
    item = meeting.items.get()
    changed = item.title.revised(type(item.title).of("ru", ru="Другое"))
    services.edit_item(item, by=cast.secretary, title=changed, standing_question="q1", minutes=5)
    meeting.refresh_from_db()
    (text,) = texts_of(meeting, cast)
    preview = read_back(cast, meeting, filled(made, lambda *_row: "Басқа"))
    at, data = address("meetings:save_translations", meeting.ref, "kk"), hidden(preview.content.decode())
    none = client_of(cast.secretary).post(at, typed(meeting, **data))
    assert (none.status_code, "No row is ticked." in none.content.decode()) == (200, True)
    client_of(cast.secretary).post(at, typed(meeting, **data, **{f"take-{text.key}": "on"}))
    (text,) = texts_of(meeting, cast)
    assert (text.said("kk"), text.state("kk")) == ("Басқа", "working")


def test_an_original_changed_while_the_preview_is_open_loses_nothing_and_is_asked_again(cast):
    meeting = make_untranslated(cast, summary="")
    preview = read_back(cast, meeting, filled(sent_out(cast, meeting), lambda *_row: "Ұсынымдар"))
    item = meeting.items.get()
    changed = item.title.revised(type(item.title).of("ru", ru="Другое"))
    data = typed(meeting, **hidden(preview.content.decode()))
    services.edit_item(item, by=cast.secretary, title=changed, standing_question="q1", minutes=5)
    meeting.refresh_from_db()
    at = address("meetings:save_translations", meeting.ref, "kk")
    again = client_of(cast.secretary).post(at, {**data, "version": meeting.version})
    page = again.content.decode()
    told = ["The original was changed while your page was open", "Другое", "Ұсынымдар"]
    assert [word in page for word in told] == [True] * 3
    assert texts_of(meeting, cast)[0].state("kk") == "missing"
    client_of(cast.secretary).post(at, typed(meeting, **hidden(page)))
    assert texts_of(meeting, cast)[0].state("kk") == "working"


def test_one_row_too_long_keeps_all_rows_and_saves_none(cast):
    meeting = make_untranslated(cast)
    preview = read_back(cast, meeting, filled(sent_out(cast, meeting), lambda *_row: "Сот"))
    title, summary = texts_of(meeting, cast)
    data = {**hidden(preview.content.decode()), f"said-{summary.key}": "ә" * 402}
    at = address("meetings:save_translations", meeting.ref, "kk")
    page = client_of(cast.secretary).post(at, typed(meeting, **data)).content.decode()
    assert ["2 characters too long." in page, "ә" * 402 in page, "Сот" in page] == [True] * 3
    assert title.state("kk") == "missing"


def test_merged_cells_are_refused_beside_the_field_with_their_place(cast):
    meeting = make_untranslated(cast)
    file = Document(io.BytesIO(sent_out(cast, meeting)))
    file.tables[0].rows[2].cells[0].merge(file.tables[0].rows[2].cells[1])
    page = read_back(cast, meeting, saved(file))
    said = ["Table 1, row 3: cells are merged. Divide them again and send the file once more."]
    assert page.context["form"].errors == {"file": said}


def test_what_is_no_file_of_the_desk_is_refused(cast):
    meeting = make_untranslated(cast)
    bad = io.BytesIO(b"not a document")
    bad.name = "x.docx"
    assert "file" in read_back(cast, meeting, bad).context["form"].errors
    other = Document()
    other.add_table(rows=2, cols=2)
    assert "file" in read_back(cast, meeting, saved(other)).context["form"].errors


def test_texts_are_given_out_on_the_desk_and_found_by_whom_they_were_given_to(cast):
    meeting = make_untranslated(cast)
    client, at = client_of(cast.secretary), address("meetings:translations", meeting.ref)
    keys = [text.key for text in texts_of(meeting, cast)]
    mistaken = client.post(at, typed(meeting, language="kk", translator=cast.secretary.user.uid))
    assert "Tick the texts in the list above." in mistaken.content.decode()
    client.post(at, typed(meeting, rows=keys[:1], language="kk", translator=cast.secretary.user.uid))
    mine = client.get(at, {"show": "mine"})
    assert [text.key for text in mine.context["texts"]] == keys[:1]
    numbers = [(key, number) for key, _label, number in mine.context["filters"]]
    assert numbers == [("all", 2), ("missing", 2), ("stale", 0), ("mine", 1), ("waiting", 0)]


def test_one_text_is_written_beside_its_original_and_approved(cast):
    meeting = make_untranslated(cast)
    text = texts_of(meeting, cast)[0]
    client, at = client_of(cast.secretary), address("meetings:translate", meeting.ref, text.key, "kk")
    page = client.get(at).content.decode()
    assert ["<mark>государственным органам</mark>" in page, "мемлекеттік орган" in page] == [True, True]
    client.post(at, typed(meeting, said="Ұсынымдар"))
    meeting.refresh_from_db()
    client.post(address("meetings:approve_translation", meeting.ref, text.key, "kk"), typed(meeting, said="Ұсынымдар"))
    assert texts_of(meeting, cast)[0].state("kk") == "official"


def test_the_author_finds_the_translation_of_its_item_on_the_page_of_the_meeting(cast):
    item = make_taken(cast).item
    meeting = item.meeting
    text = next(one for one in texts_of(meeting, cast) if one.thing == item)
    translate(meeting, cast, text, "kk", "Соттар туралы")
    at = address("meetings:approve_translation", meeting.ref, text.key, "kk")
    pages = {role: html(getattr(cast, role), "page:meeting", meeting.ref) for role in ("member", "chair", "secretary")}
    assert {role: f'href="{at}"' in page for role, page in pages.items()} == {
        "member": True,
        "chair": False,
        "secretary": False,
    }
    meeting.refresh_from_db()
    client_of(cast.member).post(at, typed(meeting, said="Соттар туралы"))
    assert f'href="{at}"' not in html(cast.member, "page:meeting", meeting.ref)


def test_a_missing_translation_is_said_before_and_after_publishing_and_keeps_nothing_off(cast):
    meeting = make_untranslated(cast, items=2)
    said = "4 texts lack Kazakh"
    places = ["meetings:agenda", "meetings:publish_agenda", "page:meeting", "meetings:translations"]
    assert [said in html(cast.secretary, name, meeting.ref) for name in places] == [True] * 4
    client_of(cast.secretary).post(address("meetings:publish_agenda", meeting.ref), typed(meeting))
    assert said in html(None, "page:meeting", meeting.ref)


def test_an_empty_desk_says_when_texts_stand_there(cast):
    assert "Nothing to translate" in html(cast.secretary, "meetings:translations", make_meeting(cast).ref)


def test_sixty_texts_cost_the_queries_of_one_and_of_none(cast):
    pages = ["meetings:translations", "page:meeting", "meetings:publish_agenda"]
    queries(cast.secretary, pages[0], make_meeting(cast).ref)  # the working calendar is read once
    counts = [
        [queries(cast.secretary, page, meeting.ref) for page in pages]
        for meeting in (make_untranslated(cast, items=1, summary=""), make_untranslated(cast, items=30))
    ]
    none = queries(cast.secretary, "meetings:translations", make_meeting(cast).ref)
    assert (counts[0], counts[0][0] <= 12, none <= counts[0][0]) == (counts[1], True, True), (counts, none)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_open_in_every_language(cast, language):
    meeting = make_untranslated(cast)
    key = texts_of(meeting, cast)[0].key
    for name, *more in [("translations",), ("read_translations",), ("translate", key, "kk")]:
        page = html(cast.secretary, f"meetings:{name}", meeting.ref, *more, language=language)
        assert f'<html lang="{language}">' in page
