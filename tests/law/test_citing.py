"""Acts and obligations as a thing cites them."""

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import translation

from core.words import Words
from law.kinds import Standing
from law.models import Act
from law.services import (
    CitedAct,
    CitedObligation,
    Pinpoint,
    cite_acts,
    cite_obligations,
    cited_acts,
    cited_obligations,
)
from participants.acting import THE_HOUSE
from tests.make.law import an_act, an_instrument

pytestmark = pytest.mark.django_db
LAW = {"number": "94-V", "title": Words.of(ru="О тишине", en="On Silence")}


def test_acts_are_cited_in_order_each_once_and_unknown_ones_are_registered(note_act):
    known = an_act(**LAW)
    cited = [CitedAct(known, pinpoint=Pinpoint(article="7")), CitedAct(adilet_id="K9900000077"), CitedAct(known)]
    rows = cite_acts(note_act, [*cited, cited[0]], by=THE_HOUSE, note="a")
    assert [(row.act.adilet_id, row.article, row.position) for row in rows] == [
        (known.adilet_id, "7", 0),
        ("K9900000077", "", 1),
        (known.adilet_id, "", 2),
    ]
    assert Act.objects.get(adilet_id="K9900000077").is_described is False


def test_what_a_form_shows_is_what_it_gave(note_act, note_obligation):
    treaty = an_instrument(provisions=["21"])
    acts = [CitedAct(an_act(**LAW), pinpoint=Pinpoint(article="7", paragraph="2")), CitedAct(typed="Закон о шуме")]
    obligations = [CitedObligation(treaty, "21"), CitedObligation(treaty)]
    cite_acts(note_act, acts, by=THE_HOUSE, note="a")
    cite_obligations(note_obligation, obligations, note="a")
    assert cited_acts(note_act.objects.all()) == acts
    assert cited_obligations(note_obligation.objects.all()) == obligations


def test_citing_anew_replaces_the_citations_of_that_thing_only(note_act):
    act = an_act()
    for note in ("a", "b"):
        cite_acts(note_act, [CitedAct(act)], by=THE_HOUSE, note=note)
    cite_acts(note_act, [], by=THE_HOUSE, note="a")
    assert list(note_act.objects.values_list("note", flat=True)) == ["b"]


def test_an_identifier_of_the_wrong_form_rolls_everything_back(note_act):
    cite_acts(note_act, [CitedAct(an_act())], by=THE_HOUSE, note="a")
    with pytest.raises(ValidationError):
        cite_acts(note_act, [CitedAct(adilet_id="nonsense")], by=THE_HOUSE, note="a")
    assert note_act.objects.count() == 1


def test_a_citation_is_words_in_the_languages_of_the_act(note_act):
    (row,) = cite_acts(note_act, [CitedAct(an_act(**LAW), pinpoint=Pinpoint(article="7"))], by=THE_HOUSE, note="a")
    assert row.citation.said("ru").text == "Закон Республики Казахстан № 94-V «О тишине», статья 7"
    assert str(row) == "Law of the Republic of Kazakhstan No. 94-V “On Silence”, article 7"


def test_words_from_which_no_act_can_be_told_are_kept_in_the_language_they_were_typed_in(note_act):
    with translation.override("ru"):
        cite_acts(note_act, [CitedAct(typed="Закон о шуме", pinpoint=Pinpoint(article="3"))], by=THE_HOUSE, note="a")
    row = note_act.objects.get()
    assert (row.act, row.typed_in, row.citation) == (None, "ru", Words.of(ru="Закон о шуме, статья 3"))


def test_a_number_finds_its_provision_and_the_longest_one(note_obligation):
    treaty = an_instrument(provisions=["14(3)", "14", "21"])
    numbers = ["21", "14(2)", "14(3)", "99", ""]
    rows = cite_obligations(note_obligation, [CitedObligation(treaty, number) for number in numbers], note="a")
    found = [(row.number, row.provision.number if row.provision else None) for row in rows]
    assert found == [("21", "21"), ("14(2)", "14"), ("14(3)", "14(3)"), ("99", None), ("", None)]


def line(template, citation):
    return " ".join(render_to_string(template, {"citation": citation}).split())


def test_the_line_of_an_act_links_to_the_register_and_says_what_nobody_has_checked(note_act):
    described, unknown = an_act("Z9900000001", **LAW), CitedAct(adilet_id="K9900000077")
    rows = cite_acts(note_act, [CitedAct(described), unknown, CitedAct(typed="<b>")], by=THE_HOUSE, note="a")
    assert [line("law/act_line.html", row) for row in rows] == [
        '<a href="https://adilet.zan.kz/eng/docs/Z9900000001" rel="external noopener">'
        '<span lang="en">Law of the Republic of Kazakhstan No. 94-V “On Silence”</span></a>',
        '<a href="https://adilet.zan.kz/eng/docs/K9900000077" rel="external noopener">'
        '<span lang="en">Code of the Republic of Kazakhstan K9900000077</span></a>'
        ' <small class="lang-mark" title="Nobody has checked yet that this act exists">not checked</small>',
        '<span lang="en">&lt;b&gt;</span>',
    ]


def test_the_line_of_an_act_that_has_lapsed_says_so(note_act):
    lapsed = an_act("Z9900000001", number="1", lapsed_on="2020-01-01")
    lapsed.refresh_from_db()
    (row,) = cite_acts(note_act, [CitedAct(lapsed)], by=THE_HOUSE, note="a")
    assert line("law/act_line.html", row).endswith('<small class="lang-mark">no longer in force</small>')


def test_the_line_of_an_obligation_names_its_subject_and_a_treaty_that_does_not_bind(note_obligation):
    treaty = an_instrument("abc", provisions=["21"], standing=Standing.NOT_PARTY)
    (row,) = cite_obligations(note_obligation, [CitedObligation(treaty, "21")], note="a")
    assert line("law/obligation_line.html", row) == (
        '<span lang="en">ABC, article 21</span> · <span lang="en">Subject 21</span>'
        ' <small class="lang-mark">Kazakhstan is not a party</small>'
    )
