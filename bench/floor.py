"""The floor: what Django itself costs here. A view with Django's own middleware that selects 25 rows and renders a table."""

from django.http import HttpResponse
from django.template import Context, Template
from django.urls import path

from core.seeing import shown_to
from recommendations.models import Recommendation

MIDDLEWARE = [
    "bench.floor.OwnAddresses",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
PRINTED = ("ref", "title", "lead__name", "adopted_on", "position", "declared", "settlement")
TABLE = Template("""<!doctype html><title>Floor</title><table>{% for row in rows %}
<tr><td>{{ row.ref }}</td><td>{{ row.title }}</td><td>{{ row.lead.name }}</td><td>{{ row.adopted_on }}</td>
<td>{{ row.get_position_display }}</td><td>{{ row.get_declared_display }}</td><td>{{ row.get_settlement_display }}</td></tr>
{% endfor %}</table>""")


class OwnAddresses:
    """Sends every request to this file's one address."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.urlconf = "bench.floor"
        return self.get_response(request)


@shown_to("everyone")
def rows(request):
    """The latest 25 rows of the register, as a bare Django view does it."""
    latest = Recommendation.objects.select_related("lead").only(*PRINTED).order_by("-id")[:25]
    return HttpResponse(TABLE.render(Context({"rows": latest})))


urlpatterns = [path("floor/", rows)]
