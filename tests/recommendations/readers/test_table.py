"""Tables as bodies and NGOs keep them: headers in three languages, partial rows, dates and positions in people's words."""

import datetime as dt
import re

import pytest

from recommendations.readers import PartialDate, Skipped, UnreadableFile, read
from recommendations.readers.table import language_of
from tests.recommendations.readers.files import all_of, csv_of, only_row, reasons_of, rows_of, xlsx_of, xlsx_of_sheets

RUSSIAN = "Обеспечить бесплатную юридическую помощь"
KAZAKH = "Тегін заң көмегін қамтамасыз ету"
ENGLISH = "Provide free legal aid"


def test_a_russian_table_of_a_state_body_is_read_whole():
    row = only_row(
        csv_of(
            [
                "Рекомендация",
                "Ответственный исполнитель",
                "Соисполнители",
                "Дата принятия",
                "Источник",
                "Символ документа",
            ],
            [
                RUSSIAN,
                "Министерство юстиции",
                "МВД, Генеральная прокуратура",
                "12.05.2014 г.",
                "CCPR",
                "CCPR/C/KAZ/CO/2",
            ],
            separator=";",
            encoding="cp1251",
        )
    )

    assert row.texts == {"ru": RUSSIAN}
    assert (row.lead, row.co_executors) == ("Министерство юстиции", ("МВД", "Генеральная прокуратура"))
    assert (row.adopted, row.mechanism, row.document) == (PartialDate(2014, 5, 12), "CCPR", "CCPR/C/KAZ/CO/2")
    assert row.source_cells["Дата принятия"] == "12.05.2014 г."


def test_a_kazakh_table_is_read_whole():
    row = only_row(
        csv_of(
            ["Ұсыным", "Жауапты орындаушы", "Қабылданған күні", "Ұстаным", "Тақырыптар", "Тармақ"],
            [KAZAKH, "Әділет министрлігі", "2014 жылғы 12 мамыр", "Ішінара қолдау тапты", "әділдік; құқық", "12"],
        )
    )

    assert (row.texts, row.lead) == ({"kk": KAZAKH}, "Әділет министрлігі")
    assert (row.adopted, row.position) == (PartialDate(2014, 5, 12), "in_part")
    assert (row.themes, row.paragraph) == (("әділдік", "құқық"), "12")


def test_a_workbook_keeps_dates_and_numbers_as_a_person_reads_them():
    row = only_row(
        xlsx_of(
            ["ID", "Text", "Title", "Date", "Session", "Recommending States", "Response", "Action category", "Cycle"],
            [17, ENGLISH, "Legal aid", dt.datetime(2014, 5, 12), 7.0, "Chad; Norway", "Not supported", 5, 2],
        )
    )

    assert (row.code, row.texts, row.titles) == ("17", {"en": ENGLISH}, {"en": "Legal aid"})
    assert (row.adopted, row.session, row.cycle) == (PartialDate(2014, 5, 12), "7", "2")
    assert (row.recommending, row.position, row.action_category) == (("Chad", "Norway"), "not_supported", 5)
    assert (row.source_cells["Date"], row.source_cells["ID"]) == ("2014-05-12", "17")


@pytest.mark.parametrize(
    "header",
    [
        ["Text (kk)", "Text (ru)", "Text (en)"],
        ["text_kk", "text_ru", "text_en"],
        ["Рекомендация (на казахском языке)", "Рекомендация (на русском языке)", "Рекомендация (англ.)"],
        ["Қазақша мәтін", "Мәтін, орысша", "Мәтін (ағылшынша)"],
        ["Ұсыным", "Рекомендация", "Recommendation"],
    ],
)
def test_three_languages_stand_in_three_columns_and_the_leftmost_is_the_original(header):
    row = only_row(csv_of(header, [KAZAKH, RUSSIAN, ENGLISH]))

    assert list(row.texts.items()) == [("kk", KAZAKH), ("ru", RUSSIAN), ("en", ENGLISH)]


@pytest.mark.parametrize(("text", "language"), [(KAZAKH, "kk"), (RUSSIAN, "ru"), (ENGLISH, "en")])
def test_a_column_without_a_language_holds_what_its_letters_show(text, language):
    assert only_row(csv_of(["Text"], [text])).texts == {language: text}


def test_a_column_without_a_language_never_takes_the_place_of_a_column_with_one():
    row = only_row(csv_of(["Text", "Text (kk)"], ["Сөз бостандығы", KAZAKH]))

    assert row.texts == {"ru": "Сөз бостандығы", "kk": KAZAKH}


def test_languages_are_told_in_the_declaration_of_human_rights(shared_data):
    for name, language in (("kaz", "kk"), ("rus", "ru"), ("eng", "en")):
        page = (shared_data / "udhr-kk-ru-en" / f"{name}.html").read_text(encoding="utf-8")
        paragraphs = [re.sub(r"<[^>]+>", " ", part) for part in re.findall(r"<p>(.*?)</p>", page, re.DOTALL)]
        long_ones = [part for part in paragraphs if len(part) > 60]
        assert len(long_ones) > 30
        assert {language_of(part) for part in long_ones} == {language}


def test_only_the_text_is_needed():
    row = only_row(csv_of(["Text", "Lead", "Date"], [ENGLISH, "", ""]))

    assert (row.lead, row.adopted, row.position, row.warnings) == ("", None, "", ())


def test_a_row_without_text_is_skipped_and_a_blank_one_is_none():
    content = csv_of(["Text", "Lead"], [ENGLISH, "A"], ["", "B"], ["", " "], ["Adopt", "C"])

    assert [(item.number, isinstance(item, Skipped)) for item in all_of(content)] == [(2, False), (3, True), (5, False)]


def test_what_is_not_understood_is_empty_told_and_kept():
    row = only_row(csv_of(["Text", "Date", "Response", "Action"], [ENGLISH, "when possible", "Deferred", "9"]))

    assert (row.adopted, row.position, row.action_category) == (None, "", None)
    assert [str(warning) for warning in row.warnings] == [
        "Date “when possible” is not understood.",
        "Position “Deferred” is not known.",
        "“9” is not an action category from 1 to 5.",
    ]
    assert row.source_cells == {"Text": ENGLISH, "Date": "when possible", "Response": "Deferred", "Action": "9"}


def test_a_dash_says_that_there_is_nothing():
    row = only_row(csv_of(["Text", "Lead", "Co-executors", "Date", "Response"], [ENGLISH, "—", "-", "–", "нет"]))

    assert (row.lead, row.co_executors, row.adopted, row.position, row.warnings) == ("", (), None, "", ())


def test_titles_above_the_header_and_columns_we_do_not_know_are_no_obstacle():
    content = csv_of(
        ["Матрица исполнения рекомендаций", "", "", ""],
        ["по состоянию на 1 мая", "", "", ""],
        ["№", "Рекомендация", "Исполнитель", "Примечание"],
        ["1", RUSSIAN, "МЮ", "срочно"],
    )

    with read(content) as reading:
        (row,) = reading
    assert (row.number, row.texts, row.lead) == (4, {"ru": RUSSIAN}, "МЮ")
    assert row.source_cells == {"№": "1", "Рекомендация": RUSSIAN, "Исполнитель": "МЮ", "Примечание": "срочно"}
    assert [str(warning) for warning in reading.warnings] == ["Columns kept as source text only: №, Примечание."]


def test_two_columns_that_mean_the_same_are_refused_by_name():
    with pytest.raises(UnreadableFile) as refused:
        all_of(csv_of(["Text", "Lead", "Lead body"], [ENGLISH, "A", "B"]))
    assert str(refused.value) == "Columns “Lead” and “Lead body” mean the same. Rename or delete one of them."


def test_two_columns_of_the_same_name_that_we_do_not_know_are_both_kept():
    row = only_row(csv_of(["Text", "Note", "Note", ""], [ENGLISH, "a", "b", "c"]))

    assert row.source_cells == {"Text": ENGLISH, "Note": "a", "Note (2)": "b", "column 4": "c"}


def test_a_file_without_a_header_is_refused_with_a_way_out():
    with pytest.raises(UnreadableFile) as refused:
        all_of(csv_of([RUSSIAN, "Министерство юстиции"], ["Принять закон", "Парламент"]))
    assert str(refused.value) == (
        "No column with the text of recommendations was found. Put headers into the first row, such as “Text”, “Lead”, “Date”. "
        f"Columns found: {RUSSIAN}, Министерство юстиции."
    )


def test_more_cells_than_headers_are_skipped_and_not_lost_silently():
    content = csv_of(["Text", "Lead"], ["Adopt", "A", "rest of a text with a comma"], ["Ratify", "B", " "])

    assert reasons_of(content) == [
        (2, "The row has more cells than the header. A comma may need quotation marks around its cell.")
    ]


def test_a_short_row_among_others_is_a_partial_row():
    assert [row.lead for row in rows_of(b"Text,Lead\nAdopt\nRatify,B\nSign")] == ["", "B", ""]


def test_the_only_short_row_at_an_open_end_means_that_the_file_was_cut_off():
    with pytest.raises(UnreadableFile, match="ends in the middle of row 3"):
        all_of(b"Text,Lead,Date\nAdopt,A,2014\nRatif")


def test_the_visible_sheet_with_a_header_is_read_and_the_choice_is_told():
    book = xlsx_of_sheets(
        {"Титул": [["Отчёт"]], "Черновик": [["Text", "Lead"], ["old", "x"]], "Данные": [["Text"], [ENGLISH]]},
        hidden=("Черновик",),
    )
    with read(book) as reading:
        assert [row.texts for row in reading] == [{"en": ENGLISH}]
    assert [str(warning) for warning in reading.warnings] == ["The workbook has several sheets; only “Данные” is read."]
