"""How the tests of meetings open pages and send forms."""

import datetime as dt
import uuid

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from tests.make.participants import client_of


def address(name, *args, language="en"):
    with translation.override(language):
        return reverse(name, args=args)


def html(hat, name, *args, language="en"):
    """The page as this hat gets it."""
    response = client_of(hat).get(address(name, *args, language=language))
    assert response.status_code == 200
    return response.content.decode()


def typed(thing=None, **said):
    """What a browser sends with a step's form."""
    return {"once": uuid.uuid4(), **({"version": thing.version} if thing else {}), **said}


def typed_meeting(body_, **changed):
    """A filled-in form for a new meeting."""
    on = timezone.localdate() + dt.timedelta(days=20)
    said = {"body": body_.pk, "title_ru": "О судах", "kind": "regular", "on": on.isoformat(), "starts": "10:00"}
    said |= {
        "ends": "12:30",
        "zone": "Asia/Almaty",
        "place_ru": "Астана",
        "regime": "on_record",
        "languages": ["kk", "ru"],
    }
    return typed(**{**said, **changed})


def queries(hat, name, *args):
    """How many queries the page takes."""
    client = client_of(hat)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address(name, *args)).status_code == 200
    return len(asked)
