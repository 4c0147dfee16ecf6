"""Fields of acts, obligations and words to sort by: nothing typed is lost, every error names its row."""

import re

import pytest
from django import forms
from django.http import QueryDict

from core.words import Words
from law.forms import ActsField, ObligationsField, ReferencesField
from law.models import Act, Theme
from law.services import CitedAct, CitedObligation, Pinpoint
from tests.make.law import a_theme, an_act, an_instrument

pytestmark = pytest.mark.django_db


class NoteForm(forms.Form):
    acts = ActsField(required=False)
    obligations = ObligationsField(required=False)
    themes = ReferencesField(Theme)


def sent(form=NoteForm, initial=None, **inputs):
    """The form as a browser sends it: ``acts_0_act="…"`` stands for the input ``acts-0-act``."""
    posted = QueryDict(mutable=True)
    for name, value in inputs.items():
        posted.setlist(name.replace("_", "-"), value if isinstance(value, list) else [value])
    return form(posted, initial=initial)


def values(html):
    return {name: value for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', html) if value}


def test_an_act_is_told_by_its_identifier_its_address_its_number_and_its_title():
    act = an_act("Z9900000001", number="94-V", title=Words.of(ru="О тишине"))
    for typed in ("Z9900000001", "https://adilet.zan.kz/rus/docs/Z9900000001", "№ 94-V", "о тишине"):
        form = sent(acts_0_act=typed, acts_0_article="ст. 17–1", acts_0_subparagraph="3)")
        assert form.errors == {}
        assert form.cleaned_data["acts"] == [CitedAct(act, pinpoint=Pinpoint(article="17-1", subparagraph="3)"))]
        assert form.fields["acts"].warnings == []


def test_an_unknown_identifier_is_accepted_with_a_warning_and_registers_nothing_yet():
    form = sent(acts_0_act="k1400000226")
    assert form.is_valid()
    assert form.cleaned_data["acts"] == [CitedAct(adilet_id="K1400000226")]
    assert form.fields["acts"].warnings == [
        "K1400000226 is not among the acts known here: check the number. It was taken as it is."
    ]
    assert Act.objects.count() == 0


def test_words_from_which_no_act_can_be_told_are_accepted_with_a_warning():
    form = sent(acts_0_act="Закон о шуме")
    assert form.is_valid()
    assert form.cleaned_data["acts"] == [CitedAct(typed="Закон о шуме")]
    assert form.fields["acts"].warnings == ["No act is known here as “Закон о шуме”. It was taken as it is."]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (
            {"act": "K140000022"},
            "“K140000022” is not a number of the register adilet.zan.kz: it has 11 characters, like K1400000226.",
        ),
        ({"act": "", "article": "5"}, "Say which act the article belongs to."),
        (
            {"act": "Z9900000001", "article": "5 и 6"},
            "“5 и 6” is not the number of one article or paragraph, like 17-1 or 3).",
        ),
        (
            {"act": "О тишине"},
            "Several acts are called “О тишине”. Give the number of the register: Z9900000001, Z9900000002.",
        ),
        ({"act": "я" * 301}, "Not more than 300 characters."),
    ],
)
def test_a_wrong_row_is_named_beside_the_field_and_everything_typed_stays(row, problem):
    for adilet_id in ("Z9900000001", "Z9900000002"):
        an_act(adilet_id, title=Words.of(ru="О тишине"))
    wrong = {f"acts_1_{name}": value for name, value in row.items()}
    form = sent(acts_0_act="Z9900000001", acts_0_article="7", **wrong)
    assert form.errors == {"acts": [f"Row 2: {problem}"]}
    expected = {name.replace("_", "-"): value for name, value in wrong.items() if value}
    assert values(str(form["acts"])) == {"acts-0-act": "Z9900000001", "acts-0-article": "7", **expected}


def test_all_that_is_wrong_with_a_row_is_told_at_once():
    form = sent(acts_0_act="K140000022", acts_0_article="5 и 6", acts_0_part="ы")
    assert [error.partition("”")[0] for error in form.errors["acts"]] == [
        "Row 1: “K140000022",
        "Row 1: “5 и 6",
        "Row 1: “ы",
    ]


def test_markup_that_was_typed_stays_text():
    page = str(sent(acts_0_act='"><script>alert(1)</script>')["acts"])
    assert "<script>" not in page
    assert "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_empty_rows_between_full_ones_are_no_rows():
    an_act("Z9900000001")
    form = sent(acts_0_act="", acts_2_act="Z9900000001", acts_5_act="  ")
    assert form.is_valid()
    assert len(form.cleaned_data["acts"]) == 1


def test_required_means_one_row():
    class StrictForm(forms.Form):
        acts = ActsField()

    assert sent(StrictForm).errors == {"acts": ["This field is required."]}


def test_a_form_shows_what_is_cited_already_and_knows_when_nothing_changed():
    act, treaty = an_act("Z9900000001"), an_instrument("abc", provisions=["21"])
    initial = {
        "acts": [CitedAct(act, pinpoint=Pinpoint(article="7")), CitedAct(typed="Закон о шуме")],
        "obligations": [CitedObligation(treaty, "21"), CitedObligation(treaty, "22")],
    }
    shown = NoteForm(initial=initial)
    inputs = values(str(shown["acts"])) | values(str(shown["obligations"]))
    chosen = re.findall(r'<option value="([^"]+)" selected>', str(shown["obligations"]))
    assert inputs == {
        "acts-0-act": "Z9900000001",
        "acts-0-article": "7",
        "acts-1-act": "Закон о шуме",
        "obligations-1-number": "22",
    }
    assert chosen == ["abc:21", "abc"]
    same = {"acts_0_act": "Z9900000001", "acts_0_article": "7", "acts_1_act": "Закон о шуме"}
    same |= {"obligations_0_provision": "abc:21", "obligations_1_provision": "abc", "obligations_1_number": "22"}
    form = sent(initial=initial, **same)
    assert (form.is_valid(), form.has_changed()) == (True, False)
    assert (form.cleaned_data["acts"], form.cleaned_data["obligations"]) == (initial["acts"], initial["obligations"])


def test_known_acts_are_suggested_by_identifier_and_citation():
    an_act("Z9900000001", number="1", title=Words.of(en="On Silence"))
    an_act("Z9900000002")
    options = re.findall(r'<option value="(\w+)">([^<]+)</option>', str(NoteForm()["acts"]))
    assert options == [("Z9900000001", "Law of the Republic of Kazakhstan No. 1 “On Silence”")]


def test_an_obligation_is_a_listed_article_another_one_or_the_whole_treaty():
    treaty = an_instrument("abc", provisions=["21"])
    form = sent(
        obligations_0_provision="abc:21",
        obligations_1_provision="abc",
        obligations_1_number=" 14 (3) ",
        obligations_2_provision="abc",
        obligations_3_provision="abc:21",
        obligations_3_number="21(2)",
    )
    assert form.errors == {}
    assert form.cleaned_data["obligations"] == [CitedObligation(treaty, n) for n in ("21", "14(3)", "", "21(2)")]


@pytest.mark.parametrize(
    ("provision", "number", "problem"),
    [
        ("", "21", "Choose a treaty or commitment from the list."),
        ("xyz", "", "Choose a treaty or commitment from the list."),
        ("abc:99", "", "Choose a treaty or commitment from the list."),
        ("abc", "21 и 22", "“21 и 22” is not the number of one article or paragraph, like 21, 9.2 or 14(3)."),
        ("abc", "1" * 13, "“1111111111111” is not the number of one article or paragraph, like 21, 9.2 or 14(3)."),
        ("abc:21", "22", "Choose one article, or write one number; not both."),
    ],
)
def test_a_wrong_obligation_is_named_beside_the_field(provision, number, problem):
    an_instrument("abc", provisions=["21"])
    form = sent(obligations_0_provision=provision, obligations_0_number=number)
    assert form.errors == {"obligations": [f"Row 1: {problem}"]}


def test_themes_are_ticked_by_code_in_the_language_of_the_page():
    one, two = a_theme("one", position=2), a_theme("two", position=1)
    boxes = re.findall(r'value="(\w+)"[^>]*>\s*(\w+)', str(NoteForm()["themes"]))
    assert boxes == [("two", "two"), ("one", "one")]
    form = sent(themes=["one", "two"])
    assert form.is_valid()
    assert list(form.cleaned_data["themes"]) == [two, one]
    assert sent(themes=["three"]).errors == {
        "themes": ["Select a valid choice. three is not one of the available choices."]
    }
    assert one.name.said("kk").text == "one қ"


def test_a_theme_no_longer_offered_stays_where_it_was_and_is_chosen_nowhere_else():
    gone = a_theme("gone", is_offered=False)
    assert sent(themes=["gone"]).is_valid() is False
    form = sent(initial={"themes": [gone]}, themes=["gone"])
    assert form.is_valid()
    assert list(form.cleaned_data["themes"]) == [gone]


def test_drawing_the_fields_costs_the_same_for_few_rows_and_many(django_assert_num_queries):
    for number in range(5):
        an_instrument(provisions=["1", "2"])
        an_act(number=str(number))
    with django_assert_num_queries(4):  # acts, instruments, provisions, themes
        str(NoteForm().as_p())
