"""All that UPR Info published, row by row, reconciled with figures counted independently."""

import csv
import io
import time
import tracemalloc
from collections import Counter

import pytest

from recommendations.readers import PartialDate, Row, UnreadableFile, read
from recommendations.readers.upr_issues import ISSUES
from tests.recommendations.readers.files import all_of, rows_of

RAW = {"1-5": 6_094, "6-9": 8_343, "10-13": 9_047, "14-17": 9_598}


@pytest.fixture(scope="module")
def raw_rows(upr):
    return {name: rows_of(upr(name)) for name in RAW}


@pytest.fixture(scope="module")
def every_row(raw_rows):
    return [row for rows in raw_rows.values() for row in rows]


@pytest.fixture
def derived(shared_data):
    return lambda name: shared_data / "upr-info-recommendations" / "derived" / f"{name}.utf8.csv"


def test_every_row_of_the_four_raw_files_is_read(raw_rows):
    assert {name: len(rows) for name, rows in raw_rows.items()} == RAW


def test_every_key_is_another_one(every_row):
    assert len({row.key for row in every_row}) == 33_082


def test_no_row_leaves_a_doubt(every_row):
    assert [row for row in every_row if row.warnings] == []


def test_not_one_letter_is_broken(every_row):
    foreign = Counter(
        letter for row in every_row for letter in "".join(row.source_cells.values()) if not letter.isascii()
    )

    assert foreign == Counter("é" * 25 + "à" * 12 + "è" * 11 + "í" * 8 + "á" * 7 + "ö" * 3 + "êçãä°")


def test_words_with_accents_stand_as_their_authors_wrote_them(every_row):
    words = Counter(word.strip(' ,.;()"') for row in every_row for word in row.texts["en"].split())

    assert (words["vis-à-vis"], words["lèse-majesté"], words["Curaçao"], words["Länder"]) == (10, 7, 1, 1)


def test_texts_are_trimmed_and_source_cells_are_not(every_row):
    trimmed = [row for row in every_row if row.source_cells["Text"] != row.texts["en"]]

    assert all(row.source_cells["Text"].split() == row.texts["en"].split() for row in trimmed)
    assert len(trimmed) > 1_000


def test_a_raw_file_read_by_hand_gives_the_same_cells(upr, raw_rows):
    text = upr("6-9").read_bytes().decode("mac_roman")
    by_hand = list(csv.DictReader(io.StringIO(text, newline="")))

    assert [row.source_cells for row in raw_rows["6-9"]] == by_hand


def test_entities_are_decoded_and_an_unknown_state_is_nobody(every_row):
    nobody = [row for row in every_row if not row.recommending]

    assert [row.source_cells["From"] for row in nobody] == ["&#40;Unknown&#41;"] * 9
    assert not [row for row in every_row if "&#" in row.texts["en"] or "&#" in "".join(row.recommending)]


def test_ampersands_in_names_of_states_stay(every_row):
    assert Counter(row.state_under_review for row in every_row)["Bosnia & Herzegovina"] == 126


def test_themes_are_the_54_issues_of_upr_info(every_row):
    assert {theme for row in every_row for theme in row.themes} == set(ISSUES)
    assert len(ISSUES) == 54


def test_positions_are_counted_as_in_the_source(every_row):
    assert Counter(row.position for row in every_row) == {"supported": 24_378, "noted": 8_704}


def test_action_categories_are_counted_as_in_the_source(every_row):
    assert Counter(row.action_category for row in every_row) == {1: 568, 2: 5_520, 3: 2_972, 4: 12_935, 5: 11_087}


def test_sessions_give_the_cycle_and_the_year(every_row):
    assert Counter(row.cycle for row in every_row) == {"1": 21_356, "2": 11_726}
    assert {row.adopted for row in every_row if row.session == "7"} == {PartialDate(2010)}


def test_kazakhstan_answered_129_recommendations_in_session_7(every_row):
    own = [row for row in every_row if row.state_under_review == "Kazakhstan"]

    assert Counter((row.session, row.position) for row in own) == {("7", "supported"): 122, ("7", "noted"): 7}


def test_a_copy_of_kazakhstans_rows_in_utf8_has_the_keys_and_words_of_the_raw_ones(derived, every_row):
    own = {row.key: row for row in every_row if row.state_under_review == "Kazakhstan"}
    copied = rows_of(derived("kz_as_state_under_review_session07_2010"))

    assert {row.key: row.texts for row in copied} == {key: row.texts for key, row in own.items()}


def test_a_copy_of_what_kazakhstan_recommended_agrees_but_for_later_sessions(derived, every_row):
    own = {row.key for row in every_row if row.recommending == ("Kazakhstan",)}
    copied = {row.key: row.session for row in rows_of(derived("kz_as_recommending_state"))}

    assert (len(copied), len(own), len(own & set(copied))) == (100, 74, 74)
    assert {session for key, session in copied.items() if key not in own} == {"18", "19", "20"}


def test_pledges_are_a_position_of_their_own(upr):
    pledges = rows_of(upr("voluntary"))

    assert len(pledges) == len({row.key for row in pledges}) == 947
    assert Counter(row.position for row in pledges) == {"pledge": 947}
    assert sum("Côte d'Ivoire" in row.texts["en"] for row in pledges) == 1


def test_a_raw_file_cut_anywhere_gives_no_wrong_row(upr, raw_rows):
    whole = upr("6-9").read_bytes()
    right = {row.key: row for row in raw_rows["6-9"]}

    for cut in range(200_000, 200_600, 23):
        read_so_far = []
        try:
            with read(whole[:cut]) as reading:
                read_so_far.extend(reading)
        except UnreadableFile:
            pass
        else:
            read_so_far.pop()  # a cut inside the last cell of a row cannot be seen
        assert all(isinstance(row, Row) and right[row.key] == row for row in read_so_far)


def test_the_same_file_read_twice_gives_equal_rows(upr, raw_rows):
    assert all_of(upr("1-5")) == raw_rows["1-5"]


def test_four_files_are_read_in_seconds_and_in_little_memory(upr):
    started = time.process_time()
    count = sum(1 for name in RAW for _row in read(upr(name)))
    seconds = time.process_time() - started
    tracemalloc.start()
    with read(upr("14-17")) as reading:
        for _row in reading:
            pass
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 33_082
    assert seconds < 20  # two seconds on a free machine
    assert peak < 16_000_000  # of a file of 2.3 MB: keys, a cache of themes, one row
