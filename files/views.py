"""Files are served here and nowhere else."""

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views import View

from files.models import StoredFile
from files.storage import open_file

# Nothing in a stored file may run, load or send anything, whatever a browser takes it for. (Chromium's PDF viewer was seen to
# open in this sandbox.)
POLICY = "default-src 'none'; sandbox"


class FileView(View):
    """A file, for whoever may see one of the things it is attached to; for everybody else there is none.

    Nobody's reading is noted (design.md §7).
    """

    shown_to = "visible_to"

    def get(self, request, uid):
        user = request.acting.user
        stored = get_object_or_404(StoredFile.objects.visible_to(user), uid=uid)
        is_public = user is None or StoredFile.objects.visible_to(None).filter(pk=stored.pk).exists()
        etag = quote_etag(stored.sha256)
        not_modified = get_conditional_response(request, etag=etag)
        response = not_modified or self.whole(stored)
        response["ETag"] = etag
        # What is public today may not be tomorrow: caches ask again each time, and are answered without the bytes.
        response["Cache-Control"] = "public, no-cache" if is_public else "private, no-cache"
        return response

    def whole(self, stored):
        """The bytes with the headers that keep them harmless; ``nosniff`` comes from Django's SecurityMiddleware."""
        shown = stored.format.is_inline
        response = FileResponse(
            open_file(stored), as_attachment=not shown, filename=stored.download_name, content_type=stored.mime
        )
        if stored.mime == "text/plain":
            response["Content-Type"] = "text/plain; charset=utf-8"
        response["Content-Security-Policy"] = POLICY
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response
