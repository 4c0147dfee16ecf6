"""Cells that are lists, and what makes a row of a table the same row tomorrow."""

import csv

import pytest

from recommendations.readers.cells import listed
from tests.recommendations.readers.files import csv_of, only_row

RUSSIAN = "Обеспечить бесплатную юридическую помощь"
KAZAKH = "Тегін заң көмегін қамтамасыз ету"
ENGLISH = "Provide free legal aid"


@pytest.mark.parametrize(
    ("cell", "themes"),
    [
        ("Women's rights,Justice", ("Women's rights", "Justice")),
        ("защита детей, женщин", ("защита детей", "женщин")),
        ("труд; равенство, недискриминация", ("труд", "равенство, недискриминация")),
        ("- Right to health\n- Poverty", ("Right to health", "Poverty")),
        ("Justice,,Justice, ", ("Justice",)),
    ],
)
def test_themes_are_a_list(cell, themes):
    assert only_row(csv_of(["Text", "Themes"], [ENGLISH, cell])).themes == themes


@pytest.mark.parametrize(
    ("cell", "bodies"),
    [
        (
            "Министерство экологии, геологии и природных ресурсов",
            ("Министерство экологии, геологии и природных ресурсов",),
        ),
        (
            "Экология, геология және табиғи ресурстар министрлігі",
            ("Экология, геология және табиғи ресурстар министрлігі",),
        ),
        ("МВД, ГП,МЮ", ("МВД", "ГП", "МЮ")),
        ("МВД; Министерство культуры, информации", ("МВД", "Министерство культуры, информации")),
        ("МВД\nМЮ\n\nМВД", ("МВД", "МЮ")),
    ],
)
def test_co_executors_are_a_list_in_which_one_ministry_may_have_a_comma(cell, bodies):
    assert only_row(csv_of(["Text", "Co-executors"], [ENGLISH, cell])).co_executors == bodies


def test_several_columns_of_co_executors_are_one_list():
    content = csv_of(["Text", "Соисполнитель", "Соисполнитель"], [ENGLISH, "МВД", "МЮ"])

    assert only_row(content).co_executors == ("МВД", "МЮ")


def test_names_of_kazakhstans_bodies_are_not_torn_at_their_commas(shared_data):
    path = shared_data / "kz-state-bodies-kazstat-sdg" / "derived_responsible_bodies_aligned.csv"
    with path.open(encoding="utf-8") as file:
        cells = [row["ru"] for row in csv.DictReader(file) if row["ru"].count("(") == row["ru"].count(")")]
    bodies = [body for cell in cells for body in listed(cell)]

    assert len(bodies) > len(cells) > 500
    assert {body for body in bodies if body[0].islower() or body.count("(") != body.count(")")} == {"не определен"}


def test_a_row_with_a_code_is_known_by_it_whatever_else_changes():
    header = ["Code", "Source", "Text", "Lead", "Date"]
    before = only_row(csv_of(header, ["15.2", "UPR", "Adopt", "A", "2014"]))
    after = only_row(csv_of(header, ["15.2", "UPR", "Adopt the law", "B", "12.05.2014"]))

    assert before.key == after.key


@pytest.mark.parametrize("other", [["15.3", "UPR", "2014"], ["15.2", "CEDAW", "2014"], ["15.2", "UPR", "2016"]])
def test_the_same_number_in_another_source_or_year_is_another_recommendation(other):
    header = ["Code", "Source", "Date", "Text"]

    assert (
        only_row(csv_of(header, ["15.2", "UPR", "2014", "Adopt"])).key
        != only_row(csv_of(header, [*other, "Adopt"])).key
    )


def test_a_translation_added_to_the_right_does_not_make_another_row():
    before = only_row(csv_of(["Рекомендация", "Дата"], [RUSSIAN, "2014"]))
    after = only_row(csv_of(["Рекомендация", "Дата", "Ұсыным"], [RUSSIAN, "2014", KAZAKH]))

    assert before.key == after.key


def test_the_key_of_a_table_row_is_a_promise():
    """A changed key would import everything a second time. If this fails, the key must be put back, not the test changed."""
    assert (
        only_row(csv_of(["Text", "Lead", "Date"], [ENGLISH, "A", "2014"])).key,
        only_row(csv_of(["Code", "Text"], ["1", ENGLISH])).key,
    ) == (
        "ea1166f82c2679973f134ab6e9f4a6e1f76b770753eb2da8c3fe37d99dd1ca0b",
        "da23a50e34a11cc3227ee98854601b95b8e4accb43b9100970beb5d20400f141",
    )
