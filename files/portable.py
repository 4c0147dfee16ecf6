"""PDF documents: readable by everybody, and on wish without what they say about their maker."""

import io
import re

import pikepdf
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Keys in which programs keep who made a thing, when and with what; they are taken off every object of the file.
_TELLING_KEYS = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/CreatorInfo")
_TELLING_NOTES = ("/T", "/M", "/CreationDate", "/NM", "/RC", "/Subj")  # of a comment: the reviewer's name and clock
_ACTIVE_KEYS = ("/JavaScript", "/JS", "/XFA")
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # in a scan: neither a stuffed byte nor a restart


def check_pdf(file):
    """Raise ``ValidationError`` for a PDF that is damaged or protected with a password."""
    _opened(file).close()


def strip_pdf(file):
    """The document as bytes, with its pages and nothing about its maker: no author, program, dates, XMP, names on comments,
    nothing a camera wrote into its pictures.

    Raises ``ValidationError`` when it cannot be done: it carries an electronic signature, other files or scripts.
    """
    with _opened(file) as pdf:
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        for thing in _dictionaries(pdf):
            _refuse_what_stays(thing)
            _strip(thing)
        for page in pdf.pages:
            for note in page.get("/Annots", ()):
                _strip_note(note)
        out = io.BytesIO()
        try:
            pdf.save(out, fix_metadata_version=False, deterministic_id=True)
        except (pikepdf.PdfError, RuntimeError):
            raise _damaged() from None
        return out.getvalue()


def _opened(file):
    file.seek(0)
    try:
        pdf = pikepdf.open(file)
        pages = len(pdf.pages)
    except pikepdf.PasswordError:
        raise ValidationError(
            _("The file is protected with a password: nobody could read it."), code="locked"
        ) from None
    except (pikepdf.PdfError, ValueError, RuntimeError):
        raise _damaged() from None
    if not pages:
        raise _damaged()
    return pdf


def _dictionaries(pdf):
    """Every dictionary and stream of the file, those inside others too."""
    waiting = list(pdf.objects)
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            waiting += [value for value in dict(thing.items()).values() if _is_inside(value)]
            yield thing
        elif isinstance(thing, pikepdf.Array):
            waiting += [value for value in thing if _is_inside(value)]


def _is_inside(value):
    # What is indirect stands in ``pdf.objects`` itself; following it from here would never end.
    return isinstance(value, (pikepdf.Dictionary, pikepdf.Array)) and not value.is_indirect


def _refuse_what_stays(thing):
    if thing.get("/Type") in ("/EmbeddedFile", "/Filespec"):
        _refuse(_("The document carries other files. Take them out and send it again."))
    if thing.get("/FT") == "/Sig" and "/V" in thing:
        _refuse(_("The document is signed electronically: freeing it of its maker would break the signature."))
    if any(key in thing for key in _ACTIVE_KEYS):
        _refuse(_("The document contains scripts and cannot be freed of what it says about its maker."))


def _strip(thing):
    for key in _TELLING_KEYS:
        if key in thing:
            del thing[key]
    if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
        _strip_image(thing)


def _strip_note(note):
    if note.get("/Subtype") == "/Widget":
        return  # a form's field: there /T is what the field is called
    for key in _TELLING_NOTES:
        if key in note:
            del note[key]


def _strip_image(image):
    filters = image.get("/Filter")
    filters = list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    if "/JPXDecode" in filters or ("/DCTDecode" in filters and len(filters) > 1):
        _refuse(_("A picture in the document cannot be freed of what it says about its maker."))
    if filters == ["/DCTDecode"]:
        options = {"decode_parms": image["/DecodeParms"]} if "/DecodeParms" in image else {}
        image.write(_bare_jpeg(image.read_raw_bytes()), filter=pikepdf.Name("/DCTDecode"), **options)


def _bare_jpeg(raw):
    """The JPEG without notes of cameras and programs and without anything behind its end; its pixels are not touched."""
    if raw[:2] != b"\xff\xd8":
        raise _damaged()
    kept, at = [raw[:2]], 2
    while raw[at + 1 : at + 2] != b"\xd9":
        if raw[at : at + 1] != b"\xff" or at + 4 > len(raw):
            raise _damaged()
        marker, end = raw[at + 1], at + 2 + int.from_bytes(raw[at + 2 : at + 4], "big")
        if marker == 0xDA:
            found = _NEXT_MARKER.search(raw, end)
            end = found.start() if found else len(raw)
        # APP0 (JFIF) and APP14 (Adobe) say how colours are stored; the other APPs and the comment are notes.
        if not (0xE1 <= marker <= 0xED or marker in (0xEF, 0xFE)):
            kept.append(raw[at:end])
        at = end
        if at >= len(raw):
            break  # some programs leave the end mark out
    return b"".join([*kept, b"\xff\xd9"])


def _refuse(sentence):
    raise ValidationError(sentence, code="unstrippable")


def _damaged():
    return ValidationError(_("The file is damaged: it cannot be opened."), code="damaged")
