"""Identifiers of the state register are checked for their form only (domain.md §3.4, §13a.15)."""

import pytest

from law import adilet
from law.kinds import ActType

REAL = [
    "K1400000226",
    "K2000000350",
    "Z1300000094",
    "Z020000328_",
    "U190000063U",
    "U100001037_",
    "P990000247_",
    "P1600000907",
]
REAL += ["V1600013475", "V2000021498", "S1700000001", "O1500000001", "G24G0000109", "G24PJ00720M"]


@pytest.mark.parametrize("text", REAL)
def test_every_observed_identifier_has_the_form(text):
    assert adilet.is_adilet_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "K140000022",
        "K14000002266",
        "k1400000226",
        "1400000226K",
        "К1400000226",
        "K14_0000226",
        "K1400000226\n",
        " K1400000226",
    ],
)
def test_anything_else_has_not(text):
    assert not adilet.is_adilet_id(text)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("K1400000226", "K1400000226"),
        ("k1400000226", "K1400000226"),
        ("К1400000226", "K1400000226"),  # Cyrillic К
        ("https://adilet.zan.kz/rus/docs/Z1300000094#z12", "Z1300000094"),
        ("adilet.zan.kz/kaz/docs/P990000247_/compare", "P990000247_"),
        ("УК (K1400000226)", "K1400000226"),
        ("K1400000226, K1400000226", "K1400000226"),
        ("K1400000226 K2000000350", ""),
        ("Закон о языках", ""),
        ("XK1400000226", ""),
        ("K14000002261", ""),
    ],
)
def test_an_identifier_is_found_in_what_people_paste(typed, found):
    assert adilet.adilet_id_in(typed) == found


def test_the_register_has_an_address_in_each_language():
    assert [adilet.adilet_url("K1400000226", language) for language in ("kk", "ru", "en")] == [
        "https://adilet.zan.kz/kaz/docs/K1400000226",
        "https://adilet.zan.kz/rus/docs/K1400000226",
        "https://adilet.zan.kz/eng/docs/K1400000226",
    ]


def test_the_likely_type_of_an_unknown_act_is_read_from_its_first_letter():
    letters = {letter: adilet.type_of(f"{letter}2000000001") for letter in "KZUPSVOG"}
    assert letters == {
        "K": ActType.CODE,
        "Z": ActType.LAW,
        "U": ActType.DECREE,
        "P": ActType.GOVERNMENT,
        "S": ActType.NORMATIVE,
        "V": ActType.ORDER,
        "O": ActType.OTHER,
        "G": ActType.OTHER,
    }
