"""Pages go over the wire compressed: a public one weighs at most 100 kB (docs/decisions/weight-of-a-page.md)."""

from django.middleware.gzip import GZipMiddleware


class CompressedPages(GZipMiddleware):
    """Django's own, with its guard against BREACH (a random length), for pages alone: static files were compressed when they
    were collected, and what people sent in is streamed as it is."""

    def process_response(self, request, response):
        return response if response.streaming else super().process_response(request, response)
