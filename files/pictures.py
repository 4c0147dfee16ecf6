"""Pictures: not too large to be opened, and without what a camera wrote into them."""

import io
import warnings

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

MAX_PIXELS = 60_000_000  # a phone takes 12 to 50 million; a flood picture of 20 kB claims thousands of millions
_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
_OPTIONS = {"JPEG": {"quality": 92, "subsampling": 0}, "WEBP": {"quality": 92, "method": 4}, "PNG": {"optimize": True}}


def check_picture(file):
    """Raise ``ValidationError`` for a picture that is damaged or would flood the memory of whoever opens it."""
    _opened(file)


def strip_picture(file, mime):
    """The picture as bytes, turned upright, with its pixels and nothing else: no place, time, camera, maker, preview.

    Raises ``ValidationError`` when it cannot be done: a damaged or moving picture.
    """
    picture = _opened(file)
    # MPO is what many phones save as .jpg: the photo and a small second picture behind it, which goes too.
    if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:
        raise ValidationError(
            _("A moving picture cannot be freed of what it says about its maker."), code="unstrippable"
        )
    try:
        upright = ImageOps.exif_transpose(picture)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise _damaged() from None
    if upright.mode not in ("RGB", "RGBA", "L"):
        upright = upright.convert("RGBA" if "transparency" in upright.info or "A" in upright.mode else "RGB")
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    out, form = io.BytesIO(), _FORMATS[mime]
    bare.save(out, form, **_OPTIONS[form])
    return out.getvalue()


def _opened(file):
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is the stricter one
            picture = Image.open(file, formats=list(_FORMATS.values()))
    except Image.DecompressionBombError:
        raise _too_large() from None
    except (OSError, SyntaxError, ValueError):
        raise _damaged() from None
    if picture.width * picture.height * getattr(picture, "n_frames", 1) > MAX_PIXELS:
        raise _too_large()
    return picture


def _damaged():
    return ValidationError(_("The picture is damaged: it cannot be opened."), code="damaged")


def _too_large():
    return ValidationError(
        _("The picture has more than %(millions)s million pixels. Make it smaller and send it again."),
        code="too_large",
        params={"millions": MAX_PIXELS // 1_000_000},
    )
