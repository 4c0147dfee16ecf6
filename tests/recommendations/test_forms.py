"""Forms of follow-up: errors beside their field, nothing typed or chosen is lost, no stale page overwrites a colleague."""

import uuid

import pytest
from django.urls import reverse
from django.utils.translation import override

from core.lines import Line
from core.words import Words
from participants.papers import PaperState
from recommendations import services
from recommendations.kinds import PositionValue
from recommendations.models import Assessment, Claim, Objection, Position
from tests.make.files import an_upload
from tests.make.participants import client_of
from tests.make.recommendations import (
    a_figure,
    make_assessment,
    make_claim,
    make_objection,
    make_position,
    make_transmitted,
    now,
)


def address(name, key):
    with override("en"):
        return reverse(f"recommendations:{name}", args=[key])


def typed(version, **said):
    return {"version": str(version), "once": str(uuid.uuid4()), **said}


def errors(page):
    return {name: [str(e) for e in said] for name, said in page.context["form"].errors.items()}


@pytest.fixture
def recommendation(cast):
    return make_transmitted(cast)


def test_a_claim_without_evidence_says_so_and_keeps_what_was_typed(cast, recommendation):
    form = typed(0, level="full", text_ru="Приказ принят", internal_note="Для себя")
    page = client_of(cast.focal).post(address("claim", recommendation.ref), form)
    told = "Give at least one piece of evidence: an act, a document, a page or a figure."
    assert errors(page) == {"acts": [told]}
    assert [text in page.content.decode() for text in ("Приказ принят", "Для себя")] == [True, True]
    assert not Claim.objects.exists()


def test_a_file_stays_chosen_while_the_rest_of_the_form_is_put_right(cast, recommendation):
    client, url = client_of(cast.focal), address("claim", recommendation.ref)
    page = client.post(url, typed(0, text_ru="Приказ", files=an_upload(b"A table.", "table.txt")))
    assert list(errors(page)) == ["level"]
    [kept] = page.context["form"]["files"].field.widget.files
    answer = client.post(url, typed(0, level="full", text_ru="Приказ", **{"files-kept": [str(kept.uid)]}))
    assert answer.status_code == 302
    assert [row.stored for row in Claim.objects.get().evidence.get().file_rows.all()] == [kept]


def test_an_act_is_cited_by_its_number_and_nothing_else_is_evidence(cast, recommendation):
    client, url = client_of(cast.focal), address("claim", recommendation.ref)
    form = {"level": "full", "text_ru": "Приказ"}
    page = client.post(url, typed(0, **form, **{"acts-0-act": "какой-то приказ"}))
    assert errors(page) == {"acts": ["Evidence names an act by its adilet number, for example K1400000226."]}
    answer = client.post(url, typed(0, **form, **{"acts-0-act": "K1400000226"}))
    assert (answer.status_code, Claim.objects.get().evidence.get().act.adilet_id) == (302, "K1400000226")


def test_the_draft_of_a_claim_opens_again_with_all_its_pieces(cast, recommendation):
    client, url = client_of(cast.focal), address("claim", recommendation.ref)
    said = {"level": "partial", "text_ru": "Часть", "address": "https://example.org/report", "figure_ru": "23 отказа"}
    client.post(url, typed(0, **said, **{"acts-0-act": "K1400000226"}, files=an_upload(b"A table.", "table.txt")))
    form = client.get(url).context["form"]
    assert form["address"].value() == "https://example.org/report"
    assert str(form["figure"].value()) == "23 отказа"
    assert [stored.name for stored in form["files"].value()] == ["table.txt"]
    assert [cited.act.adilet_id for cited in form["acts"].value()] == ["K1400000226"]
    assert (form["level"].value(), form["version"].value()) == ("partial", 1)


@pytest.mark.parametrize("value", ["in_part", "noted", "not_supported"])
def test_reasons_are_asked_for_beside_the_field(cast, recommendation, value):
    page = client_of(cast.focal).post(address("take_position", recommendation.ref), typed(0, value=value))
    assert errors(page) == {"text": ["Give the reasons: they are mandatory unless you support the recommendation."]}


def test_a_colleagues_draft_is_not_overwritten_by_an_older_page(cast, recommendation):
    client, url = client_of(cast.focal), address("take_position", recommendation.ref)
    seen = client.get(url).context["form"]["version"].value()
    theirs = {"value": PositionValue.NOTED, "text": Words.of(ru="Текст коллеги")}
    services.draft_position(recommendation, by=cast.signatory, **theirs)
    page = client.post(url, typed(seen, value="in_part", text_ru="Мой текст"))
    assert (page.status_code, str(Position.objects.get().text)) == (409, "Текст коллеги")
    assert [text in page.content.decode() for text in ("Мой текст", "Текст коллеги")] == [True, True]
    again = page.context["form"]["version"].value()
    assert client.post(url, typed(again, value="in_part", text_ru="Мой текст")).status_code == 302
    assert str(Position.objects.get().text) == "Мой текст"


def test_a_page_is_not_old_because_somebody_else_said_something_of_the_recommendation(cast, recommendation):
    client, url = client_of(cast.focal), address("report", recommendation.ref)
    seen = client.get(url).context["form"]["version"].value()
    make_position(recommendation, cast)
    answer = client.post(url, typed(seen, declared="in_progress", text_ru="Идёт"))
    assert answer.status_code == 302


def test_a_draft_that_was_signed_meanwhile_is_said_to_be_gone(cast, recommendation):
    client, url = client_of(cast.focal), address("take_position", recommendation.ref)
    said = {"value": PositionValue.NOTED, "text": Words.of(ru="Учтём")}
    draft = services.draft_position(recommendation, by=cast.focal, **said)
    seen = client.get(url).context["form"]["version"].value()
    services.take_position(draft, by=cast.signatory)
    page = client.post(url, typed(seen, value="noted", text_ru="Правка"))
    assert page.status_code == 409
    assert "There is no draft any more" in page.content.decode()


def test_what_the_draft_lacks_is_said_above_the_form_of_the_signature(cast, recommendation):
    said = {"value": PositionValue.NOTED, "text": Words()}
    draft = services.draft_position(recommendation, by=cast.focal, **said)
    page = client_of(cast.signatory).post(address("position_sign", draft.uid), typed(draft.version))
    assert errors(page) == {"__all__": ["A position other than support needs its reasons."]}
    assert now(draft).state == PaperState.DRAFTED


def test_a_letter_of_tomorrow_is_refused_and_the_draft_stays(cast, recommendation):
    said = {"value": PositionValue.NOTED, "text": Words.of(ru="Учтём")}
    draft = services.draft_position(recommendation, by=cast.focal, **said)
    form = typed(draft.version, number="12-04/1187", dated_on="2999-01-01", office_ru="Вице-министр")
    page = client_of(cast.focal).post(address("position_enter", draft.uid), form)
    assert errors(page) == {"__all__": ["A letter cannot be dated in the future."]}
    assert now(draft).state == PaperState.DRAFTED


def test_grounds_are_asked_for_beside_the_field_and_the_chosen_verdict_stays(cast, recommendation):
    claim = make_claim(recommendation, cast)
    page = client_of(cast.ombudsman).post(address("assess", claim.uid), typed(claim.version, verdict="partly"))
    assert errors(page) == {"grounds": ["This field is required."]}
    assert page.context["form"]["verdict"].value() == "partly"
    assert not Assessment.objects.exists()


def test_the_form_of_assessment_offers_no_objection(cast, recommendation):
    claim = make_claim(recommendation, cast)
    page = client_of(cast.ombudsman).post(
        address("assess", claim.uid), typed(claim.version, verdict="contest", grounds_ru="Нет")
    )
    assert list(errors(page)) == ["verdict"]


def test_a_double_click_objects_once(cast, recommendation):
    claim = make_claim(recommendation, cast)
    client, url = client_of(cast.author), address("contest", claim.uid)
    form = typed(claim.version, reason="partial", grounds_ru="Осталась проверка", files=an_upload(b"A photo in words."))
    first = client.post(url, form)
    second = client.post(url, {**form, "files": an_upload(b"A photo in words.")})
    assert (first.status_code, second.url) == (302, first.url)
    assert (Objection.objects.count(), Line.objects.filter(step="contest").count()) == (1, 1)


def test_a_word_of_another_organisation_makes_no_page_old(cast, recommendation):
    claim = make_claim(recommendation, cast)
    client, url = client_of(cast.author), address("contest", claim.uid)
    seen = client.get(url).context["form"]["version"].value()
    make_assessment(claim, cast.ombudsman)
    answer = client.post(url, typed(seen, reason="partial", grounds_ru="Осталась проверка"))
    assert answer.status_code == 302


def test_narrowing_asks_what_remains(cast, recommendation):
    objection = make_objection(make_claim(recommendation, cast), cast.author)
    draft = services.draft_objection_reply(objection, by=cast.focal, text=Words.of(ru="Ответ"))
    services.answer_objection(draft, by=cast.signatory)
    version = now(objection).version
    page = client_of(cast.author).post(address("narrow_objection", objection.uid), typed(version))
    assert errors(page) == {"narrowed_to": ["This field is required."]}


def test_the_claim_and_its_evidence_stand_above_the_form_of_an_objection(cast, recommendation):
    claim = make_claim(recommendation, cast)
    shown = client_of(cast.author).get(address("contest", claim.uid)).content.decode()
    assert [text in shown for text in ("Сделано", "23 отказа в 2025 году")] == [True, True]


def test_ending_names_a_public_decision_and_its_reason(cast, recommendation):
    client, url = client_of(cast.secretary), address("end", recommendation.ref)
    page = client.post(url, typed(now(recommendation).version))
    assert list(errors(page)) == ["decision", "reason"]
    decision = recommendation.decision
    form = typed(now(recommendation).version, decision=decision.pk, reason_ru="Закрыть")
    assert client.post(url, form).status_code == 302
    assert now(recommendation).state == "ended"


def test_a_draft_that_waits_for_signature_is_not_written_on(cast, recommendation):
    said = {"value": PositionValue.NOTED, "text": Words.of(ru="Учтём")}
    draft = services.draft_position(recommendation, by=cast.focal, **said)
    services.send_position_for_signature(draft, by=cast.focal)
    client, url = client_of(cast.focal), address("take_position", recommendation.ref)
    with override("en"):
        page = recommendation.get_absolute_url()
    assert [client.get(url).url, client.post(url, typed(draft.version, value="noted")).url] == [page, page]
    with override("en"):
        offered = [str(step["label"]) for step in client.get(page).context["steps"]]
    assert offered == ["Plan a measure", "Report progress", "Report as implemented"]


def test_whoever_signs_a_claim_sees_the_evidence_that_is_filed_with_it(cast, recommendation):
    said = {"level": "full", "text": Words.of(ru="Сделано"), "evidence": [a_figure("4 отказа из 300")]}
    draft = services.draft_claim(recommendation, by=cast.focal, **said)
    shown = client_of(cast.signatory).get(address("claim_sign", draft.uid)).content.decode()
    assert "4 отказа из 300" in shown
