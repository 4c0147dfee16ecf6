"""Odd paths and files that are no tables: one clear sentence each."""

import os
import random

import pytest

from recommendations.readers import UnreadableFile, read
from recommendations.readers.limits import MAX_FILE
from tests.recommendations.readers.files import all_of, csv_of


def sentence(source):
    with pytest.raises(UnreadableFile) as refused:
        all_of(source)
    return str(refused.value)


def test_a_path_may_be_text_or_a_path_and_have_any_name(tmp_path):
    for name in ("рекомендации 2014 (копия).CSV", "'; rm -rf *.csv", "no-extension", "picture.png"):
        path = tmp_path / name
        path.write_bytes(csv_of(["Text"], ["Adopt"]))
        assert [row.texts for row in all_of(path) + all_of(str(path))] == [{"en": "Adopt"}] * 2


def test_paths_that_lead_nowhere(tmp_path):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)

    assert sentence(tmp_path / "missing.csv") == "There is no such file. Check its name and folder."
    assert sentence(tmp_path) == "This is not an ordinary file. Choose a CSV or XLSX file."
    assert sentence("/dev/zero") == "This is not an ordinary file. Choose a CSV or XLSX file."
    assert {sentence(path) for path in (loop, "a\0b.csv", "x" * 5_000)} == {
        "The file cannot be opened. Check its name and folder."
    }


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")

    assert sentence(tmp_path / "pipe.csv") == "This is not an ordinary file. Choose a CSV or XLSX file."


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file(tmp_path):
    path = tmp_path / "secret.csv"
    path.write_bytes(b"Text\nAdopt\n")
    path.chmod(0)

    assert sentence(path) == "The file may not be read by the platform. Change its permissions or copy it."


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\r\n\r\n", b" \n \n", b",,,\n,,\n"])
def test_a_file_without_content_is_refused(content):
    assert sentence(content).startswith(("The file is empty", "No column with the text"))


def test_a_file_beyond_the_limit_is_refused_by_its_size_alone(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(MAX_FILE + 1)

    assert sentence(path) == "The file is larger than 64 MB. Split it into smaller files and import them one by one."


def test_a_header_alone_gives_no_rows():
    assert all_of(b"Text,Lead") == []


def test_no_such_format():
    with pytest.raises(ValueError, match="no such format: uhri"):
        read(b"Text\nAdopt\n", "uhri")


PICTURE = "This is a picture, not a table. Choose a CSV or XLSX file."
ARCHIVE = "This is an archive. Unpack it and import the CSV or XLSX file inside."
NO_TABLE = "This file is not a table. Choose a CSV or XLSX file."
WEB_PAGE = "This is a web page or XML, not a table. Open it in a spreadsheet program and save it as XLSX."
DOCUMENT = "This is a text document, not a table. Copy its table into a spreadsheet and save it as XLSX."
NO_COLUMNS = (
    "No column with the text of recommendations was found. Put headers into the first row, such as “Text”, “Lead”, “Date”. "
    "Columns found: -->."
)
KINDS = {
    "7-Zip.7z": ARCHIVE, "bmp.bmp": PICTURE, "bzip2.bz2": ARCHIVE, "gif87.gif": PICTURE, "gif89.gif": PICTURE,
    "gzip.gz": ARCHIVE, "html.htm": WEB_PAGE, "ico.ico": NO_TABLE, "java.class": NO_TABLE, "jp2.jp2": PICTURE,
    "jpg.jpg": PICTURE, "js.htm": NO_COLUMNS, "mini.class": NO_TABLE, "mini.swf": NO_TABLE,
    "pdf.pdf": "This is a PDF. A table cannot be taken from it reliably: ask for the CSV or XLSX file it was made from.",
    "photoshop.psd": PICTURE, "postscript.ps": DOCUMENT, "rar14.rar": ARCHIVE, "rar4.rar": ARCHIVE, "rar5.rar": ARCHIVE,
    "rgb.gif": PICTURE, "rich.rtf": DOCUMENT, "tiff-be.tif": PICTURE, "tiff-le.tif": PICTURE, "wasm.wasm": NO_TABLE,
    "webp.webp": PICTURE, "webpl.webp": PICTURE, "xz.xz": ARCHIVE,
    "zip.zip": "This archive is not an Excel workbook. Import the CSV or XLSX file itself, unpacked.",
}  # fmt: skip


def test_the_smallest_files_of_29_formats_are_told_apart(shared_data):
    folder = shared_data / "bad-inputs/files/corkami-mini"

    assert {path.name: sentence(path) for path in folder.iterdir()} == KINDS


def test_an_old_excel_file_says_how_to_save_it(upr):
    assert sentence(upr("voluntary").with_suffix(".xls")) == (
        "This is an old Office file (.xls, .doc). Open it, save its table as “Excel workbook (.xlsx)” and import that."
    )


def test_every_hostile_file_is_refused_in_words(shared_data):
    """Whatever it is, it is a sentence or skipped rows, under every format, and never anything else."""
    files = [path for path in (shared_data / "bad-inputs").rglob("*") if path.is_file()]
    refused = []
    for path in files:
        for format_name in ("auto", "upr-info", "table"):
            try:
                all_of(path, format_name)
            except UnreadableFile as error:
                refused.append((path.name, format_name, str(error)))

    assert len(files) > 90
    assert len(refused) > 0.95 * 3 * len(files)
    assert all(40 < len(words) < 1_000 for _name, _format, words in refused)


@pytest.mark.parametrize("seed", range(20))
def test_noise_is_refused(seed):
    noise = random.Random(seed).randbytes(5_000)

    for content in (
        noise,
        noise.replace(b"\0", b""),
        b"Text,Lead\r\n" + noise,
        b"PK\x03\x04" + noise,
        b"\xff\xfe" + noise,
    ):
        for format_name in ("auto", "upr-info", "table"):
            with pytest.raises(UnreadableFile):
                all_of(content, format_name)
