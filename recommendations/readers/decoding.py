"""In which alphabet a text file is written. Nothing is guessed silently: what cannot be told apart is refused with a way out.

Tried in this order, each over the whole file, 64 KB at a time:

1. UTF-16 with its mark (Excel's "Unicode text"), UTF-8 with or without its mark.
2. The one old alphabet of the format: **Mac OS Roman** for UPR Info's exports; **KZ-1048**, the Kazakh Windows alphabet, for
   tables. KZ-1048 is Windows-1251 with Ә Ғ Қ Ң Ө Ұ Ү Һ in the places of Serbian, Macedonian and Ukrainian letters, so it reads
   Russian files of Windows-1251 unchanged.

A file of another old alphabet decodes without an error and with wrong letters ("vis-à-vis" → "vis-ˆ-vis"), so each old alphabet has
to be borne out by how the letters stand in words.
"""

import codecs
import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from recommendations.readers.limits import UnreadableFile
from recommendations.readers.sniffing import NOT_A_TABLE

UTF8, UTF16, MAC_ROMAN, KAZAKH_WINDOWS = "utf-8-sig", "utf-16", "mac_roman", "kz1048"
_BLOCK = 65_536

_OTHER_ALPHABET = _(
    "The letters of this file are in an alphabet we cannot tell. Open it and save it as “CSV UTF-8”, then import that."
)
_SAVED_BY_WINDOWS = _(
    "This file was saved again by a Windows program and its accented letters would be wrong. "
    "Import the original export, or save it as “CSV UTF-8”."
)
_DAMAGED = _("Some letters of this file are damaged: parts of them are missing. Download or copy it again.")
_CUT_IN_LETTER = _("The file ends in the middle of a letter: it was cut off on its way. Download or copy it again.")

# Mac OS Roman and Windows-1252 put accented letters in different places: é is 8E there and E9 here. Bytes 91–97 and CA, D0–D5 are a
# letter in one and a quotation mark, dash or space in the other; only their neighbours tell.
_MAC = re.compile(  # 85 and 99 are … and ™ on Windows: they count only between letters
    rb"[A-Za-z][\x80-\x84\x86-\x90\x98\x9a-\x9f]|[\x87-\x90\x98\x9a-\x9f][A-Za-z]|[A-Za-z][\x85\x99][a-z]"
    rb"|[A-Za-z]\xd5[st]\b|\xd2[A-Za-z]"
)
_WINDOWS = re.compile(
    rb"[A-Za-z][\xc0-\xc9\xcb-\xcf\xd6\xd8-\xff]|[\xc0-\xc9\xcb-\xcf\xd6\xd8-\xff][a-z]"
    rb"|[A-Za-z]\x92[st]\b|(?<![A-Za-z])\x93[A-Za-z]| [\x96\x97] "
)
_UTF8_LETTER = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_HIGH = re.compile(rb"[\x80-\xff]")

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_OUT_OF_PLACE = (
    re.compile(  # small before capital inside a word, Latin beside Cyrillic, a letter of old Slavic neighbours
        r"[а-яёәғқңөұүһі][А-ЯЁӘҒҚҢӨҰҮҺІ]|[A-Za-z][\u0400-\u052f]|[\u0400-\u052f][A-Za-z]|[ЂЃѓЉЊЏђљњџ]"
    )
)


@dataclass(frozen=True)
class Alphabet:
    """How a text file is to be decoded, and about how many lines it has (for a progress bar)."""

    codec: str
    lines: int


def alphabet_of(stream, old):
    """The ``Alphabet`` of a binary stream. ``old``: the old alphabet this format may have, ``MAC_ROMAN`` or ``KAZAKH_WINDOWS``.

    Reads the stream once or twice from its beginning and leaves it there. Raises ``UnreadableFile``.
    """
    stream.seek(0)
    is_utf16 = stream.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    codec = UTF16 if is_utf16 else UTF8 if _is_utf8(stream) else old
    if codec == old:
        (_bear_out_mac if old == MAC_ROMAN else _bear_out_kazakh)(stream)
    lines = _lines(stream, codec)
    stream.seek(0)
    return Alphabet(codec, lines)


def _blocks(stream):
    stream.seek(0)
    while block := stream.read(_BLOCK):
        yield block


def _is_utf8(stream):
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8 = True
    for block in _blocks(stream):
        if b"\0" in block:
            raise UnreadableFile(NOT_A_TABLE)
        if is_utf8:
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                is_utf8 = False
    is_whole = not decoder.getstate()[0]
    if not is_utf8 or not is_whole:
        _refuse_damaged_utf8(stream, is_cut=is_utf8)
    return is_utf8 and is_whole


def _refuse_damaged_utf8(stream, is_cut):
    """Raises when nearly all letters are UTF-8: then it is UTF-8 with a fault, and no old alphabet."""
    letters = high = 0
    for block in _blocks(stream):
        letters += sum(len(letter) for letter in _UTF8_LETTER.findall(block))
        high += len(_HIGH.findall(block))
    if is_cut and letters:  # all of it is right but for the last letter
        raise UnreadableFile(_CUT_IN_LETTER)
    if high > 10 and letters > 0.9 * high:
        raise UnreadableFile(_DAMAGED)


def _bear_out_mac(stream):
    mac = windows = 0
    for block in _blocks(stream):
        lines = b"\n".join(line for line in block.splitlines() if not line.isascii())  # a few in a hundred
        mac += len(_MAC.findall(lines))
        windows += len(_WINDOWS.findall(lines))
    if windows and windows >= mac:
        raise UnreadableFile(_SAVED_BY_WINDOWS)


def _bear_out_kazakh(stream):
    decoder = codecs.getincrementaldecoder(KAZAKH_WINDOWS)()
    cyrillic = wrong = 0
    for block in _blocks(stream):
        try:
            text = decoder.decode(block)
        except UnicodeDecodeError:
            raise UnreadableFile(_OTHER_ALPHABET) from None
        cyrillic += len(_CYRILLIC.findall(text))
        wrong += len(_OUT_OF_PLACE.findall(text))
    if wrong > 0.02 * cyrillic:
        raise UnreadableFile(_OTHER_ALPHABET)


def _lines(stream, codec):
    ends = [b"\r", b"\n"] if codec != UTF16 else [b"\r\0", b"\n\0"]
    counts = [0, 0]
    for block in _blocks(stream):
        counts = [count + block.count(end) for count, end in zip(counts, ends, strict=True)]
    return max(counts) + 1
