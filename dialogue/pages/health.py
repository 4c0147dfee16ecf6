"""Is the process alive, is the platform fit to serve: answers for machines, outside the languages."""

from django.db import connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache


@never_cache
def alive(request):
    """The process answers; asks nobody else."""
    return JsonResponse({"alive": True})


@never_cache
def ready(request):
    """The platform can do its work."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return JsonResponse({"fit": True})
