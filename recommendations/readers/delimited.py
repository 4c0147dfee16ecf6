"""Text tables (CSV): any of the four separators, any line end, strict quotation marks, one line in memory at a time."""

import codecs
import csv
import io
from contextlib import suppress
from itertools import islice

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from recommendations.readers import limits
from recommendations.readers.decoding import alphabet_of
from recommendations.readers.grids import Grid
from recommendations.readers.limits import HEADER_ROWS, UnreadableFile

_SEPARATORS = (",", ";", "\t", "|")
_NAMES = {"\t": "tab"}
_UTF8_MARK = codecs.BOM_UTF8.decode("latin-1")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DAMAGED = _("Some letters of this file are damaged. Open its source and save it as “CSV UTF-8”, then import that.")
_LONG_LINE = _("A line of this file is far too long for a table. Check that it is a CSV file and that its rows end.")


def delimited_grid(stream, old_alphabet, columns_of):
    """The ``Grid`` of a binary stream. ``columns_of`` finds the columns of a header and so tells the right separator.

    Raises ``UnreadableFile`` here or while the rows are read.
    """
    alphabet = alphabet_of(stream, old_alphabet)
    separator, skipped_lines = _separator(stream, alphabet.codec, columns_of)
    spelled = _NAMES.get(separator, separator)
    return Grid(
        rows=_rows(stream, alphabet.codec, separator, skipped_lines),
        described_as=f"CSV, {alphabet.codec.removesuffix('-sig')}, {spelled}",
        about_rows=alphabet.lines,
        ends_openly=_ends_openly(stream, alphabet.codec),
    )


def sampled(head):
    """Every row among the first of a file that has not been decoded yet, under each separator: enough to see ASCII headers.

    ``head``: its first bytes.
    """
    text = head.decode("utf-16" if head.startswith(_UTF16_MARKS) else "latin-1", errors="replace").removeprefix(
        _UTF8_MARK
    )
    lines = io.StringIO(text, newline="").readlines()[: 4 * HEADER_ROWS]
    for separator in _SEPARATORS:
        yield from _sample(lines, separator)


def _separator(stream, codec, columns_of):
    """``(separator, lines to skip)``. A first line ``sep=;`` (a hint for Excel) decides; else the separator under which most
    headers are known, then fewest rows are wider than their header, then the header has most columns."""
    lines = list(islice(_lines(stream, codec), 4 * HEADER_ROWS))
    first = lines[0].strip("\r\n").strip('"').lower() if lines else ""
    if first.startswith("sep=") and first[4:5] in _SEPARATORS:
        return first[4:5], 1
    return max(_SEPARATORS, key=lambda separator: _fitness(lines, separator, columns_of)), 0


def _fitness(lines, separator, columns_of):
    rows = _sample(lines, separator)
    known = [columns_of(row).known for row in rows]
    best = max(known, default=0)
    header = rows[known.index(best)] if rows else []
    return best, -sum(len(row) > len(header) for row in rows), len(header)


def _sample(lines, separator):
    rows = []
    try:
        for row in csv.reader(lines, delimiter=separator, strict=True):
            if any(row):
                rows.append(row[: limits.MAX_COLUMNS])
    except csv.Error:
        pass  # the sample may end inside a cell, and under a wrong separator quotation marks look wrong
    return rows[:HEADER_ROWS]


def _rows(stream, codec, separator, skipped_lines):
    lines = islice(_lines(stream, codec), skipped_lines, None)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _broken(number, str(error)) from None
        if any(cell and not cell.isspace() for cell in cells):
            yield number, limits.measured(number, cells)


def _broken(number, error):
    if "field larger" in error:
        return limits.too_long_cell(number)
    if "unexpected end" in error:
        return limits.cut_off(number)
    return UnreadableFile(
        format_lazy(
            _(
                "The quotation marks in row {row} do not match. Open the file in a spreadsheet program and save it again as CSV."
            ),
            row=number,
        )
    )


def _lines(stream, codec):
    """Lines with their ends as they are: CR, LF or both. The stream stays open."""
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding=codec, newline="")
    try:
        while line := text.readline(limits.MAX_LINE + 1):
            if len(line) > limits.MAX_LINE:
                raise UnreadableFile(_LONG_LINE)
            yield line
    except UnicodeError:
        raise UnreadableFile(_DAMAGED) from None
    finally:
        with suppress(ValueError):  # the stream was closed by its owner
            text.detach()


def _ends_openly(stream, codec):
    stream.seek(-min(2, stream.seek(0, io.SEEK_END)), io.SEEK_END)
    return not any(end in stream.read() for end in (b"\r", b"\n"))
