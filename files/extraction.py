"""The text of a document, page by page, as plain words: headings, paragraphs, rows of tables. Never a line of markup.

Runs as a process of its own (``python -m files.extraction PATH MIME``), because a hostile file may eat time and memory or bring
the library down: ``files.reading`` starts it with limits and reads the lines of JSON it prints, one a page, the last the outcome.
"""

import json
import os
import re
import resource
import sys
from pathlib import Path

import pypdfium2
from docx import Document
from docx.enum.style import WD_STYLE_TYPE

SECONDS = 60  # of the processor
MEMORY = 1024 * 1024 * 1024  # bytes of address space
PRINTED = 32 * 1024 * 1024  # bytes it may print
MAX_PAGES = 600
PAGE = 15_000  # characters of one page; a printed page has two to six thousand
PART = 3_500  # characters after which a file that has no pages of its own is cut into parts
MAX_CELLS = 40  # of a row of a table

# As ``files.kinds.Legible`` says them; this process knows nothing of the platform.
READ, NO_TEXT, LOCKED, DAMAGED, CUT = "read", "no_text", "locked", "damaged", "cut"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "text/plain"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACES = (_W + "tab", _W + "br", _W + "cr")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
_HYPHEN = re.compile("[\ufffe\x02\u00ad]\r?\n?")  # how the library tells of a word parted at the end of a line
_ITEM = re.compile(
    r"^(\d{1,3}[.)]|[—–•·-]|\([a-zа-я0-9]{1,3}\)|[a-zа-я]\))\s", re.IGNORECASE
)  # begins a point of a list


def pages_of(path, mime):
    """Yield the pages of the file, each a list of blocks: ``["h", words]``, ``["p", words]`` or ``["t", rows of words]``."""
    return {PDF: pdf_pages, DOCX: docx_parts, TEXT: text_parts}[mime](path)


def pdf_pages(path):
    """The pages as they are printed; of a form its printed words."""
    with pypdfium2.PdfDocument(path) as pdf:
        for number in range(len(pdf)):
            page = pdf[number]
            words = page.get_textpage()
            yield paragraphs(words.get_text_range())
            words.close()
            page.close()


def paragraphs(text):
    """Lines as they were printed, put together to paragraphs: a screen has lines of its own."""
    lines = [clean(line) for line in _HYPHEN.sub("", text).splitlines()]
    longest = max(map(len, lines), default=0)
    found, held, last = [], "", ""
    for line in lines:
        ended = held and held[-1] in ".:;!?" and len(last) < 0.85 * longest
        if held and (not line or ended or _ITEM.match(line)):
            found.append(["p", held])
            held = ""
        held, last = f"{held} {line}".strip(), line
    return [*found, *([["p", held]] if held else [])]


def docx_parts(path):
    """The document has no pages before it is printed: it is cut into parts between its paragraphs."""
    return parts(docx_blocks(Document(path)))


def docx_blocks(document):
    """Headings, paragraphs and tables in their order; what was put in with tracked changes is read, what was struck out is not."""
    for element in _standing(document.element.body):
        if element.tag == _W + "tbl":
            yield from tables([[_words(cell) for cell in _cells(row)] for row in element.iter(_W + "tr")])
        elif element.tag == _W + "p" and (words := _words(element)):
            yield ["h" if _is_heading(document, element) else "p", words]


def tables(rows):
    """The rows as tables of a length a page can hold."""
    held, length = [], 0
    for row in rows:
        wide = len(row) * PAGE if len(row) > MAX_CELLS else sum(map(len, row))
        if held and length + wide > PART:
            yield ["t", held]
            held, length = [], 0
        if wide > PAGE:  # no table a screen could show: read cell by cell
            yield from (["p", words] for words in row if words)
        else:
            held.append(row)
            length += wide
    if held:
        yield ["t", held]


def _standing(element):
    """The children, and those of the frames around content (forms have them)."""
    for child in element:
        if child.tag in (_W + "sdt", _W + "sdtContent"):
            yield from _standing(child)
        else:
            yield child


def _cells(row):
    return [child for child in _standing(row) if child.tag == _W + "tc"]


def _words(element):
    found, waiting = [], [element]
    while waiting:
        one = waiting.pop()
        if one.tag == _W + "t":
            found.append(one.text or "")
        elif one.tag in _SPACES:
            found.append(" ")
        if one.tag != _FALLBACK:  # says once more, for old programs, what stands beside it
            waiting.extend(reversed(one))
        if one.tag == _W + "p" and one is not element:
            found.append(" ")
    return clean("".join(found))


def _is_heading(document, paragraph):
    style = document.styles.get_by_id(paragraph.style, WD_STYLE_TYPE.PARAGRAPH)
    return (style.name or "").startswith(("Heading", "Title"))


def text_parts(path):
    """A plain text: its lines are its paragraphs."""
    lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    return parts(["p", words] for line in lines if (words := clean(line)))


def parts(blocks):
    """Cut a run of blocks into parts of about ``PART`` characters; a heading begins the part it stands before."""
    held, length = [], 0
    for block in blocks:
        if length > PART or (block[0] == "h" and length > PART // 2):
            yield held
            held, length = [], 0
        held.append(block)
        length += length_of(block)
    if held:
        yield held


def length_of(block):
    """How many characters it has."""
    kind, said = block
    return sum(len(cell) for row in said for cell in row) if kind == "t" else len(said)


def clean(words):
    """Words a database and a browser take: no control letters, no halves of letters, spaces once."""
    whole = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(_CONTROLS.sub(" ", whole).split())


def shortened(blocks):
    """The blocks of one page up to ``PAGE`` characters, and whether something is left out."""
    held, room = [], PAGE
    for block in blocks:
        if length_of(block) > room:
            rest = [["p", block[1][:room]]] if block[0] != "t" and room else []
            return [*held, *rest], True
        held.append(block)
        room -= length_of(block)
    return held, False


def main(path, mime):
    """Print the pages and how it ended."""
    is_cut, has_text, number = False, False, 0
    try:
        for number, blocks in enumerate(pages_of(path, mime), start=1):
            if number > MAX_PAGES:
                is_cut = True
                break
            blocks, shorter = shortened(blocks)
            is_cut, has_text = is_cut or shorter, has_text or bool(blocks)
            print(json.dumps({"blocks": blocks}))
    except pypdfium2.PdfiumError as fault:
        return LOCKED if "assword" in str(fault) else DAMAGED
    except MemoryError:
        return CUT if has_text else DAMAGED
    except Exception:  # whatever a library stumbles over in a broken file: it is broken
        return DAMAGED
    return (CUT if is_cut else READ) if has_text else NO_TEXT


def limit():
    """What a file may cost; the core of a crash is not kept."""
    bounds = {resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_FSIZE: PRINTED, resource.RLIMIT_CORE: 0}
    for what, most in {**bounds, resource.RLIMIT_AS: MEMORY}.items():
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    os.nice(10)
    limit()
    print(json.dumps({"outcome": main(*sys.argv[1:])}))
