"""Acts and their units are cited in the order of each language (domain.md §3.1, §3.4)."""

import datetime as dt
import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.words import Words
from law.citation import Pinpoint, cite_act, cite_pinpoint, cite_provision, cite_unit, unit_number
from law.kinds import ActType

TITLE = Words.of(
    kk="Дербес деректер және оларды қорғау туралы",
    ru="О персональных данных и их защите",
    en="On Personal Data and Their Protection",
)
CODE = Words.of(
    kk="Қазақстан Республикасының Қылмыстық кодексі",
    ru="Уголовный кодекс Республики Казахстан",
    en="Criminal Code of the Republic of Kazakhstan",
)
DAY = dt.date(2013, 5, 21)


def an_act(type=ActType.LAW, number="94-V", adopted_on=DAY, title=TITLE, issuer=None, adilet_id="Z1300000094"):
    return SimpleNamespace(
        type=type, number=number, adopted_on=adopted_on, title=title, issuer=issuer or Words(), adilet_id=adilet_id
    )


def said(words):
    return {code: text.text for code, text in words.texts.items()}


def test_a_law_is_cited_as_its_sources_cite_it():
    assert said(cite_act(an_act())) == {
        "kk": "«Дербес деректер және оларды қорғау туралы» Қазақстан Республикасының 2013 жылғы 21 мамырдағы № 94-V Заңы",
        "ru": "Закон Республики Казахстан от 21 мая 2013 года № 94-V «О персональных данных и их защите»",
        "en": "Law of the Republic of Kazakhstan dated 21 May 2013 No. 94-V “On Personal Data and Their Protection”",
    }


def test_a_law_without_a_title_is_cited_by_day_and_number():
    assert said(cite_act(an_act(title=Words()))) == {
        "kk": "Қазақстан Республикасының 2013 жылғы 21 мамырдағы № 94-V Заңы",
        "ru": "Закон Республики Казахстан от 21 мая 2013 года № 94-V",
        "en": "Law of the Republic of Kazakhstan dated 21 May 2013 No. 94-V",
    }


def test_a_code_that_is_a_name_stands_without_quotation_marks():
    act = an_act(ActType.CODE, "226-V", dt.date(2014, 7, 3), CODE)
    assert said(cite_act(act)) == {
        "kk": "Қазақстан Республикасының 2014 жылғы 3 шілдедегі № 226-V Қылмыстық кодексі",
        "ru": "Уголовный кодекс Республики Казахстан от 3 июля 2014 года № 226-V",
        "en": "Criminal Code of the Republic of Kazakhstan dated 3 July 2014 No. 226-V",
    }


def test_a_code_with_a_title_of_its_own_is_quoted_like_a_law():
    title = Words.of(kk="Неке (ерлі-зайыптылық) және отбасы туралы", ru="О браке (супружестве) и семье")
    act = an_act(ActType.CODE, "518-IV", dt.date(2011, 12, 26), title)
    assert said(cite_act(act)) == {
        "kk": "«Неке (ерлі-зайыптылық) және отбасы туралы» Қазақстан Республикасының 2011 жылғы 26 желтоқсандағы № 518-IV Кодексі",
        "ru": "Кодекс Республики Казахстан от 26 декабря 2011 года № 518-IV «О браке (супружестве) и семье»",
    }


def test_the_constitution_has_no_number():
    title = Words.of(
        kk="Қазақстан Республикасының Конституциясы",
        ru="Конституция Республики Казахстан",
        en="Constitution of the Republic of Kazakhstan",
    )
    assert said(cite_act(an_act(ActType.CONSTITUTION, "", dt.date(1995, 8, 30), title))) == {
        "kk": "Қазақстан Республикасының 1995 жылғы 30 тамыздағы Конституциясы",
        "ru": "Конституция Республики Казахстан от 30 августа 1995 года",
        "en": "Constitution of the Republic of Kazakhstan dated 30 August 1995",
    }


def test_an_order_names_its_issuer():
    issuer = Words.of(
        kk="Қазақстан Республикасы Әділет министрінің",
        ru="Министра юстиции Республики Казахстан",
        en="the Minister of Justice of the Republic of Kazakhstan",
    )
    act = an_act(ActType.ORDER, "12", dt.date(2026, 2, 9), Words(), issuer)
    assert said(cite_act(act)) == {
        "kk": "Қазақстан Республикасы Әділет министрінің 2026 жылғы 9 ақпандағы № 12 бұйрығы",
        "ru": "Приказ Министра юстиции Республики Казахстан от 9 февраля 2026 года № 12",
        "en": "Order of the Minister of Justice of the Republic of Kazakhstan dated 9 February 2026 No. 12",
    }


@pytest.mark.parametrize(
    ("type", "kk", "ru"),
    [
        (
            ActType.DECREE,
            "Қазақстан Республикасы Президентінің № 1 Жарлығы",
            "Указ Президента Республики Казахстан № 1",
        ),
        (
            ActType.GOVERNMENT,
            "Қазақстан Республикасы Үкіметінің № 1 қаулысы",
            "Постановление Правительства Республики Казахстан № 1",
        ),
        (
            ActType.CONSTITUTIONAL_LAW,
            "Қазақстан Республикасының № 1 Конституциялық заңы",
            "Конституционный закон Республики Казахстан № 1",
        ),
    ],
)
def test_each_type_has_its_own_words(type, kk, ru):
    cited = said(cite_act(an_act(type, "1", None, Words())))
    assert (cited["kk"], cited["ru"]) == (kk, ru)


@pytest.mark.parametrize("type", ActType)
def test_every_type_can_be_cited_in_every_language(type):
    assert set(said(cite_act(an_act(type)))) == {"kk", "ru", "en"}


def test_an_act_of_which_nothing_is_known_is_told_by_its_identifier():
    act = an_act(ActType.LAW, "", None, Words())
    assert said(cite_act(act)) == {
        "kk": "Қазақстан Республикасының Заңы Z1300000094",
        "ru": "Закон Республики Казахстан Z1300000094",
        "en": "Law of the Republic of Kazakhstan Z1300000094",
    }


def test_a_title_that_does_not_exist_in_a_language_is_not_replaced_there():
    words = cite_act(an_act(title=Words.of(ru="О тишине")))
    assert (words.original, words.missing) == ("ru", ("kk", "en"))
    assert words.said("en").language == "ru"


@pytest.mark.parametrize(
    ("pinpoint", "kk", "ru", "en"),
    [
        (Pinpoint(article="17-1"), "17-1-бап", "статья 17-1", "article 17-1"),
        (Pinpoint(article="7", paragraph="2"), "7-баптың 2-тармағы", "пункт 2 статьи 7", "paragraph 2 of article 7"),
        (
            Pinpoint(article="17-1", paragraph="2", subparagraph="3)"),
            "17-1-баптың 2-тармағының 3) тармақшасы",
            "подпункт 3) пункта 2 статьи 17-1",
            "subparagraph 3) of paragraph 2 of article 17-1",
        ),
        (
            Pinpoint(article="5", paragraph="4", part="2"),
            "5-баптың 4-тармағының 2-бөлігі",
            "часть 2 пункта 4 статьи 5",
            "part 2 of paragraph 4 of article 5",
        ),
        (
            Pinpoint(article="145", part="2", paragraph="1)"),
            "145-баптың 2-бөлігінің 1) тармағы",
            "пункт 1) части 2 статьи 145",
            "paragraph 1) of part 2 of article 145",
        ),
        (
            Pinpoint(section="2", chapter="3"),
            "2-бөлімнің 3-тарауы",
            "глава 3 раздела 2",
            "chapter 3 of section 2",
        ),
        (Pinpoint(subparagraph="3)"), "3) тармақша", "подпункт 3)", "subparagraph 3)"),
    ],
)
def test_a_place_is_named_from_inside_in_russian_and_english_and_from_outside_in_kazakh(pinpoint, kk, ru, en):
    assert said(cite_pinpoint(pinpoint)) == {"kk": kk, "ru": ru, "en": en}


def test_no_place_is_no_words():
    assert cite_pinpoint(Pinpoint()) == Words()
    assert cite_unit(an_act(), Pinpoint()) == cite_act(an_act())


def test_in_kazakh_the_act_owns_the_place():
    act = an_act(title=Words())
    assert said(cite_unit(act, Pinpoint(article="6", paragraph="1"))) == {
        "kk": "Қазақстан Республикасының 2013 жылғы 21 мамырдағы № 94-V Заңының 6-бабының 1-тармағы",
        "ru": "Закон Республики Казахстан от 21 мая 2013 года № 94-V, пункт 1 статьи 6",
        "en": "Law of the Republic of Kazakhstan dated 21 May 2013 No. 94-V, paragraph 1 of article 6",
    }


def test_a_kazakh_name_with_brackets_stands_before_a_comma():
    title = Words.of(kk="Қазақстан Республикасының Азаматтық кодексі (Жалпы бөлім)")
    act = an_act(ActType.CODE, "", None, title)
    assert said(cite_unit(act, Pinpoint(article="9"))) == {
        "kk": "Қазақстан Республикасының Азаматтық кодексі (Жалпы бөлім), 9-бап"
    }


def test_a_provision_is_cited_behind_the_short_name_of_its_instrument():
    iccpr = Words.of(kk="АСҚХП", ru="МПГПП", en="ICCPR")
    assert said(cite_provision(iccpr, "article", "21")) == {
        "kk": "АСҚХП, 21-бап",
        "ru": "МПГПП, статья 21",
        "en": "ICCPR, article 21",
    }
    assert said(cite_provision(Words.of(en="Copenhagen 1990"), "paragraph", "9.2")) == {
        "en": "Copenhagen 1990, paragraph 9.2"
    }
    assert cite_provision(iccpr, "article", "") == iccpr


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("17-1", "17-1"),
        (" ст. 17–1 ", "17-1"),
        ("статья 5", "5"),
        ("Article 9", "9"),
        ("3)", "3)"),
        ("пп. 3)", "3)"),
        ("4.", "4"),
        ("9.2", "9.2"),
        ("IV", "IV"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_the_number_of_a_unit_is_read_from_what_people_type(typed, number):
    assert unit_number(typed) == number


@pytest.mark.parametrize("typed", ["17 и 18", "5, 6", "all", "п. 2 ст. 7", "<b>", "1" * 13, "статья"])
def test_what_is_not_one_number_is_refused(typed):
    with pytest.raises(ValueError, match=re.escape(typed)):
        unit_number(typed)


@given(st.text(max_size=60))
def test_a_read_number_reads_as_itself(typed):
    try:
        number = unit_number(typed)
    except ValueError:
        return
    assert unit_number(number) == number
