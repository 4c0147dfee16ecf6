"""Exports of UPR Info in small: what each oddity of the format becomes."""

import pytest

from recommendations.readers import PartialDate, Skipped, UnreadableFile, read
from tests.recommendations.readers.files import (
    UPR_HEADER,
    all_of,
    csv_of,
    only_row,
    raw_upr,
    reasons_of,
    rows_of,
    upr_row,
    xlsx_of,
)


def test_one_raw_row_becomes_one_row():
    row = only_row(raw_upr(upr_row("Consider, vis-à-vis Côte d'Ivoire, its laws  ", issue="Women's rights,Justice")))

    assert row.texts == {"en": "Consider, vis-à-vis Côte d'Ivoire, its laws"}
    assert (row.number, row.mechanism, row.session, row.cycle) == (2, "UPR", "7", "1")
    assert (row.state_under_review, row.recommending) == ("Kazakhstan", ("Norway",))
    assert (row.position, row.action_category, row.adopted) == ("supported", 5, PartialDate(2010))
    assert row.themes == ("Women's rights", "Justice")
    assert (row.lead, row.co_executors, row.document, row.paragraph, row.code) == ("", (), "", "", "")
    assert row.source_cells == dict(
        zip(
            UPR_HEADER,
            upr_row("Consider, vis-à-vis Côte d'Ivoire, its laws  ", issue="Women's rights,Justice"),
            strict=True,
        )
    )


def test_a_raw_export_is_recognised_by_its_header():
    with read(raw_upr(upr_row("Consider, vis-à-vis others"))) as reading:
        assert (reading.format, reading.described_as) == ("upr-info", "CSV, mac_roman, ,")


@pytest.mark.parametrize(
    ("response", "position"), [("Accepted", "supported"), ("Noted", "noted"), ("Voluntary Pledge", "pledge")]
)
def test_each_response_has_its_position(response, position):
    assert only_row(raw_upr(upr_row(response=response))).position == position


def test_an_unknown_response_is_no_position_and_a_warning():
    row = only_row(raw_upr(upr_row(response="Deferred")))

    assert row.position == ""
    assert [str(warning) for warning in row.warnings] == ["Response “Deferred” is not known."]


def test_an_unknown_issue_is_kept_and_told():
    row = only_row(raw_upr(upr_row(issue="Justice,Outer space")))

    assert row.themes == ("Justice", "Outer space")
    assert [str(warning) for warning in row.warnings] == ["Issue “Outer space” is not one of UPR Info's."]


def test_entities_are_decoded_once():
    row = only_row(raw_upr(upr_row("Review &#40;all&#41; laws &amp;#40; R&D &eacute;", by="&#40;Unknown&#41;")))

    assert row.texts == {"en": "Review (all) laws &#40; R&D é"}
    assert row.recommending == ()


def test_the_header_names_of_the_voluntary_export_and_its_decimal_points_are_understood():
    header = ["SuR", "Rgrp", "Org", "Recommendation", "RS", "Rgrp", "Org", "Response", "Action", "Issue", "Session"]
    cells = [*upr_row(response="Voluntary Pledge")[:8], "5.0", "Justice", "19.0"]

    row = only_row(csv_of(header, cells))

    assert (row.action_category, row.session, row.cycle, row.adopted) == (5, "19", "2", PartialDate(2014))
    assert list(row.source_cells) == [*header[:5], "Rgrp (2)", "Org (2)", *header[7:]]


def test_equal_rows_stay_two_rows_and_keep_their_keys():
    twice = raw_upr(upr_row("Ratify ICCPR"), upr_row("Ratify ICCPR "), upr_row("Abolish the death penalty"))

    first, second, third = (row.key for row in rows_of(twice))

    assert len({first, second, third}) == 3
    assert [row.key for row in rows_of(raw_upr(upr_row("Abolish the death penalty"), upr_row("Ratify ICCPR")))] == [
        third,
        first,
    ]


def test_a_corrected_answer_or_issue_does_not_make_another_row():
    before = only_row(raw_upr(upr_row(response="Noted", issue="Justice")))
    after = only_row(raw_upr(upr_row(response="Accepted", issue="NHRI")))

    assert before.key == after.key


@pytest.mark.parametrize("change", [{"text": "Sign"}, {"state": "Norway"}, {"by": "Chad"}, {"session": "8"}])
def test_another_text_state_or_session_is_another_row(change):
    assert only_row(raw_upr(upr_row())).key != only_row(raw_upr(upr_row(**change))).key


def test_the_key_is_a_promise():
    """A changed key would import everything a second time. If this fails, the key must be put back, not the test changed."""
    assert only_row(raw_upr(upr_row())).key == "35a2a201b58a0bcac3bdb42f3f5f47e4fc7ec45ae66ce9e8f15d3cb2230fd772"


def test_the_same_table_in_other_containers_has_the_same_keys():
    rows = [upr_row("Consider, vis-à-vis others"), upr_row("Ratify")]
    keys = [row.key for row in rows_of(raw_upr(*rows))]

    for copy in (
        csv_of(UPR_HEADER, *rows),
        csv_of(UPR_HEADER, *rows, separator=";", line_end="\n", encoding="utf-8-sig"),
        csv_of(UPR_HEADER, *rows, separator="\t", encoding="utf-16"),
        xlsx_of(UPR_HEADER, *rows),
    ):
        with read(copy) as reading:
            assert (reading.format, [row.key for row in reading]) == ("upr-info", keys)


def test_a_table_without_the_columns_of_upr_info_is_refused_as_such():
    with pytest.raises(UnreadableFile, match="not an export of UPR Info"):
        all_of(csv_of(["Text", "From"], ["a", "b"]), "upr-info")


def test_a_row_too_short_or_too_long_is_skipped_and_the_next_one_is_read():
    found = all_of(raw_upr(upr_row()[:7], [*upr_row(), "more"], upr_row("Ratify")))

    assert [(item.number, isinstance(item, Skipped)) for item in found] == [(2, True), (3, True), (4, False)]


def test_a_file_that_ends_in_the_middle_of_a_row_was_cut_off():
    with pytest.raises(UnreadableFile, match="ends in the middle of row 3"):
        all_of(raw_upr(upr_row(), upr_row()[:7]))


def test_a_row_without_text_is_skipped():
    assert reasons_of(raw_upr(upr_row(" "), upr_row())) == [(2, "The row has no text of a recommendation.")]


def test_a_file_saved_again_as_western_windows_is_refused_and_not_read_wrong():
    content = csv_of(UPR_HEADER, upr_row("Consider, vis-à-vis Côte d’Ivoire, the Länder"), encoding="cp1252")

    with pytest.raises(UnreadableFile, match="saved again by a Windows program"):
        all_of(content)


def test_a_windows_apostrophe_alone_gives_the_file_away():
    with pytest.raises(UnreadableFile, match="saved again by a Windows program"):
        all_of(csv_of(UPR_HEADER, upr_row("Protect the State’s citizens"), encoding="cp1252"))


def test_a_mac_apostrophe_is_read():
    assert only_row(raw_upr(upr_row("Protect the State’s “citizens”"))).texts == {
        "en": "Protect the State’s “citizens”"
    }
