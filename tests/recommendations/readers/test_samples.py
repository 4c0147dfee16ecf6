"""The small files of ``tests/data/recommendations``: one of each kind, read from disk as a secretary would give them."""

from pathlib import Path

from recommendations.readers import PartialDate, Skipped, read

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "recommendations"
FORMULA = "“Рекомендация” holds a formula. Paste it as a value (text only) and import again."
NO_TEXT = "The row has no text of a recommendation."


def test_a_raw_export_of_upr_info():
    with read(SAMPLES / "upr-info.csv") as reading:
        rows = list(reading)

    assert (reading.format, reading.described_as, reading.about_rows) == ("upr-info", "CSV, mac_roman, ,", 6)
    assert [row.texts["en"] for row in rows] == [
        "Continue consultations vis-à-vis draft laws with civil society",
        "Publish the replies of state bodies in both languages",
        "Publish the replies of state bodies in both languages",
        "Train judges, prosecutors and police (all regions)",
        "Adopt a law on legal aid, following the example of Côte d'Ivoire",
    ]
    assert [row.recommending for row in rows] == [
        ("Norway",),
        ("Cote d'Ivoire",),
        ("Cote d'Ivoire",),
        (),
        ("Kazakhstan",),
    ]
    assert [row.position for row in rows] == ["supported", "noted", "noted", "supported", "supported"]
    assert len({row.key for row in rows}) == 5


def test_a_table_saved_by_a_russian_windows():
    with read(SAMPLES / "table-ru-windows.csv") as reading:
        first, second, without_text, formula = reading

    assert reading.described_as == "CSV, kz1048, ;"
    assert (first.code, first.lead, first.position, first.adopted) == (
        "Д-1",
        "Министерство юстиции",
        "in_part",
        PartialDate(2014),
    )
    assert first.co_executors == ("Министерство экологии, геологии и природных ресурсов", "МВД")
    assert (second.lead, second.adopted, second.themes) == ("", PartialDate(2015, 5, 12), ("доступ к правосудию",))
    assert [(row.number, str(row.reason)) for row in (without_text, formula)] == [(4, NO_TEXT), (5, FORMULA)]


def test_a_table_in_two_languages_as_text_and_as_a_workbook():
    text = list(read(SAMPLES / "table-kk-ru.csv"))
    book = list(read(SAMPLES / "table.xlsx"))

    assert list(text[0].texts.items()) == [
        ("ru", "Публиковать ответы государственных органов на двух языках"),
        ("kk", "Мемлекеттік органдардың жауаптарын екі тілде жариялау"),
    ]
    assert [row.key for row in book[:2]] == [row.key for row in text[:2]]
    assert [row.texts for row in book[:2]] == [row.texts for row in text[:2]]
    assert [(type(row), row.number) for row in (text[2], book[2])] == [(Skipped, 4), (Skipped, 5)]
    assert [str(note) for note in read(SAMPLES / "table.xlsx").warnings] == [
        "Columns kept as source text only: №, Примечание."
    ]
