"""What is done to one cell: cleaned for the database, looked at for formulas and broken letters, split into a list, made a key."""

import html
import re
import unicodedata
from collections import Counter

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.canonical import digest

# No text can keep these: PostgreSQL refuses a zero byte, UTF-8 half a surrogate pair; the other controls drive terminals.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r" ?\n[ \n]*")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")

# What a spreadsheet program would run (OWASP, "CSV injection"): = and @ always; + and - right before a sum, a call or a pipe to
# a program. "- text" and "-текст" are list bullets, "-" says "none", "+7 (717) 2…" is a telephone: text.
_FORMULA = re.compile(
    r"\s*(?:[=@]|[+-](?:[\d.,]+[-+*/^&][\dA-Za-z(]|[A-Za-z_.$]+\d*[(!]|[^|\n]{0,200}\|[^!\n]{0,2000}!))"
)
_EXCEL_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")

# Traces of a file that was saved in a wrong alphabet before it came here.
_BROKEN = re.compile(
    "\ufffd"  # "this letter was lost"
    "|[\u0080-\u0084\u0086-\u009f]"  # control characters nobody types: Windows quotation marks read as Latin-1
    "|[а-яёәғқңөұүһі]\\?[а-яёәғқңөұүһі]"  # Kazakh letters replaced by question marks: "аза?стан"
    "|(?:[ÐÑ][\u00a0-\u00bf\u0080-\u009f‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]){2}"  # UTF-8 Cyrillic read as Western
    "|(?:[РС][\u0402-\u040f\u0452-\u045f\u00a0-\u00bf‚„…†‡€‰‹‘’“”•–—™›]){2}"  # UTF-8 Cyrillic read as Windows-1251
    "|Ã[\u00a0-\u00bf]|â€[™œ“”˜]"  # UTF-8 é, ’ read as Western
)

_BULLET = re.compile(r"^\s*[-–—•*]\s+")
_LIST = re.compile(r"[;\n]")
_COMMA_BETWEEN_NAMES = re.compile(r",\s*(?![\s(a-zа-яёәғқңөұүһі])(?![^()]{0,300}\))")
_COMMA = re.compile(r"\s*,\s*")
_LONGEST_RUN = 4  # a value of a list of themes holds at most three commas


def cleaned(text):
    """``text`` as it is kept: NFC, ordinary spaces and line ends, no control characters, nothing around it."""
    if (
        text.isprintable() and "  " not in text
    ):  # most cells: no control, no line end, no other space than the ordinary one
        text = text.strip()
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    text = _CONTROLS.sub("", _LINE_END.sub("\n", text))
    text = _BLANK_LINES.sub("\n", _SPACES.sub(" ", text)).strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def storable(text):
    """``text`` letter by letter, but for what no database can keep: a zero byte or half a surrogate pair becomes U+FFFD."""
    return text if text.isascii() and "\0" not in text else _UNSTORABLE.sub("\ufffd", text)


def without_entities(text):
    """``text`` with HTML entities decoded once: ``&#40;Unknown&#41;`` → ``(Unknown)``; a bare ``&`` stays."""
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), text) if "&" in text else text


def refusal(header, text):
    """Why a cell may not be read, as a translatable sentence, or ``None``: a formula, a spreadsheet's error, broken letters."""
    if _FORMULA.match(text):
        return format_lazy(
            _("“{header}” holds a formula. Paste it as a value (text only) and import again."), header=header
        )
    if _EXCEL_ERROR.match(text):
        return format_lazy(
            _("“{header}” holds an error of the spreadsheet: {text}. Put it right."), header=header, text=text[:20]
        )
    if not text.isascii() and _BROKEN.search(text):
        return format_lazy(
            _("Letters of “{header}” were lost when the file was saved. Save the source again as XLSX or “CSV UTF-8”."),
            header=header,
        )
    return None


def listed(text):
    """The items of a cell that lists organisations or States, in order, each once.

    Separated by ``;`` or line ends; failing these by commas, but not before a small letter ("Министерство экологии, геологии
    и природных ресурсов" is one ministry) nor within brackets ("(Комитет по водным ресурсам, Комитет геологии)").
    """
    parts = _LIST.split(text)
    if len(parts) == 1:
        parts = _COMMA_BETWEEN_NAMES.split(text)
    return unique(cleaned(_BULLET.sub("", part)) for part in parts)


def listed_among(text, known):
    """``(items, unknown items)`` of a cell whose values come from a list, even when a value of that list holds a comma.

    ``known``: folded value → value as the list spells it. Separated by ``;`` or line ends; failing these by commas, where the
    longest run of parts that is a known value is one item.
    """
    groups = _LIST.split(text)
    parts = [cleaned(_BULLET.sub("", part)) for part in (groups if len(groups) > 1 else text.split(","))]
    items, strangers, at = [], [], 0
    while at < len(parts):
        length = next((n for n in range(_LONGEST_RUN, 0, -1) if folded(", ".join(parts[at : at + n])) in known), 0)
        item = known[folded(", ".join(parts[at : at + length]))] if length else parts[at]
        items.append(item)
        strangers.extend([item] if not length else [])
        at += length or 1
    return unique(items), unique(strangers)


def folded(text):
    """``text`` for comparing: no case, one space, ё as е, curly quotes straight."""
    text = cleaned(text).casefold().replace("ё", "е").replace("’", "'").replace("\n", " ")
    return _COMMA.sub(", ", text) if "," in text else text


def unique(items):
    """The non-empty items in order, each once."""
    return tuple(dict.fromkeys(item for item in items if item))


class Keys:
    """Keys of the rows of one file, stable over imports.

    A key is the digest (``core.canonical``) of what identifies a row in its source, plus the number of the occurrence among rows
    of the file that are identified alike: UPR Info has three pairs of equal rows, and each row stays itself.
    """

    def __init__(self, format_name):
        self._format = format_name
        self._seen = Counter()

    def key(self, *identity):
        """The key of the next row identified by these texts."""
        plain = digest([self._format, *(part and folded(part) for part in identity)])
        self._seen[plain] += 1
        return plain if self._seen[plain] == 1 else digest([plain, self._seen[plain]])
