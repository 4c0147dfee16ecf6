"""In which language an address without one is answered (design.md §5.17): cookie → account → Accept-Language → Kazakh.

Pages themselves are told apart by their prefix alone. The cookie remembers the language a person read last; no page asks it.
"""

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation import get_language_from_path, get_language_from_request

KEPT = 365 * 24 * 60 * 60  # seconds


def language_for(request):
    """The language for a reader whose address names none. Asks the database for the account only when no cookie says it."""
    offered = dict(settings.LANGUAGES)
    if (kept := request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)) in offered:
        return kept
    if request.user.is_authenticated and request.user.language in offered:
        return request.user.language
    return get_language_from_request(request)


class LanguageMiddleware(LocaleMiddleware):
    """Django's own, which sends a bare address to its page, with the account asked too. Stands behind the middleware that knows
    who is signed in."""

    def process_response(self, request, response):
        """Redirect a bare address that has a page; remember the language of a page that was read."""
        read = get_language_from_path(request.path_info)
        if response.status_code == 404 and not read:
            translation.activate(language_for(request))
        response = super().process_response(request, response)
        is_page = response.status_code == 200 and request.method == "GET"
        if read and is_page and request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != read:
            _remember(response, read)
        return response


def _remember(response, language):
    how = {name: getattr(settings, f"LANGUAGE_COOKIE_{name.upper()}") for name in ("secure", "httponly", "samesite")}
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=KEPT, **how)
