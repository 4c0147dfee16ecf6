"""The letters of text files: each alphabet we know is read, each other one is refused and never read wrong."""

import pytest

from recommendations.readers import UnreadableFile, read
from tests.recommendations.readers.files import all_of, csv_of, only_row

RUSSIAN = "Обеспечить доступ к бесплатной юридической помощи, в том числе в сёлах"
KAZAKH = "Әрбір адамның тегін заң көмегіне қол жеткізуін қамтамасыз ету, ұйымдарды қолдау"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "kz1048"])
@pytest.mark.parametrize("text", [RUSSIAN, KAZAKH])
def test_russian_and_kazakh_are_read_in_every_alphabet_that_has_their_letters(text, encoding):
    row = only_row(csv_of(["Рекомендация", "Исполнитель"], [text, "Ақмола облысы"], encoding=encoding))

    assert (list(row.texts.values()), row.lead) == ([text], "Ақмола облысы")


def test_windows_1251_with_its_quotation_marks_is_read():
    text = "Закон «О медиа» – “принять”, № 5"

    assert only_row(csv_of(["Рекомендация"], [text], encoding="cp1251")).texts == {"ru": text}


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866", "mac_cyrillic", "iso8859-5"])
def test_other_cyrillic_alphabets_are_refused(encoding):
    content = csv_of(["Text", "Lead"], [RUSSIAN, "Министерство Юстиции"], encoding=encoding)

    with pytest.raises(UnreadableFile, match="an alphabet we cannot tell"):
        all_of(content)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_a_western_table_is_refused_instead_of_read_as_cyrillic(encoding):
    content = csv_of(["Text"], ["Protéger les droits à Genève vis-à-vis"], encoding=encoding)

    with pytest.raises(UnreadableFile, match="an alphabet we cannot tell"):
        all_of(content)


def test_utf8_with_one_broken_letter_is_damaged():
    content = csv_of(["Рекомендация"], [RUSSIAN]).replace("доступ".encode(), b"\xd0" + "оступ".encode(), 1)

    with pytest.raises(UnreadableFile, match="letters of this file are damaged"):
        all_of(content)


def test_utf8_that_ends_within_a_letter_was_cut_off():
    whole = csv_of(["Рекомендация"], ["Принять закон"]).rstrip()

    with pytest.raises(UnreadableFile, match="ends in the middle of a letter"):
        all_of(whole[:-1])


def test_utf16_that_ends_within_a_letter_is_damaged():
    with pytest.raises(UnreadableFile, match="letters of this file are damaged"):
        all_of(csv_of(["Text"], [RUSSIAN], encoding="utf-16")[:-1])


def test_kazakh_letters_lost_in_windows_1251_are_told_row_by_row():
    lost = KAZAKH.encode("cp1251", errors="replace").decode("cp1251")
    found = all_of(csv_of(["Рекомендация"], [RUSSIAN], [lost], encoding="cp1251"))

    assert found[0].texts == {"ru": RUSSIAN}
    assert str(found[1].reason) == (
        "Letters of “Рекомендация” were lost when the file was saved. Save the source again as XLSX or “CSV UTF-8”."
    )


def test_what_was_found_out_can_be_shown():
    with read(csv_of(["Рекомендация", "Срок"], [RUSSIAN, "x"], separator=";", encoding="cp1251")) as reading:
        assert (reading.format, reading.described_as, reading.about_rows) == ("table", "CSV, kz1048, ;", 3)


def test_the_raw_files_read_as_if_they_were_windows_would_be_refused(upr):
    """The trap of this data: decoding it as cp1252 raises nothing and gives "vis-ˆ-vis"."""
    raw = upr("14-17").read_bytes()
    right = raw.decode("mac_roman")

    with pytest.raises(UnreadableFile, match="saved again by a Windows program"):
        all_of(right.encode("cp1252"))
