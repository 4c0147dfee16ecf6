"""How codes are printed."""

import pytest

from recommendations.printed import external_ref, printed_ref


@pytest.mark.parametrize(
    ("ref", "language", "printed"),
    [
        ("2026-2-05", "kk", "КСО-2026/2-05"),
        ("2026-2-05", "ru", "КСО-2026/2-05"),
        ("2026-2-05", "en", "CAB-2026/2-05"),
        ("2026-12-105", "en", "CAB-2026/12-105"),
        ("2010-upr-0004", "kk", "2010-upr-0004"),
        ("0000-ext-12345", "en", "0000-ext-12345"),
        ("", "kk", ""),
    ],
)
def test_the_code_is_printed_as_the_language_prints_it(ref, language, printed):
    assert printed_ref(ref, language) == printed


def test_the_number_of_one_taken_over_has_four_digits_at_least():
    assert [external_ref("2010-upr", 4), external_ref("2010-upr", 33082)] == ["2010-upr-0004", "2010-upr-33082"]
