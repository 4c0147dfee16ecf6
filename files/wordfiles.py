"""Word documents freed of what they say about their maker. What is not known to be harmless is refused, not guessed at."""

import io
import re
import zipfile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from docx import Document
from lxml import etree

from files.pictures import strip_picture

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICIAL = "application/vnd.openxmlformats-officedocument."
# Parts that are the text and its looks, by the end of their content type.
_TEXT_PARTS = (
    "document.main",
    "styles",
    "numbering",
    "settings",
    "fontTable",
    "webSettings",
    "header",
    "footer",
    "footnotes",
    "endnotes",
    "theme",
)
_PICTURES = {"image/png": "image/png", "image/jpeg": "image/jpeg", "image/jpg": "image/jpeg"}
# Relations whose target only tells of the maker; the document reads the same without it.
_DROPPED = (
    "/people",
    "/customXml",
    "/customXmlProps",
    "/stylesWithEffects",
    "/glossaryDocument",
    "/attachedTemplate",
    "/printerSettings",
    "/thumbnail",
    "/extended-properties",
    "/custom-properties",
    "/core-properties",
)
_TELLING_FIELDS = re.compile(r"\b(AUTHOR|LASTSAVEDBY|USERNAME|USERINITIALS|USERADDRESS|FILENAME|TEMPLATE)\b")
_PATH = re.compile(r"(^[A-Za-z]:\\|^\\\\|^/|^file:)")
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the zip's own zero


def strip_docx(file):
    """The document as bytes, with its text and looks and nothing about its maker: no properties, editing sessions, paths.

    Raises ``ValidationError`` when it cannot be done: tracked changes, comments, embedded objects, unknown parts.
    """
    file.seek(0)
    try:
        package = Document(file).part.package
    except (KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError, OSError):
        raise ValidationError(_("The file is damaged: it cannot be opened."), code="damaged") from None
    _drop_relations(package)
    for part in package.iter_parts():
        _drop_relations(part)
    for part in package.iter_parts():
        _strip_part(part)
    saved = io.BytesIO()
    package.save(saved)
    return _without_times(saved)


def _drop_relations(source):
    for key, relation in list(source.rels.items()):
        if relation.reltype.endswith(_DROPPED):
            del source.rels[key]
        elif relation.is_external and not relation.reltype.endswith("/hyperlink"):
            _refuse(_("The document is linked to files outside it. Take the links out and send it again."))


def _strip_part(part):
    kind = part.content_type
    if kind in _PICTURES:
        part._blob = strip_picture(io.BytesIO(part.blob), _PICTURES[kind])
    elif kind.startswith(_OFFICIAL) and kind.removesuffix("+xml").endswith(_TEXT_PARTS):
        _strip_xml(part)
    else:
        _refuse(_("The document has parts that cannot be freed of what they say about its maker: comments or objects."))


def _strip_xml(part):
    # python-docx parses the parts it knows; the others (footnotes, theme) it carries as bytes.
    is_parsed = hasattr(part, "element")
    root = part.element if is_parsed else etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))
    for element in list(root.iter(etree.Element)):
        _strip_element(element)
    if not is_parsed:
        part._blob = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _strip_element(element):
    if element.get(_W + "author"):
        _refuse(_("The document keeps tracked changes with names. Accept or reject all changes and send it again."))
    said = element.text if element.tag == _W + "instrText" else element.get(_W + "instr")
    if said and _TELLING_FIELDS.search(said):
        _refuse(
            _("The document prints its author or file name by itself. Replace the field by text and send it again.")
        )
    if element.tag in (_W + "rsids", _W + "attachedTemplate"):
        element.getparent().remove(element)
        return
    for name in list(element.attrib):
        if name.startswith(_W + "rsid"):
            del element.attrib[name]
    if element.tag.endswith("}cNvPr") or element.tag.endswith("}docPr"):
        _strip_picture_names(element)


def _strip_picture_names(element):
    """A picture's name is its file's name, and old programs wrote its whole path as description."""
    element.set("name", "")
    if _PATH.match(element.get("descr", "")):
        del element.attrib["descr"]


def _without_times(saved):
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bare:
        for name in packed.namelist():
            bare.writestr(zipfile.ZipInfo(name, _NO_TIME), packed.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _refuse(sentence):
    raise ValidationError(sentence, code="unstrippable")
